import { wallSecond } from "../domain/calendar.ts";
import { findVisit, type Visit } from "./availability.ts";
import { type Clockwork, isoText, type TimeExpression, timeExpressions } from "./time-expression.ts";

/** A time that a text names: ISO with the offset of the zone, `to` not included; null is an open end; a point has both the same. */
export interface ReadTime {
  /** The person's own words. */
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether it tells when somebody is at home or may be visited. */
  readonly availability: boolean;
}

/** When somebody may be visited, ISO with the offset of the zone. A point in time is where a visit may begin: its end is open. */
export interface Availability {
  readonly from: string | null;
  readonly to: string | null;
}

/** Every time that a text in Chinese, Cantonese or English names, in order, relative to `now` in the IANA zone (see `partsOfDay`). */
export function readTimes(text: string, clockwork: Clockwork): readonly ReadTime[] {
  const { found, atHome } = read(text, clockwork);
  return found.map((expression) => ({
    text: text.slice(expression.start, expression.end),
    from: isoText(expression.from, clockwork),
    to: expression.kind === "now" ? null : isoText(expression.to, clockwork),
    availability: atHome.has(expression),
  }));
}

/** When somebody is at home or may be visited, by what a text says; null when it does not say. */
export function readAvailability(text: string, clockwork: Clockwork): Availability | null {
  const { visit } = read(text, clockwork);
  return visit && { from: isoText(visit.from, clockwork), to: isoText(visit.to, clockwork) };
}

/** The person's own words that `readAvailability` reads: "周六、周日", "随时". */
export function availabilityWords(text: string, clockwork: Clockwork): string | undefined {
  const { visit } = read(text, clockwork);
  if (!visit) return undefined;
  return [...visit.expressions, ...visit.words].map(({ start, end }) => text.slice(start, end).trim()).join("、");
}

interface Read {
  readonly text: string;
  readonly now: number;
  readonly zone: string;
  readonly found: readonly TimeExpression[];
  readonly atHome: ReadonlySet<TimeExpression>;
  readonly visit: Visit | null;
}
// The three are asked about the same words within one turn.
let last: Read | undefined;

function read(text: string, clockwork: Clockwork): Read {
  const at = clockwork.now.getTime();
  if (last && last.text === text && last.now === at && last.zone === clockwork.zone) return last;
  const { folded, found } = timeExpressions(text, clockwork);
  last = {
    text,
    now: at,
    zone: clockwork.zone,
    found,
    ...findVisit(folded, found, wallSecond(clockwork.now, clockwork.zone)),
  };
  return last;
}
