import { defineFlow, say } from "../conversation/flow.ts";
import { listMyOrders } from "../domain/overview.ts";
import { departForWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { workButtons } from "./card.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The worker says that he is on the way. */
export const depart = defineFlow({
  name: "depart",
  for: isStaff,
  words: "flow-depart",
  casual: true,
  button: { verb: "depart", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ kind }) => kind === "repair"),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer },
  steps: { workOrderId: whichOrder },
  async finish(tx, { answers: { workOrderId }, who, now, policies }) {
    const order = await departForWorkOrder(tx, { workOrderId, personId: who.personId, now, policies });
    return [
      say(text("depart-noted", { number: order.request.number }), workButtons({ ...order, status: "on-the-way" })),
    ];
  },
});
