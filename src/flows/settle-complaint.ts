import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { settleComplaint } from "../domain/complaint-word.ts";
import { text } from "../text.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";

/** The complainant says that the matter is settled: only this closes it (X3). */
export const settled = defineFlow({
  name: "settled",
  for: (who) => who.personId !== undefined,
  button: { verb: "settled", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { requestId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await settleComplaint(tx, { requestId, personId, settled: true, words: "", now, policies });
    return [say(text("settled-thanks", { number }))];
  },
});

/** It is not, and what is still missing. */
export const unsettled = defineFlow({
  name: "unsettled",
  for: (who) => who.personId !== undefined,
  button: { verb: "unsettled", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: { words: z.string().min(1).max(1_000) },
  steps: { words: { ask: () => text("unsettled-ask"), read: (words) => words } },
  async finish(tx, { answers: { words }, seed: { requestId }, who, now, policies }) {
    const { personId } = who;
    const { number } = await settleComplaint(tx, { requestId, personId, settled: false, words, now, policies });
    return [say(text("unsettled-noted", { number }))];
  },
});
