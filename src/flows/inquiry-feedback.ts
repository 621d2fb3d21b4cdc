import { z } from "zod";
import { type Button, defineFlow, type Reply, say, type Who } from "../conversation/flow.ts";
import { askAgain } from "../domain/answer.ts";
import { findInquiry, type Resident, rateAnswer, type Taken, takeInquiry, wantWritten } from "../domain/inquiry.ts";
import { text } from "../text.ts";
import { moment } from "./card.ts";
import { idInButton } from "./which-order.ts";

interface InquirySeed {
  readonly inquiryId: number;
}

function inquirySeed(args: readonly string[]): InquirySeed | undefined {
  const parsed = z.tuple([idInButton]).safeParse(args);
  return parsed.success ? { inquiryId: parsed.data[0] } : undefined;
}

const noWords = { key: "none", value: "", label: text("no-wishes") };

/** Under every answer. */
export function helpedButtons(inquiryId: number): readonly Button[] {
  return [
    { label: text("button-helped"), value: `helped:${inquiryId}` },
    { label: text("button-not-helped"), value: `not-helped:${inquiryId}` },
  ];
}

/** A question that a colleague will answer: number and time; in writing, if it is wanted so. */
export function takenReply(
  id: "inquiry-taken" | "inquiry-taken-written" | "inquiry-taken-principle",
  { inquiryId, number, by }: Taken,
  zone: string,
  more: Readonly<Record<string, string>> = {},
): Reply {
  const said = { id, args: { number, by: moment(by, zone), ...more } };
  if (id === "inquiry-taken-written") return say(said);
  return say(said, [{ label: text("button-written-answer"), value: `written-answer:${inquiryId}` }]);
}

/** As much of a question as reminds of it. */
export function shortened(question: string): string {
  const line = question.replace(/\s+/g, " ");
  return [...line].length > 40 ? `${[...line].slice(0, 40).join("")}…` : line;
}

/** Somebody who can be answered by a colleague; staff ask each other, and strangers say who they are first. */
export function residentOf({ personId, property, staff, name = "", phone = "", units }: Who): Resident | undefined {
  if (personId === undefined || !property || staff) return undefined;
  return { personId, property, name, phone, unitId: units.length === 1 ? units[0]?.id : undefined };
}

/** The answer helped (Q7). */
export const helped = defineFlow({
  name: "helped",
  inGroups: true,
  for: () => true,
  button: { verb: "helped", seed: inquirySeed },
  seed: { inquiryId: 0 } as InquirySeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { inquiryId }, who }) {
    await rateAnswer(tx, { inquiryId, accountId: who.accountId, personId: who.personId, helped: true });
    return [say(text("helped-thanks"))];
  },
});

/** The answer did not help: a colleague takes the question over, or looks at it once more. */
export const notHelped = defineFlow({
  name: "not-helped",
  inGroups: true,
  for: () => true,
  button: { verb: "not-helped", seed: inquirySeed },
  seed: { inquiryId: 0 } as InquirySeed,
  facts: async (db, who, { seed: { inquiryId } }) => ({
    inquiry: await findInquiry(db, { inquiryId, accountId: who.accountId, personId: who.personId }),
  }),
  answers: { remark: z.string().max(1_000) },
  steps: {
    remark: {
      when: ({ facts: { inquiry } }) => Boolean(inquiry?.requestId && inquiry.answeredAt),
      ask: () => text("not-helped-ask"),
      choices: () => [noWords],
      read: (words) => words,
    },
  },
  async finish(tx, { answers, seed: { inquiryId }, who, now, policies }) {
    const whose = { inquiryId, accountId: who.accountId, personId: who.personId };
    const { question, requestId, written } = await rateAnswer(tx, { ...whose, helped: false });
    const resident = residentOf(who);
    if (!resident) return [say(text(who.staff ? "inquiry-unanswered-staff" : "inquiry-unanswered-stranger"))];
    const moment = { now, policies };
    const taken =
      requestId === null
        ? await takeInquiry(tx, { ...moment, resident, inquiryId, question, written, role: "front-desk" })
        : await askAgain(tx, { ...moment, inquiryId, personId: resident.personId, remark: answers.remark ?? "" });
    return [takenReply(written ? "inquiry-taken-written" : "inquiry-taken", taken, resident.property.zone)];
  },
});

/** The resident wants the answer in writing (Q2). */
export const writtenAnswer = defineFlow({
  name: "written-answer",
  for: (who) => who.personId !== undefined,
  button: { verb: "written-answer", seed: inquirySeed },
  seed: { inquiryId: 0 } as InquirySeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { inquiryId }, who }) {
    await wantWritten(tx, { inquiryId, accountId: who.accountId, personId: who.personId });
    return [say(text("written-answer-noted"))];
  },
});
