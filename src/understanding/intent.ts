import { featuresOf } from "./features.ts";
import { intentModel } from "./intent-model.ts";
import { type Chances, LinearModel } from "./linear-model.ts";
import { type Intent, intents } from "./meaning.ts";
import type { Reading } from "./reading.ts";

/** Danger is no matter of likelihood and is read by its own rules. */
export type CalmIntent = Exclude<Intent, "emergency">;

const known: ReadonlySet<string> = new Set(intents.filter((intent) => intent !== "emergency"));
const isIntent = (name: string): name is CalmIntent => known.has(name);
const model = new LinearModel<CalmIntent>(intentModel, isIntent);

// Words of our trade in a form never seen are still about our trade.
const strangerLean = { other: -1.2 };

/** How likely each intent is where nobody is in danger, the likeliest first. */
export function weighIntents(reading: Reading): Chances<CalmIntent> {
  return model.chances(featuresOf(reading), reading.groups.size === 0 ? {} : strangerLean);
}
