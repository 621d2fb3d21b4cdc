import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { callOffIncident } from "../domain/incident-response.ts";
import { text } from "../text.ts";
import { idInButton } from "./which-order.ts";

const seedSchema = z.tuple([idInButton]);

/** One press of whoever raised it or was alarmed: nothing happened after all. */
export const falseAlarm = defineFlow({
  name: "false-alarm",
  inGroups: true,
  for: () => true,
  button: {
    verb: "false-alarm",
    seed: (args) => {
      const parsed = seedSchema.safeParse(args);
      return parsed.success ? { requestId: parsed.data[0] } : undefined;
    },
  },
  seed: { requestId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed: { requestId }, who: { accountId, personId }, now }) {
    const { request } = await callOffIncident(tx, { requestId, accountId, personId, now });
    // The questions about it, if they are still open, end with it.
    return {
      replies: [say(text("false-alarm-noted", { number: request.number }))],
      takeUp: { button: `details:${requestId}` },
    };
  },
});
