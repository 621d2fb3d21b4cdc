import { z } from "zod";
import type { Choice, Reply, Step, Who } from "../conversation/flow.ts";
import { say } from "../conversation/flow.ts";
import type { WorkOrder } from "../domain/work-order.ts";
import { type Text, text } from "../text.ts";

/** Facts and seed of the flows that act on one of several work orders. */
export interface OrdersFacts {
  readonly orders: readonly WorkOrder[];
}
export interface OrderSeed {
  readonly workOrderId?: number;
  readonly round?: number;
}

export const orderAnswer = z.int();

/** A row's id as a button carries it; what no row can have is no id. */
export const idInButton = z.coerce.number().pipe(z.int32().positive());

/** Reads `<verb>:<work order>[:<round>]`. */
export function orderSeed(args: readonly string[]): OrderSeed | undefined {
  const parsed = z.tuple([idInButton], z.coerce.number().pipe(z.int32())).safeParse(args);
  if (!parsed.success) return undefined;
  const [workOrderId, round] = parsed.data;
  return round === undefined ? { workOrderId } : { workOrderId, round };
}

/** Asks which order is meant, unless the button or the facts leave no doubt. */
export const whichOrder: Step<number, unknown, OrdersFacts, OrderSeed> = {
  ask: () => text("ask-which-order"),
  choices: ({ facts, seed }) => orderChoices(facts, seed),
  given: ({ facts, seed }) => seed.workOrderId ?? (facts.orders.length === 1 ? facts.orders[0]?.id : undefined),
};

function orderChoices({ orders }: OrdersFacts, { workOrderId }: OrderSeed): readonly Choice<number>[] {
  const choices = orders.map(({ id, request }) => ({ key: String(id), value: id, label: orderLabel(request) }));
  // The button's own order counts even when it is no candidate any more: the verb says why.
  if (workOrderId !== undefined && !orders.some(({ id }) => id === workOrderId)) {
    return [
      ...choices,
      { key: String(workOrderId), value: workOrderId, label: text("verbatim", { value: String(workOrderId) }) },
    ];
  }
  return choices;
}

function orderLabel({ number, content }: { number: string; content: string }): Text {
  return text("order-label", { number, content: content.length > 16 ? `${content.slice(0, 16)}…` : content });
}

/** Ends a flow that words began when there is nothing it could be about. */
export function nothingToDo(
  id: string,
): (context: { facts: OrdersFacts; seed: OrderSeed }) => readonly Reply[] | undefined {
  return ({ facts, seed }) =>
    seed.workOrderId === undefined && facts.orders.length === 0 ? [say(text(id))] : undefined;
}

export function isStaff(who: Who): boolean {
  return who.staff !== undefined;
}
