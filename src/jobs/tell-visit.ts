import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import { unitLabel } from "../domain/property.ts";
import { findBooked } from "../domain/visit.ts";
import { type VisitNotice, visitNotices } from "../domain/visit-notice.ts";
import { findWorkOrder, type WorkOrder } from "../domain/work-order.ts";
import { cardLines, moment, workButtons } from "../flows/card.ts";
import { visitButton } from "../flows/visit-words.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells somebody about visits for a repair, if it is still so (R8). */
export const tellVisitJob = defineJob({
  name: "tell-visit",
  payload: z.object({ personId: z.int(), notice: z.enum(visitNotices), workOrderId: z.int() }),
  async run(tx, { personId, notice, workOrderId }, { now, texts }) {
    const order = await findWorkOrder(tx, workOrderId);
    if (!order) return;
    const { zone } = order.property;
    const booked = await findBooked(tx, workOrderId);
    const worker = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 }, include: { person: true } });
    const place = { unit: await unitLabel(tx, order.request.unitId) };
    const reply = words[notice]({
      order,
      toStaff: order.request.reporterId !== personId,
      name: worker?.person.name ?? "",
      visit: booked ? { from: moment(booked.startsAt, zone), to: moment(booked.endsAt, zone) } : undefined,
      card: cardLines(order, place, { withContact: worker?.personId === personId }),
    });
    if (reply) await putReply(tx, { personId, requestId: order.requestId, reply, texts, now });
  },
});

interface Facts {
  readonly order: WorkOrder;
  readonly toStaff: boolean;
  /** The worker who comes. */
  readonly name: string;
  readonly visit: { readonly from: Text; readonly to: Text } | undefined;
  readonly card: readonly Text[];
}

const words: Readonly<Record<VisitNotice, (facts: Facts) => Reply | undefined>> = {
  "nobody-home": ({ order, name, visit }) =>
    order.pausedReason !== "resident-away" || visit
      ? undefined
      : say(text("notice-nobody-home", { number: order.request.number, name }), [visitButton(order)]),
  "nobody-home-often": ({ order: { request } }) =>
    say(text("notice-nobody-home-often", { number: request.number, count: request.awayCount })),
  booked: (facts) => expected(facts, "notice-visit-booked", "visit-staff-booked"),
  evening: (facts) => expected(facts, "notice-visit-evening", "visit-staff-evening"),
  hour: (facts) => expected(facts, "notice-visit-hour", "visit-staff-hour"),
  decide: ({ order, card, name }) =>
    order.pausedReason !== "resident-away"
      ? undefined
      : say(text("visit-staff-decide", { count: order.request.awayCount, name, card }), [
          { label: text("button-visits-again"), value: `vain-visits:${order.id}:again` },
          { label: text("button-visits-end"), value: `vain-visits:${order.id}:end` },
        ]),
  ended: ({ order }) => say(text("notice-visits-ended", { number: order.request.number })),
};

/** Somebody comes at the time that was agreed: to the resident, or to the worker with the card. */
function expected({ order, toStaff, name, visit, card }: Facts, resident: string, staff: string): Reply | undefined {
  if (!visit) return undefined;
  if (toStaff) return say({ id: staff, args: { ...visit, card } }, workButtons(order));
  return say({ id: resident, args: { ...visit, number: order.request.number, name } }, [visitButton(order)]);
}
