import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { dayNumber } from "../domain/calendar.ts";
import { reportSick, reportWell } from "../domain/sick.ts";
import { text } from "../text.ts";
import { dayLabel } from "./shift-words.ts";
import { dayInWords } from "./swap-shift.ts";
import { isStaff } from "./which-order.ts";

/** A member of staff is ill: the supervisor hears, and the work goes to colleagues. */
export const sick = defineFlow({
  name: "sick",
  for: isStaff,
  words: "flow-sick",
  wants: (words) => (/请.{0,3}假|請.{0,3}假|病假|病了|生病|sick leave|(i'm|i am) (sick|ill)/i.test(words) ? 0.7 : 0),
  seed: {},
  answers: { fromDay: z.int(), untilDay: z.int() },
  steps: {
    fromDay: {
      ask: () => text("sick-ask-from"),
      choices: ({ now, who }) => {
        const today = dayNumber(now, who.property?.zone ?? "UTC");
        return [
          { key: "today", value: today, label: text("sick-today") },
          { key: "tomorrow", value: today + 1, label: text("sick-tomorrow") },
        ];
      },
      read: (words, { now, who }) => dayInWords(words, now, who.property?.zone ?? "UTC"),
      unclear: text("unclear-day"),
    },
    untilDay: {
      ask: () => text("sick-ask-until"),
      choices: ({ answers: { fromDay = 0 } }) => [{ key: "one-day", value: fromDay, label: text("sick-one-day") }],
      read: (words, { now, who }) => dayInWords(words, now, who.property?.zone ?? "UTC"),
      valid: (untilDay, { answers: { fromDay = 0 } }) => untilDay >= fromDay,
      unclear: text("unclear-day"),
    },
  },
  async finish(tx, { answers, who, now, policies }) {
    await reportSick(tx, { ...answers, personId: who.personId, now, policies });
    return [say(text("sick-noted", { from: dayLabel(answers.fromDay), until: dayLabel(answers.untilDay) }))];
  },
});

/** Back sooner than said (销假). */
export const well = defineFlow({
  name: "well",
  for: isStaff,
  words: "flow-well",
  seed: {},
  answers: {},
  steps: {},
  async finish(tx, { who, now, policies }) {
    const { name } = await reportWell(tx, { personId: who.personId, now, policies });
    return [say(text("well-noted", { name }))];
  },
});
