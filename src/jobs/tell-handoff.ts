import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import { findChat } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { residentTalkNotices, staffTalkNotices } from "../domain/handoff.ts";
import { findWorkOrder, workingStatuses } from "../domain/work-order.ts";
import { workButtons } from "../flows/card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putIn } from "./put-reply.ts";

/** Tells one side of a chat that was handed over what has become of it (Q8). */
export const tellHandoffJob = defineJob({
  name: "tell-handoff",
  payload: z.discriminatedUnion("to", [
    z.object({ handoffId: z.int(), notice: z.enum(residentTalkNotices), to: z.literal("resident") }),
    z.object({ handoffId: z.int(), notice: z.enum(staffTalkNotices), to: z.literal("staff") }),
  ]),
  async run(tx, told, { now, texts }) {
    const { handoffId, notice, to } = told;
    const handoff = await tx.handoff.findUniqueOrThrow({ where: { id: handoffId } });
    if (notice === "begun" && handoff.status !== "talking") return;
    const order = await findWorkOrder(tx, handoff.workOrderId);
    const conversationId = to === "resident" ? handoff.conversationId : handoff.staffConversationId;
    const chat = conversationId === null ? undefined : await findChat(tx, conversationId);
    if (!order || !chat) return;
    const staff = await tx.staff.findUnique({ where: { id: handoff.staffId ?? 0 }, include: { person: true } });
    const { number, contactName } = order.request;
    const working = workingStatuses.some((status) => status === order.status);
    const reply: Reply =
      told.to === "resident"
        ? say(text(`talk-${told.notice}`, { number, name: staff?.person.name ?? "" }))
        : say(text(`talk-staff-${told.notice}`, { number, name: contactName }), working ? workButtons(order) : []);
    await putIn(tx, chat, { reply, requestId: handoff.requestId, priority: priorities.answer, now, texts });
  },
});
