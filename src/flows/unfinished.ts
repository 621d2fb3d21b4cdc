import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { sayUnfinished, type UnfinishedReason, unfinishedReasons } from "../domain/unfinished.ts";
import { text } from "../text.ts";
import { idInButton, isStaff } from "./which-order.ts";

const seedSchema = z.tuple([idInButton, z.iso.date(), z.enum(unfinishedReasons)]);

/** The worker says why a repair is not finished today (R12). */
export const unfinished = defineFlow({
  name: "unfinished",
  for: isStaff,
  uninterrupted: true,
  button: {
    verb: "unfinished",
    seed: (args) => {
      const parsed = seedSchema.safeParse(args);
      if (!parsed.success) return undefined;
      const [workOrderId, day, reason] = parsed.data;
      return { workOrderId, day, reason };
    },
  },
  seed: { workOrderId: 0, day: "1970-01-01", reason: "other" as UnfinishedReason },
  answers: { words: z.string().min(1).max(300) },
  steps: {
    words: {
      when: ({ seed }) => seed.reason === "other",
      ask: () => text("unfinished-ask-words"),
      read: (words) => words,
    },
  },
  async finish(tx, { answers, seed, who: { personId }, now, policies }) {
    const words = answers.words ?? null;
    const { request } = await sayUnfinished(tx, { ...seed, words, personId, now, policies });
    return [say(text("unfinished-noted", { number: request.number }))];
  },
});
