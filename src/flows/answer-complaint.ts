import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { answerComplainant, terms } from "../domain/complaint-letter.ts";
import { text } from "../text.ts";
import { moment } from "./card.ts";
import { termChoices } from "./propose-remedy.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

/** An answer for the time being: what is being done, and when the next one comes (K7). */
export const answerComplaint = defineFlow({
  name: "answer-complaint",
  for: isStaff,
  button: { verb: "answer-complaint", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: { words: z.string().min(2).max(1_000), term: z.enum(terms) },
  steps: {
    words: { ask: () => text("complaint-answer-ask"), read: (words) => words },
    term: { ask: () => text("complaint-answer-term"), choices: () => termChoices },
  },
  async finish(tx, { answers, seed: { requestId }, who, now, policies }) {
    const action = { requestId, personId: who.personId, now, policies };
    const { number, nextAnswerAt } = await answerComplainant(tx, { ...action, ...answers });
    return [say(text("complaint-answer-sent", { number, at: moment(nextAnswerAt, who.property?.zone ?? "UTC") }))];
  },
});
