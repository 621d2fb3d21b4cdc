import { featuresOf } from "./features.ts";
import { intentModel } from "./intent-model.ts";
import { type Chances, LinearModel } from "./linear-model.ts";
import { type Intent, intents } from "./meaning.ts";
import type { Reading } from "./reading.ts";

export type CalmIntent = Exclude<Intent, "emergency">;

const known: ReadonlySet<string> = new Set(intents);
const isIntent = (name: string): name is Intent => known.has(name);
const model = new LinearModel<Intent>(intentModel, isIntent);

// Words of our trade in a form never seen are still about our trade.
const strangerLean = { other: -1.2 };

/** What the model makes of a text. */
export interface Weighed {
  /** How likely each intent is where nobody is in danger, the likeliest first. */
  readonly calm: Chances<CalmIntent>;
  /** How much the text sounds like a cry for help, as log odds. */
  readonly outcry: number;
}

export function weighIntents(reading: Reading): Weighed {
  const chances = model.chances(featuresOf(reading), reading.groups.size === 0 ? {} : strangerLean);
  const danger = chances.find(([intent]) => intent === "emergency")?.[1] ?? 0;
  const rest = Math.max(1e-9, 1 - danger);
  const calm = chances.flatMap(([intent, chance]) =>
    intent === "emergency" ? [] : [[intent, chance / rest] as const],
  );
  return { calm, outcry: Math.log(Math.max(1e-9, danger) / rest) };
}
