import { defineFlow, say } from "../conversation/flow.ts";
import { repairAfterIncident } from "../domain/incident-report.ts";
import { text } from "../text.ts";
import { isStaff, type OrderSeed, orderSeed } from "./which-order.ts";

/** One press turns what an emergency left broken into a repair. */
export const repairAfterEmergency = defineFlow({
  name: "repair-after-emergency",
  for: isStaff,
  button: { verb: "to-repair", seed: orderSeed },
  seed: {} as OrderSeed,
  number: "BX",
  answers: {},
  steps: {},
  async finish(tx, { seed: { workOrderId = 0 }, who: { personId }, number, now, policies }) {
    await repairAfterIncident(tx, { workOrderId, personId, number, now, policies });
    return [say(text("repair-filed", { number }))];
  },
});
