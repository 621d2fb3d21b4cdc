import { wallClock } from "../domain/calendar.ts";
import { type DayShift, intervals } from "../domain/duty.ts";
import { type Text, text } from "../text.ts";
import { verbatim } from "./card.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** Shifts of the policy that every language has a word for; others are called as the policy calls them. */
export const shiftNames = ["always", "day", "early", "middle", "night", "office", "off"] as const;

/** A day for people: 11月23日（周一）. */
export function dayLabel(day: number): Text {
  const date = new Date(day * 86_400_000);
  const weekday = weekdays[(((day + 3) % 7) + 7) % 7] ?? "mon";
  const args = { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: text(`weekday-${weekday}`) };
  return text("roster-day", args);
}

function shiftLabel(shift: string): Text {
  return shiftNames.some((name) => name === shift) ? text(`shift-${shift}`) : verbatim(shift);
}

/** What somebody does on a day, in one line. */
export function shiftLine(day: number, { shift, sick, spans }: DayShift, zone: string): Text {
  const date = dayLabel(day);
  if (sick) return text("shift-line-off", { date, shift: text("shift-sick") });
  if (spans.length === 0) return text("shift-line-off", { date, shift: shiftLabel(shift) });
  const hours = intervals(day, spans, zone).map(
    ({ from, to }) => `${wallClock(new Date(from), zone).time}–${wallClock(new Date(to), zone).time}`,
  );
  return text("shift-line", { date, shift: shiftLabel(shift), hours: hours.join(" ") });
}
