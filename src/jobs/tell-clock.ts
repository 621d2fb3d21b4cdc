import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { type ClockNotice, clockNotices } from "../domain/clock-notice.ts";
import { unitLabel } from "../domain/property.ts";
import { findWorkOrder, type WorkOrder, workingStatuses } from "../domain/work-order.ts";
import { cardLines, moment, workButtons } from "../flows/card.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells residents why they wait and until when (R7), and staff what a clock says, if it is still so. */
export const tellClockJob = defineJob({
  name: "tell-clock",
  payload: z.object({ personId: z.int(), notice: z.enum(clockNotices), workOrderId: z.int() }),
  async run(tx, { personId, notice, workOrderId }, { now, texts }) {
    const order = await findWorkOrder(tx, workOrderId);
    if (!order || !workingStatuses.some((status) => status === order.status)) return;
    const reply = words[notice](order, await card(tx, order));
    if (reply) await putReply(tx, { personId, reply, requestId: order.requestId, now, texts });
  },
});

async function card(tx: Tx, order: WorkOrder): Promise<readonly Text[]> {
  return cardLines(order, { unit: await unitLabel(tx, order.request.unitId) }, { withContact: false });
}

/** The words of each notice; nothing when its moment has passed. */
const words: Readonly<Record<ClockNotice, (order: WorkOrder, card: readonly Text[]) => Reply | undefined>> = {
  paused({ pausedReason, pausedUntil, request: { number }, property: { zone } }) {
    if (pausedReason === null) return undefined;
    const reason = text(`pause-reason-${pausedReason}`);
    if (pausedUntil === null) return say(text("notice-paused", { number, reason }));
    return say(text("notice-paused-until", { number, reason, until: moment(pausedUntil, zone) }));
  },
  resumed: (order) => (order.pausedAt ? undefined : say(text("notice-resumed", { number: order.request.number }))),
  "carry-on": (order, lines) =>
    order.pausedAt ? undefined : say(text("clock-carry-on", { card: lines }), workButtons(order)),
  "still-paused": (order, lines) =>
    order.pausedReason === null
      ? undefined
      : say(
          text("clock-still-paused", { reason: text(`pause-reason-${order.pausedReason}`), card: lines }),
          workButtons(order),
        ),
  warning(order, lines) {
    if (order.pausedAt || order.dueAt === null) return undefined;
    return say(
      text("clock-warning", { by: moment(order.dueAt, order.property.zone), card: lines }),
      workButtons(order),
    );
  },
};
