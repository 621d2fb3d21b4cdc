import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { isEmergency } from "../domain/incident.ts";
import { endIncident } from "../domain/incident-response.ts";
import { listMyOrders } from "../domain/overview.ts";
import { findApproved } from "../domain/quote.ts";
import { completeWorkOrder } from "../domain/sign-off.ts";
import { text } from "../text.ts";
import { readAmount } from "../understanding/price-lines.ts";
import { money } from "./bill-words.ts";
import { endedReply } from "./incident-card.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The worker reports a repair as done, with what was done (R10). */
export const complete = defineFlow({
  name: "complete",
  for: isStaff,
  words: "flow-complete",
  casual: true,
  photos: "take",
  uninterrupted: true,
  button: { verb: "complete", seed: orderSeed },
  seed: {} as OrderSeed,
  factsBy: ["workOrderId"],
  facts: async (db, who, { seed, answers }) => {
    const mine = await listMyOrders(db, who.personId);
    const orders = mine.filter(({ kind }) => kind === "repair" || kind === "emergency");
    const meant = answers.workOrderId ?? seed.workOrderId ?? (orders.length === 1 ? orders[0]?.id : undefined);
    const agreed = meant === undefined ? null : await findApproved(db, meant);
    return { orders, agreedCents: agreed?.totalCents };
  },
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, result: z.string().min(1).max(1_000), amountCents: z.int().min(0) },
  steps: {
    workOrderId: whichOrder,
    result: {
      ask: () => text("complete-ask-result"),
      read: (words) => words,
      unclear: text("complete-unclear-result"),
    },
    // The resident confirms it with the repair; more than was agreed is never asked for (R5).
    amountCents: {
      when: ({ facts }) => typeof facts.agreedCents === "number",
      ask: ({ facts }) => text("complete-ask-amount", { amount: money(facts.agreedCents ?? 0) }),
      choices: ({ facts: { agreedCents = 0 } }) => [
        { key: "agreed", value: agreedCents, label: text("complete-agreed-amount", { amount: money(agreedCents) }) },
      ],
      read: (words) => readAmount(words),
      valid: (amount, { facts }) => typeof facts.agreedCents !== "number" || amount <= facts.agreedCents,
      unclear: text("complete-unclear-amount"),
    },
  },
  async finish(tx, { answers: { workOrderId, result, amountCents }, who, files, now, policies }) {
    const { personId, accountId } = who;
    if (await isEmergency(tx, workOrderId))
      return endedReply(await endIncident(tx, { workOrderId, result, files, accountId, personId, now, policies }));
    const done = { workOrderId, result, amountCents, files, accountId, personId, now, policies };
    const order = await completeWorkOrder(tx, done);
    return [say(text("complete-noted", { number: order.request.number }))];
  },
});
