import { z } from "zod";
import { escalateWorkOrder } from "../domain/escalation.ts";
import { findIncident, ongoing } from "../domain/incident.ts";
import { chaseSignature } from "../domain/incident-report.ts";
import { escalateIncident } from "../domain/incident-response.ts";
import { defineJob } from "./job.ts";

/** Something was not taken or not done in time (R4, E10). */
export const escalate = defineJob({
  name: "escalate",
  payload: z.object({ workOrderId: z.int() }),
  async run(tx, { workOrderId }, { now, policies }) {
    const incident = await findIncident(tx, workOrderId);
    if (incident?.kind === "emergency") {
      if (ongoing.some((status) => status === incident.status)) await escalateIncident(tx, incident, { now, policies });
    } else if (incident?.kind === "incident-report" && incident.status === "done") {
      await chaseSignature(tx, incident, { now, policies });
    } else await escalateWorkOrder(tx, { workOrderId, now, policies });
  },
});
