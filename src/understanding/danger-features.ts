import * as frame from "./danger-frames.ts";
import { formal, mask, readSigns, type Signalled } from "./danger-rules.ts";
import { dangerWords } from "./danger-words.ts";
import { FeatureBag, hashName, mix, seed } from "./feature-bag.ts";
import { lengthOf } from "./features.ts";
import { emergencyKinds } from "./meaning.ts";
import { addPieces } from "./pieces.ts";
import type { Reading } from "./reading.ts";

const framing = [
  frame.present,
  frame.past,
  frame.yesterday,
  frame.experience,
  frame.over,
  frame.habit,
  frame.suppose,
  frame.asked,
  frame.whatNow,
  frame.happening,
  frame.risk,
  frame.hearsay,
  frame.thanked,
  frame.helped,
  frame.wish,
  frame.noHurry,
  frame.unharmed,
].map((words, index) => ({ number: index + 1, words }));

const held = seed(21);
const paired = seed(22);
const across = seed(23);
const framed = seed(24);
const frames = seed(25);
const ends = seed(26);
const signs = seed(27);
const long = seed(28);
const marks = seed(29);
const group = seed(30);
const plain = hashName("plain", 31);
const shared = new FeatureBag();
const letterLike = /尊敬的|领导|有关部门|此致|恳请|盼复|to whom it may concern|yours/;

export interface DangerFeatures {
  readonly bag: FeatureBag;
  readonly signalled: Signalled;
}

/**
 * What a text shows about danger, each with its strength: the senses of its words, which stand together in a clause or in the text, how
 * they are spoken of, what the known signs say, marks and length, and pieces of words. The bag is the same one each time.
 */
export function dangerFeaturesOf(reading: Reading): DangerFeatures {
  const bag = shared;
  bag.empty();
  const { clauses, text, groups } = reading;
  const signalled = readSigns(reading);
  const masked = mask(reading);

  const perClause = clauses.map((clause) => {
    const found = new Set<number>();
    for (const hit of dangerWords.all(masked.slice(clause.at, clause.at + clause.text.length), () => false))
      for (const sense of hit.meaning) found.add(sense);
    return found;
  });
  const whole = new Set(perClause.flatMap((found) => [...found]));
  const used = whole.size;
  const share = 1.8 / Math.sqrt(Math.max(4, used));

  for (const sense of whole) bag.add(mix(held, sense), share);
  perClause.forEach((found, index) => {
    const clause = clauses[index];
    if (!clause) return;
    const list = [...found].slice(0, 10);
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++)
        bag.add(
          mix(mix(paired, Math.min(list[i] ?? 0, list[j] ?? 0)), Math.max(list[i] ?? 0, list[j] ?? 0)),
          share * 0.6,
        );
    const here = framing.filter(({ words: how }) => how.test(clause.text));
    for (const { number } of here) {
      bag.add(mix(frames, number), 0.5);
      for (const sense of list) bag.add(mix(mix(framed, number), sense), share * 0.5);
    }
    if (here.every(({ number }) => number === 1 || number === 10)) {
      bag.add(plain, 0.3);
      for (const sense of list) bag.add(mix(mix(framed, 0), sense), share * 0.6);
    }
    if (index === clauses.length - 1) for (const sense of list) bag.add(mix(ends, sense), share * 0.5);
  });
  const everywhere = [...whole].sort((a, b) => a - b).slice(0, 14);
  for (let i = 0; i < everywhere.length; i++)
    for (let j = i + 1; j < everywhere.length; j++)
      bag.add(mix(mix(across, everywhere[i] ?? 0), everywhere[j] ?? 0), share * 0.4);

  const { gravest, spoken } = signalled;
  if (gravest) {
    bag.add(mix(signs, gravest.confidence >= 0.7 ? 1 : 2), 0.8);
    bag.add(mix(mix(signs, 3), emergencyKinds.indexOf(gravest.kind)), 0.8);
  } else bag.add(mix(signs, spoken.size > 0 ? 4 : 5), 0.6);
  if (!gravest && frame.unharmed.test(text)) bag.add(mix(signs, spoken.size > 0 ? 7 : 8), 1);
  for (const kind of spoken) bag.add(mix(mix(signs, 6), emergencyKinds.indexOf(kind)), 0.4);

  for (const each of groups) bag.add(hashName(each, 1 + group), 0.25);
  const last = clauses.at(-1);
  if (/[?]|[吗呢么]$/.test(last ? last.text + last.mark : "")) bag.add(mix(marks, 1), 0.6);
  if (/[?]|吗/.test(text)) bag.add(mix(marks, 2), 0.5);
  if (text.includes("!")) bag.add(mix(marks, 3), 0.5);
  if (formal(reading)) bag.add(mix(marks, 4), 0.8);
  if (letterLike.test(text)) bag.add(mix(marks, 5), 0.5);
  bag.add(mix(long, lengthOf(text)), 0.4);

  const from = bag.size;
  for (const clause of clauses) addPieces(bag, clause);
  bag.share(from, 1.6 / Math.sqrt(Math.max(8, bag.size - from)));
  return { bag, signalled };
}
