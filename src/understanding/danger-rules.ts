import * as frame from "./danger-frames.ts";
import { type Sign, signs } from "./danger-signs.ts";
import type { EmergencyKind } from "./meaning.ts";
import type { Clause } from "./normalize.ts";
import type { Reading } from "./reading.ts";

/** What the known signs of danger make of a text. */
export interface Signalled {
  /** The gravest danger that is spoken of as here and now. */
  readonly gravest: { readonly kind: EmergencyKind; readonly confidence: number } | null;
  /** Kinds whose signs are there, in whatever sense. */
  readonly spoken: ReadonlySet<EmergencyKind>;
}

const worthAsking = 0.3;

/** Looks for the known signs of danger (E1-E11), and weighs how each is spoken of. */
export function readSigns(reading: Reading): Signalled {
  const { clauses } = reading;
  const spoken = new Set<EmergencyKind>();
  const masked = mask(reading);
  let gravest: Signalled["gravest"] = null;
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index];
    if (!clause) continue;
    const words = masked.slice(clause.at, clause.at + clause.text.length);
    for (const sign of signs) {
      const found = sign.words.exec(words);
      if (!found) continue;
      if (sign.unless?.test(words)) {
        spoken.add(sign.kind);
        continue;
      }
      if (sign.near && !sign.near.test(around(reading, index, 2, 2))) continue;
      spoken.add(sign.kind);
      const confidence = weigh(reading, masked, sign, index, found);
      if (confidence >= worthAsking && (!gravest || confidence > gravest.confidence))
        gravest = { kind: sign.kind, confidence };
    }
  }
  return { gravest, spoken };
}

/** Names of things that hold a word of danger (a fire lane, people concerned) are blanked. */
export function mask({ text, hits }: Reading): string {
  let masked = "";
  let from = 0;
  for (const { meaning, at, end } of hits) {
    if (!meaning.includes("mask") || at < from) continue;
    masked += text.slice(from, at) + "〇".repeat(end - at);
    from = end;
  }
  return masked + text.slice(from);
}

/** The clauses before and after, as far as they belong to the same breath. */
function around({ clauses, text }: Reading, index: number, before: number, after: number): string {
  const first = clauses[Math.max(0, index - before)];
  const last = clauses[Math.min(clauses.length - 1, index + after)];
  return first && last ? text.slice(first.at, last.at + last.text.length + 1) : "";
}

function sentenceOf({ clauses, text }: Reading, { sentence }: Clause): string {
  const own = clauses.filter((clause) => clause.sentence === sentence);
  const last = own.at(-1);
  return text.slice(own[0]?.at ?? 0, last ? last.at + last.text.length + 1 : 0);
}

function weigh(reading: Reading, masked: string, sign: Sign, index: number, found: RegExpExecArray): number {
  const clause = reading.clauses[index];
  if (!clause) return 0;
  const words = masked.slice(clause.at, clause.at + clause.text.length);
  const ahead = words.slice(0, found.index);
  const behind = words.slice(found.index + found[0].length);
  const near = around(reading, index, 1, 1);
  const sentence = sentenceOf(reading, clause);
  const now = frame.present.test(near);

  if ((frame.denial.test(ahead) && !frame.notDenied.test(ahead)) || frame.denialAfter.test(behind)) return 0;
  if (frame.hearsay.test(sentence) || frame.wish.test(words)) return 0;
  if (frame.suppose.test(around(reading, index, 1, 0)) && !/现在|正在|刚才|刚刚/.test(words)) return 0;
  if (frame.asked.test(near) && !now) return 0;
  if (frame.experience.test(words)) return 0;
  if (frame.over.test(around(reading, index, 0, 3))) return 0;
  if (frame.thanked.test(reading.text) && frame.helped.test(reading.text) && !/现在|正在|快来|快点|马上|now/.test(near))
    return 0;
  if (frame.past.test(around(reading, index, 2, 0)) && !/现在|正在|刚才|刚刚|又|now/.test(words)) return 0;
  if (!sign.looming && frame.risk.test(ahead + (found[0].length > 12 ? "" : found[0]))) return 0;
  if (/隐患|风险|的(可能|危险)|怎么(预防|防)|hazard|risk/.test(behind) && !now) return 0;
  if (frame.habit.test(around(reading, index, 1, 0)) && !/现在|正在|刚才|刚刚|now/.test(words)) return 0;

  let confidence = sign.sure;
  if (
    frame.yesterday.test(around(reading, index, 2, 0)) &&
    !sign.lasting &&
    !/现在|到现在|还在|还没/.test(reading.text)
  )
    confidence *= 0.62;
  if (frame.whatNow.test(near)) confidence *= frame.happening.test(words + clause.mark) ? 0.9 : 0.5;
  if (/吗|是不是|会不会|么$/.test(words) || clause.mark === "?") confidence *= 0.7;
  if (frame.noHurry.test(reading.text)) confidence *= 0.4;
  if (formal(reading)) confidence *= now && /现在|正在|刚刚|刚才|快来|马上派|到现在|right now/.test(near) ? 0.8 : 0.25;
  else if (now || clause.mark === "!") confidence += (1 - confidence) * 0.3;
  return Math.min(0.99, Math.round(confidence * 100) / 100);
}

/** A letter tells of a grievance with all its dangers; who is in danger does not write one. */
export function formal({ text, groups }: Reading): boolean {
  if (text.length < 70) return false;
  const grievance = (
    ["letter", "closers", "anger", "unsolved", "complain", "developer", "owners", "fear"] as const
  ).filter((group) => groups.has(group)).length;
  return grievance >= 3 || (text.length > 160 && grievance >= 2);
}
