import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { noteWordByPhone } from "../domain/complaint-word.ts";
import { text } from "../text.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

/** The complainant gave their word on the phone; whoever called writes it down (X3). */
export const complaintWord = defineFlow({
  name: "complaint-word",
  for: isStaff,
  button: { verb: "complaint-word", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: { content: z.boolean(), words: z.string().min(1).max(1_000) },
  steps: {
    content: {
      ask: () => text("word-ask-content"),
      choices: () => [
        { key: "yes", value: true, label: text("word-yes") },
        { key: "no", value: false, label: text("word-no") },
      ],
    },
    words: { ask: () => text("word-ask-words"), read: (words) => words },
  },
  async finish(tx, { answers, seed: { requestId }, who, now, policies }) {
    const { number } = await noteWordByPhone(tx, { requestId, ...answers, personId: who.personId, now, policies });
    return [say(text("word-noted", { number }))];
  },
});
