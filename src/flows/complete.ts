import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { isEmergency } from "../domain/incident.ts";
import { endIncident } from "../domain/incident-response.ts";
import { listMyOrders } from "../domain/overview.ts";
import { completeWorkOrder } from "../domain/sign-off.ts";
import { text } from "../text.ts";
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
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ kind }) => kind === "repair" || kind === "emergency"),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, result: z.string().min(1).max(1_000) },
  steps: {
    workOrderId: whichOrder,
    result: {
      ask: () => text("complete-ask-result"),
      read: (words) => words,
      unclear: text("complete-unclear-result"),
    },
  },
  async finish(tx, { answers: { workOrderId, result }, who, files, now, policies }) {
    const { personId, accountId } = who;
    if (await isEmergency(tx, workOrderId))
      return endedReply(await endIncident(tx, { workOrderId, result, files, accountId, personId, now, policies }));
    const order = await completeWorkOrder(tx, { workOrderId, result, files, accountId, personId, now, policies });
    return [say(text("complete-noted", { number: order.request.number }))];
  },
});
