import { z } from "zod";
import { type Button, defineFlow, type Reply, say } from "../conversation/flow.ts";
import { sayInHandoff, type Talk, takeHandoff } from "../domain/handoff.ts";
import { endHandoff } from "../domain/handoff-end.ts";
import { isLanguage, languages, text } from "../text.ts";
import { idInButton, isStaff, type OrderSeed, orderSeed } from "./which-order.ts";

/** While a chat is handed over, what both sides write goes to the other one (Q8). */
export const talk = defineFlow({
  name: "talk",
  for: (who) => who.speakingTo !== undefined || who.handoff?.since !== undefined,
  takesOver: (who) => who.handoff?.since ?? (who.speakingTo === undefined ? undefined : new Date(0)),
  photos: "take",
  seed: {},
  answers: { words: z.string().max(4_000) },
  steps: { words: { ask: () => text("talk-ask-words"), read: (words) => words } },
  understand: (words) => ({ words }),
  async finish(tx, { answers: { words = "" }, who, files, now }) {
    const { accountId, personId, handoff, speakingTo } = who;
    const from = handoff?.since === undefined ? "staff" : "resident";
    const handoffId = from === "resident" ? (handoff?.id ?? 0) : (speakingTo ?? 0);
    const { to } = await sayInHandoff(tx, { handoffId, from, personId, accountId, words, files, now });
    return from === "resident" ? [] : [say(text("talk-passed", { name: to }))];
  },
});

/** A member of staff who has the call speaks in the chat instead. */
export const talkReply = defineFlow({
  name: "talk-reply",
  for: isStaff,
  button: { verb: "reply", seed: orderSeed },
  seed: {} as OrderSeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { workOrderId = 0 }, who, now, policies }) {
    const { personId, conversationId = 0 } = who;
    const taken = await takeHandoff(tx, { workOrderId, personId, conversationId, now, policies });
    return [taken ? talkCard(taken) : say(text("talk-no-chat"))];
  },
});

/** The chat goes back to the bot. */
export const talkEnd = defineFlow({
  name: "talk-end",
  for: (who) => who.handoff !== undefined || isStaff(who),
  words: "flow-talk-end",
  button: {
    verb: "talk-end",
    seed: (args): { handoffId?: number } | undefined => {
      const handoffId = idInButton.safeParse(args[0]);
      return handoffId.success ? { handoffId: handoffId.data } : undefined;
    },
  },
  seed: {} as { handoffId?: number },
  answers: {},
  steps: {},
  stop: ({ seed, who }) =>
    seed.handoffId === undefined && !who.handoff && who.speakingTo === undefined ? [say(text("talk-none"))] : undefined,
  async finish(tx, { seed, who, now, policies }) {
    const handoffId = seed.handoffId ?? who.handoff?.id ?? who.speakingTo ?? 0;
    const { by, number } = await endHandoff(tx, { handoffId, personId: who.personId, now, policies });
    return [say(text(by === "staff" ? "talk-end-staff" : "talk-end-resident", { number }))];
  },
});

/** Who is there, in which language, and what they said last. */
export function talkCard({ handoffId, name, unit, language, words }: Talk): Reply {
  const spoken = isLanguage(language) ? language : languages[0];
  const lines = [
    text("talk-card-name", { name }),
    ...(unit === null ? [] : [text("talk-card-unit", { unit })]),
    text("talk-card-language", { language: text(`language-${spoken}`) }),
    ...(words === "" ? [] : [text("talk-card-words", { words })]),
  ];
  return say(text("talk-card", { lines }), talkButtons(handoffId));
}

function talkButtons(handoffId: number): readonly Button[] {
  return [{ label: text("button-talk-end"), value: `talk-end:${handoffId}` }];
}
