import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { addCallbackWords, listRateable, rateInChat, rateUnasked, satisfactions } from "../domain/callback.ts";
import { text } from "../text.ts";
import { idInButton } from "./which-order.ts";
import { requestChoices } from "./which-request.ts";

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

/** The resident rates something that is over, whenever they like (C3). */
export const rateRequest = defineFlow({
  name: "rate-request",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-rate-request",
  wants: (words) => (/^(?:我)?(?:要|想)?(?:评价|評價|打分|评分|評分)|\brate\b/i.test(words) ? 0.8 : 0),
  seed: {},
  facts: async (db, who, { now }) => ({ requests: await listRateable(db, who.personId, now) }),
  stop: ({ facts }) => (facts.requests.length === 0 ? [say(text("rate-nothing"))] : undefined),
  answers: { requestId: z.int(), satisfaction: z.literal(satisfactions) },
  steps: {
    requestId: {
      ask: () => text("ask-which-request"),
      choices: ({ facts }) => requestChoices(facts.requests),
      given: ({ facts }) => (facts.requests.length === 1 ? facts.requests[0]?.id : undefined),
    },
    satisfaction: {
      ask: ({ answers, facts }) =>
        text("rate-ask", { number: facts.requests.find(({ id }) => id === answers.requestId)?.number ?? "" }),
      choices: () =>
        satisfactions.map((value) => ({ key: String(value), value, label: text(`satisfaction-${value}`) })),
    },
  },
  async finish(tx, { answers: { requestId, satisfaction }, facts, who, now, policies }) {
    const { callbackId } = await rateUnasked(tx, { requestId, satisfaction, personId: who.personId, now, policies });
    const number = facts.requests.find(({ id }) => id === requestId)?.number ?? "";
    const sorry = number.startsWith("BX") ? "rate-sorry" : "rate-sorry-reported";
    return {
      replies: [say(text(satisfaction > 2 ? "rate-thanks" : sorry))],
      takeUp: { button: `rate-words:${callbackId}:${satisfaction}` },
    };
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
