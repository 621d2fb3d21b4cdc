import { defineFlow, say } from "../conversation/flow.ts";
import { takeHandoff } from "../domain/handoff.ts";
import { isEmergency } from "../domain/incident.ts";
import { acknowledgeIncident } from "../domain/incident-response.ts";
import { listOpenOffers } from "../domain/overview.ts";
import { acceptWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { cardLines, workButtons } from "./card.ts";
import { acknowledgedReply } from "./incident-card.ts";
import { orderPlace } from "./order-place.ts";
import { talkCard } from "./talk.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** A member of staff takes an order that was offered (R3). */
export const accept = defineFlow({
  name: "accept",
  for: isStaff,
  words: "flow-accept",
  casual: true,
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
    const place = await orderPlace(tx, order, who.personId);
    const card = cardLines(order, place, { withContact: true });
    const accepted = say(text("accepted", { card }), workButtons({ ...order, status: "accepted" }));
    if (order.kind !== "talk-call" || who.conversationId === undefined) return [accepted];
    // The resident still waits in the chat: from now on the two talk there.
    const { personId, conversationId } = who;
    const taken = await takeHandoff(tx, { workOrderId, personId, conversationId, waiting: true, now, policies });
    return taken ? [accepted, talkCard(taken)] : [accepted];
  },
});
