import { type Group, lexicon } from "./lexicon.ts";
import type { Hit } from "./matcher.ts";
import { type Clause, type Normal, normalize } from "./normalize.ts";
import { type Trade, things } from "./things.ts";

/** What a word may stand for: a group of the lexicon, or a thing that breaks. */
export type Sense = Group | "thing";

/** A text with the words found in it. */
export interface Reading extends Normal {
  readonly hits: readonly Hit<readonly Group[]>[];
  /** The groups of each clause. */
  readonly said: readonly ReadonlySet<Sense>[];
  readonly groups: ReadonlySet<Sense>;
  /** Things that break, in the order of the text. */
  readonly named: readonly Hit<readonly [Trade, number]>[];
}

let last: { readonly raw: string; readonly reading: Reading } | undefined;

/** Reads a text; the same text asked for again, as several questions do in a turn, is read once. */
export function readText(raw: string): Reading {
  if (last?.raw !== raw) last = { raw, reading: read(raw) };
  return last.reading;
}

function read(raw: string): Reading {
  const normal = normalize(raw);
  const hits = lexicon.all(normal.text, (meaning) => meaning.length === 1 && meaning[0] === "mask");
  const said = normal.clauses.map(() => new Set<Sense>());
  const groups = new Set<Sense>();
  let clause = 0;
  for (const hit of hits) {
    while (clause < normal.clauses.length - 1 && hit.at >= endOf(normal.clauses[clause])) clause++;
    for (const group of hit.meaning) {
      said[clause]?.add(group);
      groups.add(group);
    }
  }
  const named = things.all(normal.text, () => true);
  clause = 0;
  for (const { meaning, at } of named) {
    if (meaning[1] < 2) continue;
    while (clause < normal.clauses.length - 1 && at >= endOf(normal.clauses[clause])) clause++;
    said[clause]?.add("thing");
    groups.add("thing");
  }
  return { ...normal, hits, said, groups, named };
}

function endOf(clause: Clause | undefined): number {
  return clause ? clause.at + clause.text.length : 0;
}
