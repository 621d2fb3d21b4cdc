import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { assistNotices } from "../domain/assist-notice.ts";
import { unitLabel } from "../domain/property.ts";
import { findWorkOrder } from "../domain/work-order.ts";
import { cardLines } from "../flows/card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Asks a colleague to take over or to join in, and tells who asked what they said. */
export const tellAssistJob = defineJob({
  name: "tell-assist",
  payload: z.object({ personId: z.int(), notice: z.enum(assistNotices), assistId: z.int() }),
  async run(tx, { personId, notice, assistId }, { now, texts }) {
    const asked = await tx.assist.findUnique({ where: { id: assistId } });
    if (asked?.status !== notice) return;
    const order = await findWorkOrder(tx, asked.workOrderId);
    if (!order) return;
    const { number } = order.request;
    const words = async (): Promise<Reply> => {
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
    await putReply(tx, { personId, reply: await words(), requestId: order.requestId, now, texts });
  },
});

async function nameOf(tx: Tx, staffId: number): Promise<string> {
  const staff = await tx.staff.findUnique({ where: { id: staffId }, include: { person: true } });
  return staff?.person.name ?? "";
}
