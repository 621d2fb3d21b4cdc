import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { addCallbackWords, rateInChat, satisfactions } from "../domain/callback.ts";
import { text } from "../text.ts";
import { idInButton } from "./which-order.ts";

const seedSchema = z.tuple([idInButton, z.coerce.number().pipe(z.literal(satisfactions))]);
const noWords = { key: "none", value: "", label: text("no-wishes") };

/** One press tells how satisfied the resident is; it counts at once, words may follow (C2, C3). */
export const rate = defineFlow({
  name: "rate",
  for: (who) => who.personId !== undefined,
  button: { verb: "rate", seed: readSeed },
  seed: { callbackId: 0, satisfaction: 5 as (typeof satisfactions)[number] },
  answers: {},
  steps: {},
  async finish(tx, { seed: { callbackId, satisfaction }, who, now, policies }) {
    await rateInChat(tx, { callbackId, satisfaction, personId: who.personId, now, policies });
    const thanks = satisfaction > 2 ? "rate-thanks" : "rate-sorry";
    return { replies: [say(text(thanks))], takeUp: { button: `rate-words:${callbackId}:${satisfaction}` } };
  },
});

/** What was missing, and what the resident suggests. */
export const rateWords = defineFlow({
  name: "rate-words",
  for: (who) => who.personId !== undefined,
  button: { verb: "rate-words", seed: readSeed },
  seed: { callbackId: 0, satisfaction: 5 as (typeof satisfactions)[number] },
  answers: { shortcomings: z.string().max(1_000), suggestions: z.string().max(1_000) },
  steps: {
    shortcomings: {
      when: ({ seed }) => seed.satisfaction <= 3,
      ask: () => text("rate-ask-shortcomings"),
      choices: () => [noWords],
      read: (words) => words,
    },
    suggestions: { ask: () => text("rate-ask-suggestions"), choices: () => [noWords], read: (words) => words },
  },
  async finish(tx, { answers: { shortcomings, suggestions }, seed: { callbackId }, who }) {
    const words = { shortcomings: shortcomings || null, suggestions: suggestions || null };
    await addCallbackWords(tx, { callbackId, personId: who.personId, ...words });
    return [say(text("rate-noted"))];
  },
});

function readSeed(args: readonly string[]) {
  const parsed = seedSchema.safeParse(args);
  return parsed.success ? { callbackId: parsed.data[0], satisfaction: parsed.data[1] } : undefined;
}
