import { defineFlow, say } from "../conversation/flow.ts";
import { isEmergency } from "../domain/incident.ts";
import { acknowledgeIncident } from "../domain/incident-response.ts";
import { listOpenOffers } from "../domain/overview.ts";
import { unitLabel } from "../domain/property.ts";
import { acceptWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { cardLines, workButtons } from "./card.ts";
import { acknowledgedReply } from "./incident-card.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** A member of staff takes an order that was offered (R3). */
export const accept = defineFlow({
  name: "accept",
  for: isStaff,
  words: "flow-accept",
  button: { verb: "accept", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({ orders: await listOpenOffers(db, who.personId) }),
  stop: nothingToDo("no-open-offers"),
  answers: { workOrderId: orderAnswer },
  steps: { workOrderId: whichOrder },
  async finish(tx, { answers: { workOrderId }, facts, seed, who, now, policies }) {
    if (await isEmergency(tx, workOrderId))
      return acknowledgedReply(await acknowledgeIncident(tx, { workOrderId, personId: who.personId, now, policies }));
    const round = seed.round ?? facts.orders.find(({ id }) => id === workOrderId)?.round ?? 0;
    const order = await acceptWorkOrder(tx, { workOrderId, round, personId: who.personId, now, policies });
    const card = cardLines(order, { unit: await unitLabel(tx, order.request.unitId) }, { withContact: true });
    return [say(text("accepted", { card }), workButtons({ ...order, status: "accepted" }))];
  },
});
