import { defineFlow, say } from "../conversation/flow.ts";
import { listMyOrders, listOpenOffers } from "../domain/overview.ts";
import { text } from "../text.ts";
import { offerButtons, workButtons } from "./card.ts";
import { isStaff } from "./which-order.ts";

/** What is on a member of staff's plate: offers to answer, orders to do. */
export const myOrders = defineFlow({
  name: "my-orders",
  for: isStaff,
  words: "flow-my-orders",
  seed: {},
  facts: async (db, who) => ({
    offers: await listOpenOffers(db, who.personId),
    orders: await listMyOrders(db, who.personId),
  }),
  answers: {},
  steps: {},
  stop({ facts }) {
    const { offers, orders } = facts;
    if (offers.length + orders.length === 0) return [say(text("no-orders-of-mine"))];
    return [
      ...orders.map((order) =>
        say(
          text("my-order", {
            number: order.request.number,
            content: order.request.content,
            state: text(`progress-${order.status}`),
          }),
          workButtons(order),
        ),
      ),
      ...offers.map((order) =>
        say(text("my-offer", { number: order.request.number, content: order.request.content }), offerButtons(order)),
      ),
    ];
  },
  finish: async () => [],
});
