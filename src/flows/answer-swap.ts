import { type AnyFlow, defineFlow, say, type Who } from "../conversation/flow.ts";
import { answerSwap, decideSwap } from "../domain/swap.ts";
import { text } from "../text.ts";
import { idInButton, isStaff } from "./which-order.ts";

/** One press on a notice about an exchange of shifts. */
function press(name: string, act: (tx: Parameters<typeof answerSwap>[0], deed: Deed) => Promise<void>): AnyFlow {
  return defineFlow({
    name,
    for: (who: Who) => isStaff(who),
    button: {
      verb: name,
      seed: (args) => {
        const swapId = idInButton.safeParse(args[0]);
        return swapId.success ? { swapId: swapId.data } : undefined;
      },
    },
    seed: { swapId: 0 },
    answers: {},
    steps: {},
    async finish(tx, { seed: { swapId }, who, now, policies }) {
      await act(tx, { swapId, personId: who.personId, now, policies });
      return [say(text("swap-noted"))];
    },
  });
}
type Deed = Omit<Parameters<typeof answerSwap>[1], "agreed">;

export const agreeSwap = press("agree-swap", (tx, deed) => answerSwap(tx, { ...deed, agreed: true }));
export const declineSwap = press("decline-swap", (tx, deed) => answerSwap(tx, { ...deed, agreed: false }));
export const approveSwap = press("approve-swap", (tx, deed) => decideSwap(tx, { ...deed, approved: true }));
export const refuseSwap = press("refuse-swap", (tx, deed) => decideSwap(tx, { ...deed, approved: false }));
