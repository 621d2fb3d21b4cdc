import type { EmergencyKind } from "../domain/emergency.ts";

export { type EmergencyKind, emergencyKinds } from "../domain/emergency.ts";

/** What somebody may want who writes in their own words. */
export const intents = [
  "repair",
  "complaint",
  "inquiry",
  "emergency",
  "fee",
  "progress",
  "praise_suggestion",
  "handoff",
  "greeting",
  "other",
] as const;
export type Intent = (typeof intents)[number];

/** What free words mean, each with how sure that is: 0 to 1. */
export interface Meaning {
  readonly intent: Intent;
  readonly confidence: number;
  /** What else they may mean, likeliest first. */
  readonly alternatives: readonly { readonly intent: Intent; readonly confidence: number }[];
  readonly emergency: { readonly kind: EmergencyKind; readonly confidence: number } | null;
}

/** Words that mean nothing in particular. */
export const meaningless: Meaning = { intent: "other", confidence: 0, alternatives: [], emergency: null };

/** How sure it is that words mean this; of all but emergencies: should there be none, which is found out first. */
export function surenessOf({ intent, confidence, alternatives, emergency }: Meaning, wanted: Intent): number {
  const sure =
    intent === wanted ? confidence : (alternatives.find((other) => other.intent === wanted)?.confidence ?? 0);
  const calm = wanted === "emergency" ? 1 : 1 - Math.min(emergency?.confidence ?? 0, 0.9);
  return Math.min(1, sure / calm);
}
