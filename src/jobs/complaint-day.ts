import { z } from "zod";
import { say } from "../conversation/flow.ts";
import { closeComplaintDay, listLeftOver } from "../domain/complaint-day.ts";
import { listStaff } from "../domain/staff.ts";
import { moment } from "../flows/card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** The end of a day with open complaints (K16). */
export const complaintDay = defineJob({
  name: "complaint-day",
  payload: z.object({ propertyId: z.int() }),
  run: (tx, { propertyId }, { now, policies }) => closeComplaintDay(tx, { propertyId, now, policies }),
});

/** Tells one supervisor which complaints are prominent or left over, of those they may know of (K16). */
export const tellComplaintDayJob = defineJob({
  name: "tell-complaint-day",
  payload: z.object({ personId: z.int(), propertyId: z.int() }),
  async run(tx, { personId, propertyId }, { now, texts }) {
    const staff = (await listStaff(tx, propertyId)).find((member) => member.personId === personId);
    const property = await tx.property.findUnique({ where: { id: propertyId } });
    if (!staff || !property) return;
    const open = await listLeftOver(tx, staff, { now, zone: property.zone });
    if (open.length === 0) return;
    const lines = open.flatMap(({ number, severity, stage, receiver, nextAnswerAt }) => {
      const state = { severity: text(`severity-${severity}`), stage: text(`complaint-stage-${stage}`) };
      const line = text("complaint-day-line", { number, ...state, name: receiver });
      const at = nextAnswerAt && moment(nextAnswerAt, property.zone);
      return at ? [line, text("complaint-card-answer", { at })] : [line];
    });
    await putReply(tx, { personId, reply: say(text("complaint-day", { lines })), now, texts });
  },
});
