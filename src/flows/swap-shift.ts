import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { readDay as dayNamed, dayNumber, dayText } from "../domain/calendar.ts";
import { listMyShifts } from "../domain/roster.ts";
import { askSwap, listSwapPartners } from "../domain/swap.ts";
import { text } from "../text.ts";
import { readDay } from "../understanding/day.ts";
import { verbatim } from "./card.ts";
import { dayLabel } from "./shift-words.ts";
import { isStaff } from "./which-order.ts";

/** The day that words name, as a number; `zone` says which day today is. */
export function dayInWords(words: string, now: Date, zone: string): number | undefined {
  const found = readDay(words, dayText(dayNumber(now, zone)));
  return found === undefined ? undefined : dayNamed(found);
}

/** Somebody asks a colleague to exchange shifts (换班): the colleague agrees, the supervisor approves. */
export const swapShift = defineFlow({
  name: "swap-shift",
  for: isStaff,
  words: "flow-swap-shift",
  seed: {},
  facts: async (db, who, { now, policies }) => ({
    shifts: await listMyShifts(db, { personId: who.personId, now, policies }),
    partners: await listSwapPartners(db, who.personId),
  }),
  stop: ({ facts }) => (facts.partners.length === 0 ? [say(text("swap-nobody"))] : undefined),
  answers: { day: z.int(), colleagueId: z.int(), returnDay: z.int() },
  steps: {
    day: {
      ask: () => text("swap-ask-day"),
      choices: ({ facts }) =>
        facts.shifts
          .filter(({ sick }) => !sick)
          .slice(0, 7)
          .map(({ day }) => ({ key: String(day), value: day, label: dayLabel(day) })),
      read: (words, { now, who }) => dayInWords(words, now, who.property?.zone ?? "UTC"),
      unclear: text("unclear-day"),
    },
    colleagueId: {
      ask: () => text("swap-ask-colleague"),
      choices: ({ facts }) =>
        facts.partners.slice(0, 20).map(({ id, name }) => ({ key: String(id), value: id, label: verbatim(name) })),
    },
    returnDay: {
      ask: () => text("swap-ask-return"),
      choices: ({ answers }) => [{ key: "none", value: answers.day ?? 0, label: text("swap-no-return") }],
      read: (words, { now, who }) => dayInWords(words, now, who.property?.zone ?? "UTC"),
      unclear: text("unclear-day"),
    },
  },
  async finish(tx, { answers, who, now, policies }) {
    const { colleague } = await askSwap(tx, { ...answers, personId: who.personId, now, policies });
    return [say(text("swap-asked", { name: colleague.name }))];
  },
});
