import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { decideLetter } from "../domain/complaint-letter.ts";
import { text } from "../text.ts";
import { type LetterSeed, letterSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

/** A supervisor lets a letter to a complainant leave (K6, K13). */
export const approveLetter = defineFlow({
  name: "approve-letter",
  for: isStaff,
  button: { verb: "approve-letter", seed: letterSeed },
  seed: { letterId: 0 } as LetterSeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { letterId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await decideLetter(tx, { letterId, personId, approved: true, remark: "", now, policies });
    return [say(text("letter-approved", { number }))];
  },
});

/** Or returns it, and says why. */
export const returnLetter = defineFlow({
  name: "return-letter",
  for: isStaff,
  button: { verb: "return-letter", seed: letterSeed },
  seed: { letterId: 0 } as LetterSeed,
  answers: { remark: z.string().min(1).max(500) },
  steps: { remark: { ask: () => text("letter-ask-remark"), read: (words) => words } },
  async finish(tx, { answers: { remark }, seed: { letterId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await decideLetter(tx, { letterId, personId, approved: false, remark, now, policies });
    return [say(text("letter-returned", { number }))];
  },
});
