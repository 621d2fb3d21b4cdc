import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { listChats, putMessage } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { assistNotices } from "../domain/assist-notice.ts";
import { unitLabel } from "../domain/property.ts";
import { findWorkOrder } from "../domain/work-order.ts";
import { cardLines } from "../flows/card.ts";
import { isLanguage, text } from "../text.ts";
import { defineJob } from "./job.ts";

/** Asks a colleague to take over or to join in, and tells who asked what they said. */
export const tellAssistJob = defineJob({
  name: "tell-assist",
  payload: z.object({ personId: z.int(), notice: z.enum(assistNotices), assistId: z.int() }),
  async run(tx, { personId, notice, assistId }, { now, texts }) {
    const asked = await tx.assist.findUnique({ where: { id: assistId } });
    const [chat] = await listChats(tx, personId);
    if (asked?.status !== notice || !chat) return;
    const order = await findWorkOrder(tx, asked.workOrderId);
    if (!order) return;
    const { number } = order.request;
    const reply = async (): Promise<Reply> => {
      if (notice !== "asked") {
        const name = await nameOf(tx, asked.toId);
        return say(text(`assist-${asked.kind}-${notice}`, { number, name }));
      }
      const place = { unit: await unitLabel(tx, order.request.unitId) };
      const card = cardLines(order, place, { withContact: false });
      const args = { name: await nameOf(tx, asked.fromId), reason: asked.reason, card };
      return say(
        text(`assist-${asked.kind}-asked`, args),
        ["agree-assist", "decline-assist"].map((id) => ({ label: text(`flow-${id}`), value: `${id}:${assistId}` })),
      );
    };
    const { text: said, buttons = [] } = await reply();
    const language = isLanguage(chat.language) ? chat.language : "zh-CN";
    const shown = buttons.map(({ label, value }) => ({ label: texts.format(language, label), value }));
    const message = { chat, text: texts.format(language, said), buttons: shown, requestId: order.requestId };
    await putMessage(tx, { ...message, priority: priorities.ordinary }, now);
  },
});

async function nameOf(tx: Tx, staffId: number): Promise<string> {
  const staff = await tx.staff.findUnique({ where: { id: staffId }, include: { person: true } });
  return staff?.person.name ?? "";
}
