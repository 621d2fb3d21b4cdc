import type { Reading, Sense } from "./reading.ts";

const latinWord = /[a-z][a-z']*/g;
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

/**
 * What a text shows to the linear models, each with its strength: which word groups it holds, where and beside which others; pieces of
 * two and three characters, of English single words and pairs; its length and whether it ends in a question. Pieces share one
 * strength, so a long letter does not shout.
 */
export function featuresOf(reading: Reading): Map<string, number> {
  const features = new Map<string, number>();
  const { clauses, said, text } = reading;

  const share = 1.6 / Math.sqrt(Math.max(4, reading.groups.size));
  for (const group of reading.groups) features.set(`@${group}`, share);
  for (const group of said[0] ?? []) features.set(`^${group}`, share / 2);
  for (const group of said.at(-1) ?? []) features.set(`$${group}`, share / 2);
  for (const groups of said) {
    const list = [...groups].slice(0, 8);
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) features.set(`${list[i]}+${list[j]}`, share / 2);
  }

  if (![...reading.groups].some((group) => tells.has(group))) features.set("@nothing", 1);

  const pieces = new Set<string>();
  for (const clause of clauses) {
    const words = clause.text.replace(/[\d\s]+/g, " ");
    for (let i = 0; i < words.length; i++) {
      const code = words.charCodeAt(i);
      if (code < 0x4e00) continue;
      pieces.add(words.charAt(i));
      if (words.charCodeAt(i + 1) < 0x4e00 || i + 1 >= words.length) continue;
      pieces.add(words.slice(i, i + 2));
      if (words.charCodeAt(i + 2) < 0x4e00 || i + 2 >= words.length) continue;
      pieces.add(words.slice(i, i + 3));
    }
    let previous = "";
    for (const [word] of words.matchAll(latinWord)) {
      pieces.add(` ${word}`);
      if (previous !== "") pieces.add(` ${previous} ${word}`);
      previous = word;
    }
  }
  const piece = 2 / Math.sqrt(Math.max(6, pieces.size));
  for (const each of pieces) features.set(each, piece);

  const last = clauses.at(-1);
  if (last && (last.mark === "?" || questionEnd.test(last.text))) features.set("?end", 0.5);
  if (clauses.some(({ mark, text: words }) => mark === "?" || questionEnd.test(words))) features.set("?any", 0.5);
  const length = text.length;
  features.set(
    length < 5 ? "#0" : length < 12 ? "#1" : length < 30 ? "#2" : length < 80 ? "#3" : length < 160 ? "#4" : "#5",
    0.4,
  );
  return features;
}
