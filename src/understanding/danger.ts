import { dangerFeaturesOf } from "./danger-features.ts";
import { dangerKindModel } from "./danger-kind-model.ts";
import { dangerModel } from "./danger-model.ts";
import type { Signalled } from "./danger-rules.ts";
import { LinearModel } from "./linear-model.ts";
import { type EmergencyKind, emergencyKinds } from "./meaning.ts";
import type { Reading } from "./reading.ts";

/** A danger somebody speaks of. From `certain` on the alarm may ring unasked, below it one press confirms (E10). */
export interface Emergency {
  readonly kind: EmergencyKind;
  readonly confidence: number;
}

export const certain = 0.7;
const worthAsking = 0.3;

/** The model's chances from which a danger is asked about, and from which the alarm may ring; chosen by cross-validation. */
export const flagFrom = 0.3;
export const alarmFrom = 0.6;

export type Peril = "calm" | "danger";
export const perils: readonly Peril[] = ["calm", "danger"];

const known: ReadonlySet<string> = new Set(emergencyKinds);
const perilModel = new LinearModel<Peril>(dangerModel, (name): name is Peril => name === "calm" || name === "danger");
const kindModel = new LinearModel<EmergencyKind>(dangerKindModel, (name): name is EmergencyKind => known.has(name));

/** The danger the words speak of as here and now, or nothing (E1-E11). Doubt lowers the confidence; `outcry` is what the intents' model hears. */
export function readEmergency(reading: Reading, outcry: number): Emergency | null {
  const { bag, signalled } = dangerFeaturesOf(reading);
  const danger = perilModel.chances(bag).find(([peril]) => peril === "danger")?.[1] ?? 0;
  const confidence = confidenceOf(chanceOf(Math.log(Math.max(1e-9, danger) / Math.max(1e-9, 1 - danger)), outcry));
  if (confidence < worthAsking) return null;
  const kind = kindModel.chances(bag, kindLean(signalled))[0]?.[0] ?? "other";
  // One flat without power is seldom an emergency: the alarm waits for a word of the whole house.
  const unsure = kind === "power_cut" && (signalled.gravest?.confidence ?? 0) < certain;
  return { kind, confidence: Math.round(Math.min(confidence, unsure ? certain - 0.01 : 1) * 100) / 100 };
}

/** The signs' own opinion of the kind. */
export function kindLean({ gravest }: Signalled): Partial<Record<EmergencyKind, number>> {
  return gravest ? { [gravest.kind]: 2 * gravest.confidence } : {};
}

/** Two models' opinions as one: of danger, and of what is wanted. Both as log odds. */
export function chanceOf(danger: number, outcry: number): number {
  return 1 / (1 + Math.exp(-(danger + outcry) / 2));
}

/** A chance as a confidence: what is asked about begins at `worthAsking`, what may ring at `certain`. */
function confidenceOf(chance: number): number {
  if (chance < flagFrom) return (chance / flagFrom) * worthAsking * 0.99;
  if (chance < alarmFrom)
    return worthAsking + ((chance - flagFrom) / (alarmFrom - flagFrom)) * (certain - worthAsking - 0.01);
  return certain + ((chance - alarmFrom) / (1 - alarmFrom)) * (0.99 - certain);
}
