import { z } from "zod";
import { type AnyFlow, defineFlow, say, type Who } from "../conversation/flow.ts";
import { type AssistKind, answerColleague, askColleague, listColleagues } from "../domain/assist.ts";
import { listMyOrders } from "../domain/overview.ts";
import { unitLabel } from "../domain/property.ts";
import type { Policies } from "../policy.ts";
import { text } from "../text.ts";
import { cardLines, workButtons } from "./card.ts";
import {
  idInButton,
  isStaff,
  nothingToDo,
  type OrderSeed,
  type OrdersFacts,
  orderAnswer,
  orderSeed,
  whichOrder,
} from "./which-order.ts";

const askReasons = ["busy", "not-my-trade", "needs-two", "off-duty"] as const;

interface AssistFacts extends OrdersFacts {
  readonly colleagues: Awaited<ReturnType<typeof listColleagues>>;
}

async function assistFacts(
  db: Parameters<typeof listColleagues>[0],
  who: Who,
  {
    seed,
    answers,
    now,
    policies,
  }: { seed: OrderSeed; answers: { readonly workOrderId?: number }; now: Date; policies: Policies },
): Promise<AssistFacts> {
  const orders = (await listMyOrders(db, who.personId)).filter((order) => order.kind === "repair");
  const workOrderId = answers.workOrderId ?? seed.workOrderId ?? orders[0]?.id;
  const mine = orders.some(({ id }) => id === workOrderId);
  const about = { workOrderId: workOrderId ?? 0, personId: who.personId, now, policies };
  return { orders, colleagues: mine ? await listColleagues(db, about) : [] };
}

/** A worker asks a colleague to take an order over, or to join in. */
function ask(kind: AssistKind, reasons: readonly (typeof askReasons)[number][]): AnyFlow {
  return defineFlow({
    name: kind,
    for: isStaff,
    words: `flow-${kind}`,
    button: { verb: kind, seed: orderSeed },
    seed: {} as OrderSeed,
    facts: assistFacts,
    factsBy: ["workOrderId"],
    stop: (context) =>
      nothingToDo("no-orders-of-mine")(context) ??
      (context.facts.colleagues.length === 0 ? [say(text("assist-nobody"))] : undefined),
    answers: { workOrderId: orderAnswer, colleagueId: z.int(), reason: z.string().min(1).max(200) },
    steps: {
      workOrderId: whichOrder,
      colleagueId: {
        ask: () => text(`assist-ask-${kind}`),
        choices: ({ facts }) =>
          facts.colleagues.slice(0, 20).map(({ staff, onDuty, openCount }) => ({
            key: String(staff.id),
            value: staff.id,
            label: text(onDuty ? "assign-candidate" : "assign-candidate-off-duty", {
              name: staff.name,
              count: openCount,
            }),
          })),
      },
      reason: {
        ask: () => text("assist-ask-reason"),
        choices: () => reasons.map((reason) => ({ key: reason, value: reason, label: text(`assist-${reason}`) })),
        read: (words) => words,
      },
    },
    async finish(tx, { answers, who, now, policies }) {
      const { order, colleague } = await askColleague(tx, { ...answers, kind, personId: who.personId, now, policies });
      return [say(text("assist-asked", { number: order.request.number, name: colleague.name }))];
    },
  });
}

export const transfer = ask("transfer", ["busy", "not-my-trade", "off-duty"]);
export const help = ask("help", ["needs-two", "not-my-trade"]);

/** One press of the colleague who was asked. */
function answer(name: string, agreed: boolean): AnyFlow {
  return defineFlow({
    name,
    for: isStaff,
    button: {
      verb: name,
      seed: (args) => {
        const assistId = idInButton.safeParse(args[0]);
        return assistId.success ? { assistId: assistId.data } : undefined;
      },
    },
    seed: { assistId: 0 },
    answers: {},
    steps: {},
    async finish(tx, { seed: { assistId }, who, now, policies }) {
      const { order, kind } = await answerColleague(tx, { assistId, agreed, personId: who.personId, now, policies });
      if (!agreed) return [say(text("assist-declined-noted"))];
      if (kind === "transfer") return [say(text("assist-transfer-noted", { number: order.request.number }))];
      const card = cardLines(order, { unit: await unitLabel(tx, order.request.unitId) }, { withContact: true });
      const buttons = workButtons(order).filter(({ value }) => value.startsWith("complete:"));
      return [say(text("assist-help-noted", { card }), buttons)];
    },
  });
}

export const agreeAssist = answer("agree-assist", true);
export const declineAssist = answer("decline-assist", false);
