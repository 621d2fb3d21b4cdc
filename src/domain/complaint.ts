import type { Policy } from "../policy.ts";
import { minuteAt, timeOn } from "./calendar.ts";

/** What a complaint is about (K3). */
export const complaintKinds = ["equipment", "attitude", "quality", "incident", "other"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How much weight it has (K4), the least first. */
export const severities = ["minor", "important", "major"] as const;
export type Severity = (typeof severities)[number];

/** How far a complaint is (K5-K7). */
export const complaintStages = [
  "received",
  "explaining",
  "proposing",
  "approving",
  "asking",
  "carrying-out",
  "done",
  "closed",
  "withdrawn",
] as const;
export type ComplaintStage = (typeof complaintStages)[number];

const open = complaintStages.filter((stage) => stage !== "closed" && stage !== "withdrawn");

/** The life of a complaint: every change of stage there is. */
export const complaintLife = {
  /** Not justified, or against a rule: an explanation waits for its approval (K5, K14). */
  explain: { from: ["received"], to: "explaining" },
  explained: { from: ["explaining"], to: "done" },
  explainAgain: { from: ["explaining"], to: "received" },
  /** Justified: a department has to propose a remedy (K5, K6). */
  takeUp: { from: ["received"], to: "proposing" },
  propose: { from: ["proposing"], to: "approving" },
  approve: { from: ["approving"], to: "asking" },
  proposeAgain: { from: ["approving"], to: "proposing" },
  suits: { from: ["asking"], to: "carrying-out" },
  suitsNot: { from: ["asking"], to: "proposing" },
  carryOut: { from: ["carrying-out"], to: "done" },
  settle: { from: ["done"], to: "closed" },
  /** The complainant is not content with what was done or explained. */
  unsettle: { from: ["done"], to: "received" },
  reopen: { from: ["closed"], to: "received" },
  withdraw: { from: open, to: "withdrawn" },
} as const satisfies Record<string, { from: readonly ComplaintStage[]; to: ComplaintStage }>;
export type ComplaintMove = keyof typeof complaintLife;

export function isOpenStage(stage: string): boolean {
  return open.some((known) => known === stage);
}

/** What a resident says of it that gives it weight (K4). */
export interface Claims {
  /** A promised or contracted service is missing. */
  readonly promised: boolean;
  /** They have raised it several times. */
  readonly often: boolean;
  /** Somebody was hurt, or lost much. */
  readonly harm: boolean;
  /** It has gone on for a month or longer. */
  readonly long: boolean;
}

/** Major, important or minor by the rules of K4. */
export function severityOf({
  kind,
  claims,
  raisedCount,
  often,
}: {
  kind: ComplaintKind;
  claims: Claims;
  raisedCount: number;
  often: number;
}): Severity {
  if (claims.harm || claims.long || (claims.promised && claims.often) || raisedCount >= often) return "major";
  // Facilities have limits; how we behave, work and keep order is ours.
  return kind === "attitude" || kind === "quality" || kind === "incident" || claims.promised ? "important" : "minor";
}

/** The heavier of two. */
export function heavier(one: Severity, other: Severity): Severity {
  return severities.indexOf(one) >= severities.indexOf(other) ? one : other;
}

/** By when a complaint received at `at` is answered: the same day, or by noon of the next one when it came after duty hours (K7). */
export function answerDue(at: Date, { hours, by, late }: Policy["complaint"], zone: string): Date {
  const minute = minuteAt(at, zone);
  if (minute >= hours.fromMinute && minute < hours.toMinute) return timeOn(at, 0, Math.max(by, hours.toMinute), zone);
  const today = timeOn(at, 0, late, zone);
  return minute < hours.fromMinute && today > at ? today : timeOn(at, 1, late, zone);
}

/** A person's words without what would name them. */
export function redacted(words: string, names: readonly string[]): string {
  return names.filter((name) => name.length > 1).reduce((left, name) => left.replaceAll(name, "〇〇"), words);
}
