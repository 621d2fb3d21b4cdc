import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { listToSign } from "../domain/overview.ts";
import { rejectRepair } from "../domain/sign-off.ts";
import { text } from "../text.ts";
import { nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The resident says that it is not repaired, and what is still wrong (R10). */
export const notFixed = defineFlow({
  name: "not-fixed",
  for: (who) => who.personId !== undefined,
  words: "flow-not-fixed",
  photos: "take",
  casual: true,
  button: { verb: "not-fixed", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({ orders: await listToSign(db, who.personId) }),
  stop: nothingToDo("nothing-to-sign"),
  answers: { workOrderId: orderAnswer, remark: z.string().min(1).max(1_000) },
  steps: {
    workOrderId: whichOrder,
    remark: { ask: () => text("not-fixed-ask-remark"), read: (words) => words },
  },
  async finish(tx, { answers: { workOrderId, remark }, who: { personId, accountId }, files, now, policies }) {
    const order = await rejectRepair(tx, { workOrderId, personId, remark, files, accountId, now, policies });
    return [say(text("not-fixed-noted", { number: order.request.number }))];
  },
});
