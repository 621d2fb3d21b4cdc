import { z } from "zod";
import { type Button, say } from "../conversation/flow.ts";
import { claimLines } from "../db/handoff.ts";
import { findChat } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putIn } from "./put-reply.ts";

/** What was said in a chat that was handed over is written into the other one's chat, in the order it was said. */
export const passLine = defineJob({
  name: "pass-line",
  payload: z.object({ lineId: z.string() }),
  async run(tx, { lineId }, { now, texts }) {
    // All that waits up to this one: two jobs at once must not change the order.
    for (const line of await claimLines(tx, lineId, now)) {
      const handoff = await tx.handoff.findUniqueOrThrow({ where: { id: line.handoffId } });
      const toStaff = line.from === "resident";
      const conversationId = toStaff ? handoff.staffConversationId : handoff.conversationId;
      const chat = conversationId === null ? undefined : await findChat(tx, conversationId);
      if (!chat) continue;
      const { name } = await tx.person.findUniqueOrThrow({ where: { id: line.personId } });
      const said: Text =
        line.words === ""
          ? text("talk-line-files", { name })
          : text(toStaff ? "talk-line-resident" : "talk-line-staff", { name, words: line.words });
      const buttons: readonly Button[] =
        toStaff && handoff.status === "talking"
          ? [
              ...(handoff.speaking ? [] : [{ label: text("button-reply"), value: `reply:${handoff.workOrderId}` }]),
              { label: text("button-talk-end"), value: `talk-end:${handoff.id}` },
            ]
          : [];
      const { requestId } = handoff;
      const reply = say(said, buttons);
      await putIn(tx, chat, { reply, files: line.files, requestId, priority: priorities.answer, now, texts });
    }
  },
});
