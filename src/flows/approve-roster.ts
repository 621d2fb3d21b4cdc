import { defineFlow, say } from "../conversation/flow.ts";
import { approveRoster as approve } from "../domain/roster.ts";
import { text } from "../text.ts";

/** The supervisor approves the roster of a month (S1). */
export const approveRoster = defineFlow({
  name: "approve-roster",
  for: (who) => who.staff !== undefined && ["supervisor", "manager"].includes(who.staff.role),
  button: { verb: "approve-roster", seed: ([month = ""]) => (/^\d{4}-\d{2}$/.test(month) ? { month } : undefined) },
  seed: { month: "" },
  answers: {},
  steps: {},
  async finish(tx, { seed: { month }, who, now, policies }) {
    const { count } = await approve(tx, { month, personId: who.personId, now, policies });
    return [say(text("roster-approve-noted", { month, count }))];
  },
});
