import { defineFlow, say } from "../conversation/flow.ts";
import { listMyShifts } from "../domain/roster.ts";
import { text } from "../text.ts";
import { shiftLine } from "./shift-words.ts";
import { isStaff } from "./which-order.ts";

/** The shifts of the next two weeks (S1). */
export const myShifts = defineFlow({
  name: "my-shifts",
  for: isStaff,
  words: "flow-my-shifts",
  seed: {},
  facts: async (db, who, { now, policies }) => ({
    shifts: await listMyShifts(db, { personId: who.personId, now, policies }),
  }),
  answers: {},
  steps: {},
  stop({ facts: { shifts }, who }) {
    const lines = shifts.map((shift) => shiftLine(shift.day, shift, who.property?.zone ?? "UTC"));
    const flows = ["swap-shift", shifts[0]?.sick ? "well" : "sick"];
    return [
      say(
        text("my-shifts", { lines }),
        flows.map((flow) => ({ label: text(`flow-${flow}`), value: `begin:${flow}` })),
      ),
    ];
  },
  finish: async () => [],
});
