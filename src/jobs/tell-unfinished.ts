import { z } from "zod";
import { say } from "../conversation/flow.ts";
import { timeOn } from "../domain/calendar.ts";
import { listCarriedOver } from "../domain/unfinished.ts";
import { findWorkOrder, workingStatuses } from "../domain/work-order.ts";
import { reasonButtons, reasonText } from "../flows/unfinished-words.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Asks a worker why a repair is not finished, if it is still theirs and still is not (R12). */
export const tellUnfinishedJob = defineJob({
  name: "tell-unfinished",
  payload: z.object({ personId: z.int(), workOrderId: z.int(), day: z.iso.date() }),
  async run(tx, { personId, workOrderId, day }, { now, texts }) {
    const order = await findWorkOrder(tx, workOrderId);
    const staff = await tx.staff.findUnique({ where: { personId } });
    if (!order || order.assigneeId !== staff?.id || !workingStatuses.some((status) => status === order.status)) return;
    const { number, content } = order.request;
    const reply = say(text("unfinished-ask", { number, content }), reasonButtons(workOrderId, day));
    await putReply(tx, { personId, requestId: order.requestId, reply, texts, now });
  },
});

/** Tells a worker in the morning what is left of the days before (R13). */
export const tellCarryOverJob = defineJob({
  name: "tell-carry-over",
  payload: z.object({ personId: z.int() }),
  async run(tx, { personId }, { now, texts }) {
    const staff = await tx.staff.findUnique({
      where: { personId },
      include: { person: { include: { property: true } } },
    });
    if (!staff) return;
    const left = await listCarriedOver(tx, staff, timeOn(now, 0, 0, staff.person.property.zone));
    if (left.length === 0) return;
    const lines = left.map(({ order: { request }, said }) =>
      text("unfinished-line", { number: request.number, content: request.content, reason: reasonText(said) }),
    );
    await putReply(tx, { personId, reply: say(text("unfinished-carry-over", { lines })), texts, now });
  },
});
