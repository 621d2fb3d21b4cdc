import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { assignWorkOrder, listAssignable } from "../domain/dispatch.ts";
import { text } from "../text.ts";
import { type OrderSeed, orderSeed } from "./which-order.ts";

/** A head gives an order to somebody (指派). */
export const assign = defineFlow({
  name: "assign",
  for: (who) => who.staff !== undefined && ["supervisor", "manager", "front-desk"].includes(who.staff.role),
  button: { verb: "assign", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who, { seed: { workOrderId = 0 }, now, policies }) => ({
    candidates: await listAssignable(db, { workOrderId, personId: who.personId, now, policies }),
  }),
  stop: ({ facts }) => (facts.candidates.length === 0 ? [say(text("assign-nobody"))] : undefined),
  answers: { staffId: z.int() },
  steps: {
    staffId: {
      ask: () => text("assign-ask-who"),
      choices: ({ facts }) =>
        facts.candidates.slice(0, 20).map(({ staff, onDuty, openCount }) => ({
          key: String(staff.id),
          value: staff.id,
          label: text(onDuty ? "assign-candidate" : "assign-candidate-off-duty", {
            name: staff.name,
            count: openCount,
          }),
        })),
    },
  },
  async finish(tx, { answers: { staffId }, seed, who, now, policies }) {
    const { order, assignee } = await assignWorkOrder(tx, {
      workOrderId: seed.workOrderId ?? 0,
      staffId,
      personId: who.personId,
      now,
      policies,
    });
    return [say(text("assigned", { number: order.request.number, name: assignee.name }))];
  },
});
