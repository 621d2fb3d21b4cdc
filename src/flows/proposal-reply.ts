import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { replyToProposal } from "../domain/complaint-word.ts";
import { text } from "../text.ts";
import { type LetterSeed, letterSeed } from "./which-complaint.ts";

/** The proposal suits the complainant (K6). */
export const suits = defineFlow({
  name: "suits",
  for: (who) => who.personId !== undefined,
  button: { verb: "suits", seed: letterSeed },
  seed: { letterId: 0 } as LetterSeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { letterId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await replyToProposal(tx, { letterId, personId, suits: true, words: "", now, policies });
    return [say(text("suits-noted", { number }))];
  },
});

/** It does not, and why. */
export const suitsNot = defineFlow({
  name: "suits-not",
  for: (who) => who.personId !== undefined,
  button: { verb: "suits-not", seed: letterSeed },
  seed: { letterId: 0 } as LetterSeed,
  answers: { words: z.string().min(1).max(1_000) },
  steps: { words: { ask: () => text("suits-not-ask"), read: (words) => words } },
  async finish(tx, { answers: { words }, seed: { letterId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await replyToProposal(tx, { letterId, personId, suits: false, words, now, policies });
    return [say(text("suits-not-noted", { number }))];
  },
});
