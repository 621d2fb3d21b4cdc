import { z } from "zod";
import { type AnyFlow, defineFlow, say } from "../conversation/flow.ts";
import {
  answerKeyConsent,
  approveKeyEntry,
  arriveForKey,
  askKeyEntry,
  enterWithKey,
  findKeyEntry,
  leaveWithKey,
  listKeyItem,
} from "../domain/key-entry.ts";
import { type ApprovalPart, approvalParts } from "../domain/key-part.ts";
import { listMyOrders } from "../domain/overview.ts";
import { text } from "../text.ts";
import { insideButtons, keyButton } from "./key-words.ts";
import { idInButton, isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The worker asks to go in with the spare key (R9). */
const ask = defineFlow({
  name: "key-entry",
  for: isStaff,
  words: "flow-key-entry",
  uninterrupted: true,
  button: { verb: "key-entry", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ request }) => request.unitId !== null),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, reason: z.string().min(1).max(300) },
  steps: {
    workOrderId: whichOrder,
    reason: { ask: () => text("key-ask-reason"), read: (words) => words },
  },
  async finish(tx, { answers, who: { personId }, now, policies }) {
    const { entryId, order, consented } = await askKeyEntry(tx, { ...answers, personId, now, policies });
    const { number } = order.request;
    if (!consented) return [say(text("key-consent-asked", { number }))];
    return [say(text("key-asked", { number }), [keyButton("key-present", entryId)])];
  },
});

const entrySeed = (args: readonly string[]) => {
  const id = idInButton.safeParse(args[0]);
  return id.success ? { entryId: id.data } : undefined;
};
const consentSchema = z.tuple([idInButton, z.enum(["yes", "no"])]);

/** The resident agrees later, or does not. */
const consent = defineFlow({
  name: "key-consent",
  for: (who) => who.personId !== undefined,
  button: {
    verb: "key-consent",
    seed: (args) => {
      const parsed = consentSchema.safeParse(args);
      return parsed.success ? { entryId: parsed.data[0], agreed: parsed.data[1] === "yes" } : undefined;
    },
  },
  seed: { entryId: 0, agreed: false },
  answers: {},
  steps: {},
  async finish(tx, { seed, who: { personId }, now, policies }) {
    const { request } = await answerKeyConsent(tx, { ...seed, personId, now, policies });
    const { number } = request;
    return [say(seed.agreed ? text("key-consent-noted", { number }) : text("key-consent-refused", { number }))];
  },
});

const approvalSchema = z.tuple([idInButton, z.enum(approvalParts)]);

/** A head approves the use of the key. */
const approve = defineFlow({
  name: "key-approve",
  for: isStaff,
  button: {
    verb: "key-approve",
    seed: (args) => {
      const parsed = approvalSchema.safeParse(args);
      return parsed.success ? { entryId: parsed.data[0], part: parsed.data[1] } : undefined;
    },
  },
  seed: { entryId: 0, part: "manager" as ApprovalPart },
  answers: {},
  steps: {},
  async finish(tx, { seed, who: { personId }, now, policies }) {
    const { request } = await approveKeyEntry(tx, { ...seed, personId, now, policies });
    return [say(text("key-approved-noted", { number: request.number, part: text(`key-part-${seed.part}`) }))];
  },
});

/** Somebody stands at the door for their department. */
const present = defineFlow({
  name: "key-present",
  for: isStaff,
  button: { verb: "key-present", seed: entrySeed },
  seed: { entryId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed, who: { personId }, now, policies }) {
    const { request } = await arriveForKey(tx, { ...seed, personId, now, policies });
    return [say(text("key-present-noted", { number: request.number }), insideButtons({ id: seed.entryId }))];
  },
});

/** The three go in together. */
const enter = defineFlow({
  name: "key-enter",
  for: isStaff,
  button: { verb: "key-enter", seed: entrySeed },
  seed: { entryId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed, who: { personId }, now, policies }) {
    const { request } = await enterWithKey(tx, { ...seed, personId, now, policies });
    return [say(text("key-entered-noted", { number: request.number }), insideButtons({ id: seed.entryId }))];
  },
});

/** Belongings that have to be moved, with a photo. */
const item = defineFlow({
  name: "key-item",
  for: isStaff,
  photos: "take",
  uninterrupted: true,
  button: { verb: "key-item", seed: entrySeed },
  seed: { entryId: 0 },
  answers: { words: z.string().min(1).max(300), photo: z.literal(true) },
  steps: {
    words: { ask: () => text("key-ask-item"), read: (said) => said },
    photo: { ask: () => text("key-ask-photo"), photos: true, unclear: text("visit-unclear-photo") },
  },
  async finish(tx, { answers: { words }, seed, files, who: { personId, accountId }, now, policies }) {
    const { request } = await listKeyItem(tx, { ...seed, words, files, personId, accountId, now, policies });
    return [say(text("key-item-noted", { number: request.number }), insideButtons({ id: seed.entryId }))];
  },
});

/** One leaves, and so all do. */
const leave = defineFlow({
  name: "key-leave",
  for: isStaff,
  button: { verb: "key-leave", seed: entrySeed },
  seed: { entryId: 0 },
  facts: async (db, _who, { seed }) => ({ moved: ((await findKeyEntry(db, seed.entryId))?.items.length ?? 0) > 0 }),
  answers: { restored: z.boolean() },
  steps: {
    restored: {
      when: ({ facts }) => facts.moved === true,
      ask: () => text("key-ask-restored"),
      choices: () => [
        { key: "yes", value: true, label: text("key-restored") },
        { key: "no", value: false, label: text("key-not-restored") },
      ],
    },
  },
  async finish(tx, { answers, seed, who: { personId }, now, policies }) {
    const restored = answers.restored ?? null;
    const { request } = await leaveWithKey(tx, { ...seed, restored, personId, now, policies });
    return [say(text("key-left-noted", { number: request.number }))];
  },
});

/** Going in with the spare key, from asking to leaving (R9). */
export const keyFlows: readonly AnyFlow[] = [ask, consent, approve, present, enter, item, leave];
