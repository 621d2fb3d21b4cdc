import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { carryOutRemedy } from "../domain/complaint-letter.ts";
import { text } from "../text.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

/** What was agreed with the complainant has been carried out (K6). */
export const carryOut = defineFlow({
  name: "carry-out",
  for: isStaff,
  button: { verb: "carry-out", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: { words: z.string().min(2).max(1_000) },
  steps: { words: { ask: () => text("carry-out-ask-words"), read: (words) => words } },
  async finish(tx, { answers: { words }, seed: { requestId }, who, now, policies }) {
    const { number } = await carryOutRemedy(tx, { requestId, words, personId: who.personId, now, policies });
    return [say(text("carry-out-noted", { number }))];
  },
});
