import { Temporal } from "temporal-polyfill";
import type { Span } from "../policy.ts";

/** `at` plus a duration; days and longer are calendar days of the zone. */
export function plus(at: Date, duration: Temporal.Duration, zone: string): Date {
  const later = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).add(duration);
  return new Date(later.epochMilliseconds);
}

/** The day in the zone as 20261121. */
export function dayOf(at: Date, zone: string): string {
  return zoned(at, zone).toPlainDate().toString().replaceAll("-", "");
}

/** The day in the zone as 2026-11-21. */
export function today(at: Date, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

/** A wall-clock time in the zone for people: 11月21日 18:05 has its own text; this gives its parts. */
export function wallClock(at: Date, zone: string): { month: number; day: number; time: string } {
  const local = zoned(at, zone);
  return { month: local.month, day: local.day, time: local.toPlainTime().toString({ smallestUnit: "minute" }) };
}

/** A minute of the zone's day so many days after the day of `at`. */
export function timeOn(at: Date, days: number, minute: number, zone: string): Date {
  const date = zoned(at, zone).toPlainDate().add({ days });
  const local = date.toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  const later = minute === 1440 ? local.add({ days: 1 }) : local;
  return new Date(later.toZonedDateTime(zone).epochMilliseconds);
}

/** The next time that this minute of the day comes, strictly after a moment. */
export function nextDaily(after: Date, minute: number, zone: string): Date {
  return timeOn(after, minuteAt(after, zone) < minute ? 0 : 1, minute, zone);
}

/** Whether the moment lies within one of the daily spans. */
export function within(at: Date, spans: readonly Span[], zone: string): boolean {
  const minute = minuteAt(at, zone);
  return spans.some(({ fromMinute, toMinute }) =>
    fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute,
  );
}

/** The first moment from `at` on that lies in none of the quiet spans (F7). */
export function afterQuiet(at: Date, quiet: readonly Span[], zone: string): Date {
  return firstMoment(
    at,
    zone,
    quiet.map(({ toMinute }) => toMinute),
    (moment) => !within(moment, quiet, zone),
  );
}

/** The first moment from `at` on in somebody's own hours that lies in none of the quiet spans; own hours that are all quiet count for nothing (C2). */
export function nextContact(at: Date, own: Span | undefined, quiet: readonly Span[], zone: string): Date {
  if (!own) return afterQuiet(at, quiet, zone);
  const suits = (moment: Date) => within(moment, [own], zone) && !within(moment, quiet, zone);
  const starts = [own.fromMinute, ...quiet.map(({ toMinute }) => toMinute)];
  const moment = firstMoment(at, zone, starts, suits);
  return suits(moment) ? moment : afterQuiet(at, quiet, zone);
}

/** The first moment from `at` on that lies in one of the shifts; `at` itself when there are none at all. */
export function nextDuty(at: Date, shifts: readonly Span[], zone: string): Date {
  return firstMoment(
    at,
    zone,
    shifts.map(({ fromMinute }) => fromMinute),
    (moment) => within(moment, shifts, zone),
  );
}

/** `at` plus a duration that runs in the shifts only (R3); with no shifts it runs day and night. */
export function plusDuty(at: Date, duration: Temporal.Duration, shifts: readonly Span[], zone: string): Date {
  let left = duration.total({ unit: "milliseconds", relativeTo: zoned(at, zone) });
  let moment = at;
  // A year of days is far beyond any limit; it only bounds the loop.
  for (let day = 0; day < 366; day++) {
    const start = nextDuty(moment, shifts, zone);
    const end = firstMoment(
      start,
      zone,
      shifts.map(({ toMinute }) => toMinute % 1440),
      (later) => later > start && !within(later, shifts, zone),
      start,
    );
    const span = end > start ? end.getTime() - start.getTime() : Number.POSITIVE_INFINITY;
    if (left <= span) return new Date(start.getTime() + left);
    left -= span;
    moment = end;
  }
  return new Date(moment.getTime() + left);
}

/** The earliest of `at` and the given minutes of this and the next days for which `holds`; `otherwise` when none. */
function firstMoment(
  at: Date,
  zone: string,
  minutes: readonly number[],
  holds: (moment: Date) => boolean,
  otherwise = at,
): Date {
  if (holds(at)) return at;
  const today = zoned(at, zone).startOfDay();
  const changed = today.offsetNanoseconds === today.add({ days: 3 }).offsetNanoseconds ? null : today;
  // Where the clock is changed, an hour comes twice, or is left out and over at once.
  const passes = changed ? (["earlier", "later"] as const) : (["compatible"] as const);
  const change = changed?.getTimeZoneTransition("next");
  for (const days of [0, 1, 2]) {
    const date = today.toPlainDate().add({ days });
    const moments = [...new Set(minutes)].flatMap((minute) => {
      const local = date.toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
      return passes.map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
    });
    if (change?.toPlainDate().equals(date)) moments.push(change.epochMilliseconds);
    const later = moments.filter((moment) => moment > at.getTime()).sort((a, b) => a - b);
    const first = later.find((moment) => holds(new Date(moment)));
    if (first !== undefined) return new Date(first);
  }
  return otherwise;
}

/** The minute of the zone's day. */
export function minuteAt(at: Date, zone: string): number {
  const local = zoned(at, zone);
  return local.hour * 60 + local.minute;
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** Seconds since 1970-01-01 00:00 on the wall of the zone: plain numbers for those who reckon with many days at once. */
export function wallSecond(at: Date, zone: string): number {
  const epochMs = at.getTime();
  const hour = Math.floor(epochMs / 3_600_000);
  const offset = offsetOf(`${zone}|i${hour}`, () => offsetsBetween(hour * 3_600_000, 3_600_000, zone));
  return Math.floor(epochMs / 1000) + (offset ?? zoned(at, zone).offsetNanoseconds / 1e9);
}

/** A second on the wall of the zone as a moment with its offset: 2026-11-24T15:00:00+08:00. One that the clock skips is taken after the gap. */
export function momentText(second: number, zone: string): string {
  const wall = new Date(second * 1000).toISOString().slice(0, 19);
  const day = Math.floor(second / 86_400);
  const offset = offsetOf(`${zone}|w${day}`, () => offsetsBetween((day - 1) * 86_400_000, 3 * 86_400_000, zone));
  if (offset !== undefined) return wall + offsetText(offset);
  return Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(zone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** Days since 1970-01-01 on the wall of the zone. */
export function dayNumber(at: Date, zone: string): number {
  return Math.floor(wallSecond(at, zone) / 86_400);
}

/** A day as 2026-11-23. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The day that 2026-11-23 names, or nothing. */
export function readDay(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dayText(time / 86_400_000) === date ? time / 86_400_000 : undefined;
}

/**
 * When the wall of the zone shows a minute of a day; minutes may go beyond the day. One that the clock skips is the moment it does; of one that comes
 * twice `opening` takes the first and `closing` the second.
 */
export function wallMoment(day: number, minute: number, zone: string, side: "opening" | "closing"): number {
  const wallMs = day * 86_400_000 + minute * 60_000;
  const wallDay = Math.floor(wallMs / 86_400_000);
  const offset = offsetOf(`${zone}|w${wallDay}`, () =>
    offsetsBetween((wallDay - 1) * 86_400_000, 3 * 86_400_000, zone),
  );
  if (offset !== undefined) return wallMs - offset * 1000;
  const local = Temporal.PlainDateTime.from(new Date(wallMs).toISOString().slice(0, 19));
  const disambiguation = side === "opening" ? "earlier" : "later";
  const found = local.toZonedDateTime(zone, { disambiguation });
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds;
  const change = local.toZonedDateTime(zone, { disambiguation: "earlier" }).getTimeZoneTransition("next");
  return (change ?? found).epochMilliseconds;
}

// Asking a zone for its offset is a hundred times dearer than the reckoning it serves. Absent where the offset changes.
const offsets = new Map<string, number | undefined>();

function offsetOf(key: string, read: () => number | undefined): number | undefined {
  if (offsets.has(key)) return offsets.get(key);
  if (offsets.size >= 4096) offsets.clear();
  const offset = read();
  offsets.set(key, offset);
  return offset;
}

function offsetsBetween(fromMs: number, lengthMs: number, zone: string): number | undefined {
  const start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  const change = start.getTimeZoneTransition("next");
  if (change && change.epochMilliseconds <= fromMs + lengthMs) return undefined;
  return start.offsetNanoseconds / 1e9;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / 60));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * How much longer than the last rung says the next repetition of it waits: every tenth minute somebody hears the same, nobody listens any more.
 * Twice as long each time, up to thirty-two times (ADR 16).
 *
 * @param step steps climbed, from 0
 * @param rungs rungs there are
 */
export function patience(step: number, rungs: number): number {
  return 2 ** Math.min(Math.max(step - rungs + 1, 0), 5);
}
