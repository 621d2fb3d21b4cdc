import type { Understanding } from "./understand.ts";

/** What somebody who knows says a text means. A part that is left out is not judged. */
export interface Labels {
  readonly intent?: string | undefined;
  readonly category?: string | null | undefined;
  readonly emergency?: string | null | undefined;
  readonly unit?: Readonly<Record<string, unknown>> | null | undefined;
  readonly availability?: { readonly from: string | null; readonly to: string | null } | null | undefined;
}

/** A text as meant and as understood, and how long that took. */
export interface Judged {
  readonly text: string;
  readonly meant: Labels;
  readonly said: Pick<Understanding, "intent" | "category" | "emergency" | "unit" | "availability">;
  readonly ms: number;
}

export interface ClassScore {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly count: number;
}

export interface Scores {
  readonly intents: readonly ClassScore[];
  readonly macroF1: number;
  readonly emergencyRecall: number;
  readonly emergencyPrecision: number;
  /** Of the dangers found, how many are of the right kind. */
  readonly emergencyKind: number;
  /** Of repairs. */
  readonly category: number;
  readonly unit: number;
  readonly availability: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Compares what was understood with what was meant. Nothing to compare counts as 1. */
export function score(judged: readonly Judged[]): Scores {
  const intents = scoreClasses(judged);
  const dangers = judged.filter(({ meant }) => meant.emergency !== undefined);
  const found = dangers.filter(({ meant, said }) => meant.emergency && said.emergency);
  return {
    intents,
    macroF1: intents.length === 0 ? 1 : intents.reduce((sum, { f1 }) => sum + f1, 0) / intents.length,
    emergencyRecall: part(found.length, dangers.filter(({ meant }) => meant.emergency).length),
    emergencyPrecision: part(found.length, dangers.filter(({ said }) => said.emergency).length),
    emergencyKind: part(
      found.filter(({ meant, said }) => said.emergency?.kind === meant.emergency).length,
      found.length,
    ),
    category: share(
      judged.filter(({ meant }) => meant.intent === "repair" && meant.category),
      ({ meant, said }) => said.category === meant.category,
    ),
    unit: share(
      judged.filter(({ meant }) => meant.unit !== undefined),
      ({ meant, said }) => sameUnit(meant.unit ?? null, said.unit),
    ),
    availability: share(
      judged.filter(({ meant }) => meant.availability !== undefined),
      ({ meant, said }) => sameSpan(meant.availability ?? null, said.availability),
    ),
    medianMs: quantile(
      judged.map(({ ms }) => ms),
      0.5,
    ),
    p99Ms: quantile(
      judged.map(({ ms }) => ms),
      0.99,
    ),
  };
}

function scoreClasses(judged: readonly Judged[]): ClassScore[] {
  const labelled = judged.filter(({ meant }) => meant.intent !== undefined);
  const names = [...new Set(labelled.map(({ meant }) => meant.intent ?? ""))].sort();
  return names.map((name) => {
    const meant = labelled.filter((each) => each.meant.intent === name);
    const said = labelled.filter((each) => each.said.intent === name);
    const both = meant.filter((each) => each.said.intent === name).length;
    return {
      name,
      precision: part(both, said.length),
      recall: part(both, meant.length),
      f1: (2 * both) / (meant.length + said.length),
      count: meant.length,
    };
  });
}

function sameUnit(meant: Readonly<Record<string, unknown>> | null, said: Understanding["unit"]): boolean {
  if (!meant || !said) return !meant === !said;
  return (["building", "entrance", "floor", "room"] as const).every((key) => (meant[key] ?? "") === (said[key] ?? ""));
}

function sameSpan(meant: Understanding["availability"], said: Understanding["availability"]): boolean {
  if (!meant || !said) return meant === said;
  return sameMoment(meant.from, said.from) && sameMoment(meant.to, said.to);
}

function sameMoment(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);
}

function share<Item>(items: readonly Item[], right: (item: Item) => boolean): number {
  return part(items.filter(right).length, items.length);
}

function part(count: number, of: number): number {
  return of === 0 ? 1 : count / of;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
