import { defineFlow, say } from "../conversation/flow.ts";
import { viewComplaint } from "../domain/complaint-view.ts";
import { getWorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { complaintButtons, complaintCard } from "./complaint-card.ts";
import { isStaff, type OrderSeed, orderSeed } from "./which-order.ts";

/** Somebody who works on a complaint looks at it, and at what comes next. */
export const complaintFile = defineFlow({
  name: "complaint-file",
  for: isStaff,
  button: { verb: "complaint", seed: orderSeed },
  seed: {} as OrderSeed,
  answers: {},
  steps: {},
  async finish(tx, { seed: { workOrderId = 0 }, who }) {
    const { requestId } = await getWorkOrder(tx, workOrderId, who.property?.id);
    const view = await viewComplaint(tx, requestId, who.personId);
    return [say(text("complaint-file", { card: complaintCard(view) }), complaintButtons(view))];
  },
});
