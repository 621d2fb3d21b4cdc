import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { proposeRemedy, terms } from "../domain/complaint-letter.ts";
import { text } from "../text.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

export const termChoices = terms.map((term) => ({ key: term, value: term, label: text(`term-${term}`) }));

/** The department proposes what is done and by when; where we were at fault, with a written apology (K6, K9). */
export const proposeRemedyFlow = defineFlow({
  name: "propose-remedy",
  for: isStaff,
  button: { verb: "propose-remedy", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  facts: async (db, _who, { seed }) => ({
    complaint: await db.complaint.findUnique({ where: { requestId: seed.requestId }, select: { ourFault: true } }),
  }),
  answers: {
    words: z.string().min(2).max(1_000),
    term: z.enum(terms),
    apology: z.string().min(2).max(1_000),
  },
  steps: {
    words: { ask: () => text("propose-ask-words"), read: (words) => words },
    term: { ask: () => text("propose-ask-term"), choices: () => termChoices },
    apology: {
      when: ({ facts }) => facts.complaint?.ourFault === true,
      ask: () => text("propose-ask-apology"),
      read: (words) => words,
    },
  },
  async finish(tx, { answers, facts, seed: { requestId }, who, now, policies }) {
    const apology = facts.complaint?.ourFault ? answers.apology : null;
    const { words, term } = answers;
    const action = { requestId, personId: who.personId, now, policies };
    const { number } = await proposeRemedy(tx, { ...action, words, term, apology });
    return [say(text("letter-to-approval", { number }))];
  },
});
