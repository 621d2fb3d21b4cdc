import { z } from "zod";
import { say } from "../conversation/flow.ts";
import { findHandover } from "../domain/handover.ts";
import { chaseHandover } from "../domain/handover-clock.ts";
import { viewFor } from "../domain/handover-view.ts";
import { handoverButton, handoverCard, handoverWords } from "../flows/handover-card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** A signature under a handover is due: it is asked for, reminded of, and brought before the heads (S3). */
export const handoverChase = defineJob({
  name: "handover",
  payload: z.object({ handoverId: z.int() }),
  async run(tx, { handoverId }, { now, policies, texts }) {
    const handover = await findHandover(tx, handoverId);
    if (!handover || handover.status === "signed") return;
    const { type, to } = await chaseHandover(tx, handover, { now, policies });
    for (const member of to) {
      const view = await viewFor(tx, handover, member, { now, policies });
      const card = [...handoverCard(view, now), ...handoverWords(view)];
      const reply = say(text(`handover-${handover.status}-${type}`, { card }), handoverButton(handover));
      await putReply(tx, { personId: member.personId, reply, now, texts });
    }
  },
});
