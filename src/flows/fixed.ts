import { defineFlow, say } from "../conversation/flow.ts";
import { listToSign } from "../domain/overview.ts";
import { signOffRepair } from "../domain/sign-off.ts";
import { text } from "../text.ts";
import { nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The resident says that it is repaired (R10). */
export const fixed = defineFlow({
  name: "fixed",
  for: (who) => who.personId !== undefined,
  words: "flow-fixed",
  casual: true,
  button: { verb: "fixed", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({ orders: await listToSign(db, who.personId) }),
  stop: nothingToDo("nothing-to-sign"),
  answers: { workOrderId: orderAnswer },
  steps: { workOrderId: whichOrder },
  async finish(tx, { answers: { workOrderId }, who, now, policies }) {
    const order = await signOffRepair(tx, { workOrderId, personId: who.personId, remark: "", now, policies });
    return [say(text("fixed-thanks", { number: order.request.number }))];
  },
});
