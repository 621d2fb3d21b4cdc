import { z } from "zod";
import { say } from "../conversation/flow.ts";
import { draftHandover } from "../domain/handover.ts";
import { viewFor } from "../domain/handover-view.ts";
import { listStaff, staffRoles } from "../domain/staff.ts";
import { handoverButton, handoverCard } from "../flows/handover-card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** A shift ends soon: those who go get the list of what they leave, to add to and to sign (S3). */
export const handoverDraft = defineJob({
  name: "handover-draft",
  payload: z.object({ propertyId: z.int(), role: z.enum(staffRoles), endsAt: z.iso.datetime() }),
  async run(tx, { propertyId, role, endsAt }, { now, policies, texts }) {
    const property = await tx.property.findUnique({ where: { id: propertyId } });
    if (!property) return;
    const handover = await draftHandover(tx, property, { role, endsAt: new Date(endsAt), now, policies });
    if (!handover) return;
    const staff = await listStaff(tx, propertyId, role);
    for (const member of staff.filter(({ id }) => handover.offIds.includes(id))) {
      const view = await viewFor(tx, handover, member, { now, policies });
      const reply = say(text("handover-draft", { card: handoverCard(view, now) }), handoverButton(handover));
      await putReply(tx, { personId: member.personId, reply, now, texts });
    }
  },
});
