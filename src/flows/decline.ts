import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { listOpenOffers } from "../domain/overview.ts";
import { declineWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

const reasons = ["busy", "not-my-trade", "off-duty"] as const;

/** A member of staff does not take an order, and says why. */
export const decline = defineFlow({
  name: "decline",
  for: isStaff,
  words: "flow-decline",
  casual: true,
  button: { verb: "decline", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({ orders: await listOpenOffers(db, who.personId) }),
  stop: nothingToDo("no-open-offers"),
  answers: { workOrderId: orderAnswer, reason: z.string().min(1).max(200) },
  steps: {
    workOrderId: whichOrder,
    reason: {
      ask: () => text("decline-ask-reason"),
      choices: () => reasons.map((reason) => ({ key: reason, value: reason, label: text(`decline-${reason}`) })),
      read: (words) => words,
    },
  },
  async finish(tx, { answers: { workOrderId, reason }, facts, seed, who, now, policies }) {
    const round = seed.round ?? facts.orders.find(({ id }) => id === workOrderId)?.round ?? 0;
    const order = await declineWorkOrder(tx, { workOrderId, round, reason, personId: who.personId, now, policies });
    return [say(text("declined", { number: order.request.number }))];
  },
});
