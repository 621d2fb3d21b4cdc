const dayMs = 24 * 60 * 60_000;
const weekdays = "日一二三四五六";
const englishWeekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day that somebody names as the last one for something, seen from `today`; days are written 2026-12-01. Undefined when none is named. */
export function readDay(words: string, today: string): string | undefined {
  const said = words.normalize("NFKC").toLowerCase();
  const from = new Date(`${today}T00:00:00Z`);
  const date = readDate(said, from);
  const day = date ? date.day : readRelative(said, from);
  return day === undefined || Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10);
}

/** A date of the calendar; its day is absent when the calendar lacks it, like 30 February. */
function readDate(said: string, from: Date): { readonly day: Date | undefined } | undefined {
  const iso = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(said);
  if (iso) return { day: dayAt(Number(iso[1]), Number(iso[2]), Number(iso[3])) };
  const local = /(\d{1,2})[月/](\d{1,2})/.exec(said);
  if (local) return { day: coming(from, Number(local[1]), Number(local[2])) };
  const english =
    /\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\b/.exec(said) ??
    reversed(/\b([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?\b/.exec(said));
  const month = english ? englishMonths.indexOf(english[2] ?? "") : -1;
  if (english && month >= 0) return { day: coming(from, month + 1, Number(english[1])) };
  const date = /(\d{1,2})\s*[号號日]/.exec(said);
  if (!date) return undefined;
  const ahead = /下(个|個)?月/.test(said) || Number(date[1]) < from.getUTCDate() ? 1 : 0;
  return { day: dayAt(from.getUTCFullYear(), from.getUTCMonth() + 1 + ahead, Number(date[1])) };
}

function reversed(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found && [found[0], found[2], found[1]];
}

function readRelative(said: string, from: Date): Date | undefined {
  const after = (days: number) => new Date(from.getTime() + days * dayMs);
  if (/大后天|大後天/.test(said)) return after(3);
  if (/后天|後天|day after tomorrow/.test(said)) return after(2);
  if (/明天|明日|聽日|听日|tomorrow/.test(said)) return after(1);
  if (/今天|今日|today/.test(said)) return after(0);
  if (/月底|end of (the|this) month/.test(said)) return dayAt(from.getUTCFullYear(), from.getUTCMonth() + 2, 0);
  const counted = /(\d{1,2})\s*(天|days?)/.exec(said);
  if (counted) return after(Number(counted[1]));
  const chinese = /(下)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)([日天一二三四五六])/.exec(said);
  const english = englishWeekdays.findIndex((name) => new RegExp(`\\b${name}`).test(said));
  const wanted = chinese ? weekdays.indexOf((chinese[2] ?? "").replace("天", "日")) : english;
  if (wanted < 0) return undefined;
  // Weeks begin on mondays: 下周一 is in the next one, whatever today is.
  const monday = -((from.getUTCDay() + 6) % 7);
  const inWeek = monday + ((wanted + 6) % 7);
  if (chinese?.[1] || /\bnext\b/.test(said)) return after(inWeek + 7);
  return after(inWeek >= 0 ? inWeek : inWeek + 7);
}

/** Day 0 is the last of the month before. */
function dayAt(year: number, month: number, day: number): Date | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return day === 0 || date.getUTCDate() === day ? date : undefined;
}

/** The next time that this day comes. */
function coming(from: Date, month: number, day: number): Date | undefined {
  const date = month > 12 ? undefined : dayAt(from.getUTCFullYear(), month, day);
  return date && date < from ? dayAt(from.getUTCFullYear() + 1, month, day) : date;
}
