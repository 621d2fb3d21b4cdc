import { FeatureBag, hashName, mix, seed } from "./feature-bag.ts";
import { groups as allGroups } from "./lexicon.ts";
import { addPieces } from "./pieces.ts";
import type { Reading, Sense } from "./reading.ts";

const questionEnd = /[?]|[吗呢么]$/;

const tells: ReadonlySet<Sense> = new Set<Sense>([
  ...([
    "defect",
    "repair_ask",
    "nuisance",
    "anger",
    "unsolved",
    "complain",
    "fee_item",
    "pay",
    "my_bill",
    "tariff",
    "progress",
  ] as const),
  ...([
    "praise",
    "suggest",
    "handoff",
    "greeting",
    "thanks",
    "staff",
    "developer",
    "owners",
    "facility",
    "policy_topic",
  ] as const),
  ...(["home", "public", "thing"] as const),
]);

const numbers = new Map<Sense, number>(([...allGroups, "thing"] as Sense[]).map((sense) => [sense, hashName(sense)]));
const numberOf = (sense: Sense): number => numbers.get(sense) ?? 0;
const held = seed(1);
const begun = seed(2);
const ended = seed(3);
const beside = seed(4);
const nothing = seed(5);
const endsAsked = seed(6);
const asked = seed(7);
const long = seed(8);
const shared = new FeatureBag();

/**
 * What a text shows to the linear models, each with its strength: which word groups it holds, where and beside which others; pieces of
 * one to three characters, English single words and pairs; its length and whether it ends in a question. Pieces share one
 * strength, so a long letter does not shout. The bag is the same one each time.
 */
export function featuresOf(reading: Reading): FeatureBag {
  const bag = shared;
  bag.empty();
  const { clauses, said, text } = reading;

  const share = 1.6 / Math.sqrt(Math.max(4, reading.groups.size));
  for (const group of reading.groups) bag.add(mix(held, numberOf(group)), share);
  for (const group of said[0] ?? []) bag.add(mix(begun, numberOf(group)), share / 2);
  for (const group of said.at(-1) ?? []) bag.add(mix(ended, numberOf(group)), share / 2);
  for (const groups of said) {
    const list = [...groups].slice(0, 8);
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++)
        bag.add(mix(mix(beside, numberOf(list[i] as Sense)), numberOf(list[j] as Sense)), share / 2);
  }
  if (![...reading.groups].some((group) => tells.has(group))) bag.add(nothing, 1);

  const from = bag.size;
  for (const clause of clauses) addPieces(bag, clause);
  bag.share(from, 2 / Math.sqrt(Math.max(6, bag.size - from)));

  const last = clauses.at(-1);
  if (last && (last.mark === "?" || questionEnd.test(last.text))) bag.add(endsAsked, 0.5);
  if (clauses.some(({ mark, text: words }) => mark === "?" || questionEnd.test(words))) bag.add(asked, 0.5);
  bag.add(mix(long, lengthOf(text)), 0.4);
  return bag;
}

/** Lengths of one order count as the same. */
export function lengthOf({ length }: string): number {
  return length < 5 ? 0 : length < 12 ? 1 : length < 30 ? 2 : length < 80 ? 3 : length < 160 ? 4 : 5;
}
