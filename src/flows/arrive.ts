import { defineFlow, say } from "../conversation/flow.ts";
import { isEmergency } from "../domain/incident.ts";
import { arriveAtIncident } from "../domain/incident-response.ts";
import { listMyOrders } from "../domain/overview.ts";
import { arriveAtWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { workButtons } from "./card.ts";
import { incidentButtons } from "./incident-card.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The worker says that he is on the spot. */
export const arrive = defineFlow({
  name: "arrive",
  for: isStaff,
  words: "flow-arrive",
  casual: true,
  button: { verb: "arrive", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ kind }) => kind === "repair" || kind === "emergency"),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer },
  steps: { workOrderId: whichOrder },
  async finish(tx, { answers: { workOrderId }, who, now, policies }) {
    if (await isEmergency(tx, workOrderId)) {
      const incident = await arriveAtIncident(tx, { workOrderId, personId: who.personId, now, policies });
      const buttons = incidentButtons({ ...incident, status: "on-the-spot" }, true);
      return [say(text("arrive-noted", { number: incident.request.number }), buttons)];
    }
    const order = await arriveAtWorkOrder(tx, { workOrderId, personId: who.personId, now, policies });
    return [
      say(text("arrive-noted", { number: order.request.number }), workButtons({ ...order, status: "on-the-spot" })),
    ];
  },
});
