import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { isMap, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";

const duration = z.string().transform((value, context) => {
  try {
    return Temporal.Duration.from(value);
  } catch {
    context.addIssue({ code: "custom", message: `"${value}" is no ISO 8601 duration like PT5M or P1D` });
    return z.NEVER;
  }
});
const wait = duration.refine((value) => value.sign >= 0, { message: "must not be negative" });
const interval = duration.refine((value) => value.sign > 0, { message: "must be longer than nothing" });

const zone = z.string().refine(isZone, { message: "is no IANA time zone like Asia/Shanghai" });

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
/** `21:30/08:30`: from one time of day to another, over midnight where the second is earlier. */
const span = z.string().transform((value, context) => {
  const [from, to] = value.split("/");
  if (!from || !to || from === to || !clockTime.test(from) || !clockTime.test(to)) {
    context.addIssue({ code: "custom", message: `"${value}" is no span of a day like 21:30/08:30` });
    return z.NEVER;
  }
  return { fromMinute: minuteOfDay(from), toMinute: minuteOfDay(to) };
});
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A part of a day. With `workdays` it is only on working days. */
export type Span = z.infer<typeof span> & { readonly workdays?: true };

/** `["08:00/17:00"]`, or with the working days of the calendar only: `{hours: ["08:30/17:30"], workdays: true}` (S1). */
const hours = z.array(span).min(1);
const markedShift = z
  .strictObject({ hours, workdays: z.boolean().default(false) })
  .transform(({ hours: spans, workdays }) =>
    workdays ? spans.map((hour) => ({ ...hour, workdays: true as const })) : spans,
  );
// Not a union: that would only say that something is wrong, and not what and where.
const shift = z.unknown().transform((value, context): readonly Span[] => {
  const parsed = Array.isArray(value) ? hours.safeParse(value) : markedShift.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path: [...path], message });
  return z.NEVER;
});
const daySpan = span.refine(({ fromMinute, toMinute }) => fromMinute < toMinute, {
  message: "must not go over midnight",
});
/** A stored span like `18:00/21:30`; absent when there is none. */
export function readSpan(written: string | null): Span | undefined {
  return written === null ? undefined : span.parse(written);
}
/** `20:00` as a minute of the day. */
const timeOfDay = z.string().regex(clockTime, "is no time of day like 20:00").transform(minuteOfDay);

/** Ways of offering work: 抢单, 指派, 轮转. */
export const dispatchModes = ["grab", "assign", "rotate"] as const;
export type DispatchMode = (typeof dispatchModes)[number];

const rung = z.strictObject({ after: interval, to: z.enum(["supervisor", "manager"]) });
const rungs = z.array(rung).min(1);

/** What one priority has otherwise than the rest. */
const priorityClock = z
  .strictObject({ accept: interval, escalate: rungs, arrive: interval, complete: interval, warn: wait })
  .partial();

/** How long a step of a work order may take, and who hears when it takes longer. */
const clock = (defaults: { accept: string; arrive: string; complete: string }) =>
  z.strictObject({
    /** So long before the limit of arriving and finishing the worker is warned. */
    warn: wait.default(Temporal.Duration.from("PT30M")),
    /** Work that is paused without a date is looked at again so often (R13). */
    check: interval.default(Temporal.Duration.from("PT8H")),
    emergency: priorityClock.prefault({}),
    urgent: priorityClock.prefault({}),
    routine: priorityClock.prefault({}),
    accept: interval.default(Temporal.Duration.from(defaults.accept)),
    escalate: rungs.prefault([
      { after: "PT5M", to: "supervisor" },
      { after: "PT10M", to: "manager" },
    ]),
    arrive: interval.default(Temporal.Duration.from(defaults.arrive)),
    complete: interval.default(Temporal.Duration.from(defaults.complete)),
  });

const policySchema = z.strictObject({
  /** Used for properties whose import file names no zone. */
  zone: zone.default("Asia/Shanghai"),
  /** Rest hours of residents; emergencies and answers are exempt (F7). */
  quiet: z.array(span).prefault(["21:30/08:30", "12:00/14:00"]),
  /** Who works when, by the name that a member of staff is imported with (S1). */
  shifts: z
    .record(
      z.string().refine((name) => name !== "off", { message: "means a day off" }),
      shift,
    )
    .prefault({
      always: ["00:00/24:00"],
      day: ["08:30/17:30"],
      early: ["08:00/17:00"],
      middle: ["12:00/21:00"],
      office: { hours: ["08:30/17:30"], workdays: true },
    }),
  /** Which days count as working days for shifts marked so. `days` names single dates and wins over all else. */
  workdays: z
    .strictObject({
      week: z.array(z.enum(days)).min(1).prefault(["mon", "tue", "wed", "thu", "fri"]),
      /** `china`: public holidays with the days worked in exchange (调休). */
      holidays: z.enum(["china", "none"]).default("china"),
      days: z.record(z.iso.date(), z.enum(["work", "rest"])).prefault({}),
    })
    .prefault({}),
  /** The roster of the next month (S1): so long before its first day the supervisor is asked for it; `required`: also where there never was one. */
  roster: z
    .strictObject({ remind: interval.default(Temporal.Duration.from("P5D")), required: z.boolean().default(false) })
    .prefault({}),
  conversation: z.strictObject({ stale: interval.default(Temporal.Duration.from("PT2H")) }).prefault({}),
  repair: clock({ accept: "PT5M", arrive: "PT2H", complete: "PT8H" })
    .extend({
      signOff: z
        .strictObject({
          remind: interval.default(Temporal.Duration.from("PT24H")),
          phone: interval.default(Temporal.Duration.from("PT72H")),
        })
        .prefault({}),
      /** Workers are asked then why a repair is not finished, so that the day's list has the reasons; what is left comes up the next morning (R12). */
      close: timeOfDay.prefault("16:30"),
      carryOver: timeOfDay.prefault("08:30"),
      /** So many same faults within this time are flagged (R16). */
      repeat: z
        .strictObject({
          times: z.int().min(2).max(100).default(3),
          within: interval.default(Temporal.Duration.from("P3M")),
        })
        .prefault({}),
      /** A public-area repair is looked at again so long after it was done, in duty hours (R11). */
      reInspect: wait.default(Temporal.Duration.from("P1D")),
    })
    .prefault({}),
  /** A quote is good for so long; before that the resident is reminded, then phoned. `fee`: percent on parts of work that is not listed (R5). */
  quote: z
    .strictObject({
      valid: interval.default(Temporal.Duration.from("P3D")),
      remind: interval.default(Temporal.Duration.from("P1D")),
      phone: interval.default(Temporal.Duration.from("P2D")),
      fee: z.int().min(0).max(100).default(20),
    })
    .prefault({}),
  /** A new time after nobody was home (R8). */
  appointment: z
    .strictObject({
      slots: z.array(daySpan).min(1).prefault(["09:00/11:00", "14:00/16:00", "16:00/18:00"]),
      /** Offered on so many of the next days on which somebody is on duty. */
      days: z.int().min(1).max(30).default(5),
      /** When both sides are reminded the evening before, and so long before it. */
      evening: timeOfDay.prefault("19:00"),
      before: interval.default(Temporal.Duration.from("PT1H")),
      /** A resident who has not chosen by then is phoned. */
      patience: interval.default(Temporal.Duration.from("PT24H")),
      /** After so many vain visits the supervisor decides. */
      visits: z.int().min(1).max(20).default(3),
    })
    .prefault({}),
  /** What the front desk and the heads do themselves: phone calls, re-inspections, signatures. */
  desk: clock({ accept: "PT30M", arrive: "PT4H", complete: "PT8H" }).prefault({}),
  /** Who is asked (R3): everybody at once (grab), the best one by name (assign), or each in turn (rotate). */
  dispatch: z
    .strictObject({
      default: z.enum(dispatchModes).default("grab"),
      categories: z.record(z.string(), z.enum(dispatchModes)).prefault({}),
      /** After so many who were asked by name it is held out to everybody, and the supervisor hears. */
      tries: z.int().min(1).max(20).default(3),
      /** Who may be asked off duty when nobody is on duty (S1, S2). */
      offDuty: z
        .array(
          z.strictObject({
            role: z.string().optional(),
            skills: z.array(z.string()).min(1).optional(),
            priorities: z
              .array(z.enum(["emergency", "urgent", "routine"]))
              .min(1)
              .prefault(["emergency", "urgent"]),
          }),
        )
        .prefault([{}]),
    })
    .prefault({}),
  callback: z
    .strictObject({
      repair: wait.default(Temporal.Duration.from("P7D")),
      complaint: wait.default(Temporal.Duration.from("P3D")),
      other: wait.default(Temporal.Duration.from("P7D")),
      /** Community events (N2). */
      event: wait.default(Temporal.Duration.from("P1M")),
      /** Percent of those who are called back; key customers always are (C2). */
      share: z.int().min(0).max(100).default(100),
      /** From asking to a reminder, and from that to a phone call. */
      patience: interval.default(Temporal.Duration.from("PT24H")),
      phone: interval.default(Temporal.Duration.from("P3D")),
    })
    .prefault({}),
  /** 交接班 (S3): who hands over, what is counted, when, and who hears of what nobody signs. */
  handover: z
    .strictObject({
      roles: z.array(z.enum(["front-desk", "security", "engineer", "cleaner"])).prefault(["front-desk", "security"]),
      /** Keys, radios, documents: names, or names with how many there are. */
      goods: z
        .array(
          z.union([
            z.string().trim().min(1),
            z.strictObject({ name: z.string().trim().min(1), count: z.int().min(0) }),
          ]),
        )
        .prefault([]),
      /** So long before the end of a shift the draft goes to those who go. */
      draft: wait.default(Temporal.Duration.from("PT15M")),
      /** So long before their shift those who come are asked. */
      takeOver: wait.default(Temporal.Duration.from("PT5M")),
      escalate: rungs.prefault([
        { after: "PT15M", to: "supervisor" },
        { after: "PT1H", to: "manager" },
        { after: "P1D", to: "manager" },
      ]),
      keep: interval.default(Temporal.Duration.from("P3Y")),
    })
    .prefault({}),
  /** When the regular reports and lists go out (R12, S4). */
  report: z
    .strictObject({
      /** Unfinished work and what residents said, at the end of the day. */
      daily: timeOfDay.prefault("17:00"),
      /** Figures of the week and of the month, and the quarter's statistics. */
      morning: timeOfDay.prefault("09:00"),
    })
    .prefault({}),
  emergency: z
    .strictObject({
      acknowledge: interval.default(Temporal.Duration.from("PT1M")),
      arrive: interval.default(Temporal.Duration.from("PT5M")),
      /** From on the spot to under control; then it climbs again. */
      resolve: interval.default(Temporal.Duration.from("PT1H")),
      /** The incident report, after it is over (S5). */
      report: interval.default(Temporal.Duration.from("PT24H")),
      /** So long after an emergency was raised, another kind of it from the same person belongs to the same incident. */
      same: interval.default(Temporal.Duration.from("PT30M")),
    })
    .prefault({}),
  complaint: z
    .strictObject({
      propose: interval.default(Temporal.Duration.from("P1D")),
      answer: z.literal("same-day").default("same-day"),
      /** Duty hours for complaints: who complains within them is answered the same day by `by`, all others by `late` of the next duty day (K7). */
      hours: daySpan.prefault("08:30/17:30"),
      by: timeOfDay.prefault("20:00"),
      late: timeOfDay.prefault("12:00"),
      /** So long before an answer is due, whoever owes it is reminded. */
      warn: wait.default(Temporal.Duration.from("PT1H")),
      escalate: rungs.prefault([
        { after: "PT1H", to: "supervisor" },
        { after: "PT4H", to: "manager" },
      ]),
      /** Who has waited so long, or asked so often, is a major case (K4). */
      unsolved: interval.default(Temporal.Duration.from("P1M")),
      often: z.int().min(2).max(100).default(3),
      /** Two about the same matter within this time are flagged (K12). */
      repeat: interval.default(Temporal.Duration.from("P3M")),
      /** Names or phones of staff who receive complaints about a manager, first choice first; with nobody here, the supervisors who are not concerned. */
      above: z.array(z.string().trim().min(1)).prefault([]),
    })
    .prefault({}),
  /** A question that the handbook does not answer: the time that is named, the next one if that passes, and the supervisor's look at a written one (Q1, Q2). */
  inquiry: z
    .strictObject({
      answer: interval.default(Temporal.Duration.from("PT2H")),
      late: interval.default(Temporal.Duration.from("P1D")),
      approve: interval.default(Temporal.Duration.from("PT2H")),
    })
    .prefault({}),
  /** Paying, promising, and how often somebody is reminded at most (F3-F7). */
  fees: z
    .strictObject({
      /** A link to where bills are paid; {bill}, {unit} and {amount} are filled in. */
      payLink: z.string().min(1).max(500).optional(),
      /** Where and when one can pay in person, in the company's own words. */
      office: z.string().min(1).max(500).optional(),
      promise: z
        .strictObject({
          latest: interval.default(Temporal.Duration.from("P30D")),
          times: z.int().min(1).max(100).default(2),
        })
        .prefault({}),
      /** A unit is reminded once in so long at most. */
      cap: interval.default(Temporal.Duration.from("P3D")),
      /** When the day's reminders are planned, and when finance gets its list. */
      planAt: timeOfDay.prefault("09:00"),
      reconcileAt: timeOfDay.prefault("08:30"),
      /** Who is reminded: the tenant where there is one, or always the owner. */
      whom: z.enum(["tenant", "owner"]).default("tenant"),
    })
    .prefault({}),
  /** Those who have a request in hand hear at most so often that the resident is waiting. */
  urge: interval.default(Temporal.Duration.from("PT30M")),
  /** A suggestion is answered within this time (N4). */
  remark: z.strictObject({ answer: interval.default(Temporal.Duration.from("P3D")) }).prefault({}),
  /** A chat handed to the front desk: how long it waits to be taken before a phone call is promised, and how long nobody may speak (Q8). */
  handoff: z
    .strictObject({
      take: interval.default(Temporal.Duration.from("PT3M")),
      silence: interval.default(Temporal.Duration.from("PT30M")),
    })
    .prefault({}),
  dunning: z
    .record(
      z.string(),
      z
        .array(
          z.strictObject({
            at: duration,
            by: z.literal("person").optional(),
            /** Below so many yuan this stage is left out. */
            min: z.number().min(0).max(1_000_000).optional(),
          }),
        )
        .min(1),
    )
    .prefault({ "property-fee": [{ at: "-P7D" }, { at: "P0D" }, { at: "P7D" }, { at: "P15D", by: "person" }] }),
  /** Wrong guesses at who somebody is before a pause, and how long a code is good (O11). */
  identity: z
    .strictObject({
      guesses: z
        .strictObject({
          perChat: z.int().min(1).max(1_000).default(5),
          perUnit: z.int().min(1).max(1_000).default(10),
          perNetwork: z.int().min(1).max(100_000).default(30),
          within: interval.default(Temporal.Duration.from("PT1H")),
        })
        .prefault({}),
      invite: interval.default(Temporal.Duration.from("P7D")),
    })
    .prefault({}),
  /** Waits between the attempts at one message; after the last it becomes a task for a person. */
  sending: z
    .strictObject({ retry: z.array(interval).min(1).prefault(["PT5S", "PT30S", "PT2M", "PT10M", "PT1H"]) })
    .prefault({}),
});

/** Every time limit, price and hour of one property. Durations are `Temporal.Duration`, spans minutes of the day. */
export type Policy = z.infer<typeof policySchema>;

/** The policies of all properties. */
export interface Policies {
  /** By a property's code; properties without overrides share the base. */
  for(propertyCode: string | undefined): Policy;
}

const lengths = new WeakMap<Temporal.Duration, number>();

/** A duration in milliseconds, a day as 24 hours: for waits that no calendar matters to. */
export function lengthMs(duration: Temporal.Duration): number {
  const known = lengths.get(duration);
  if (known !== undefined) return known;
  const length = duration.total({ unit: "milliseconds", relativeTo: "2026-01-01" });
  lengths.set(duration, length);
  return length;
}

/** Reads a policy file. Throws a ConfigError with file, line and what to write instead. */
export function loadPolicies(file: string): Policies {
  return parsePolicies(readFileSync(file, "utf8"), file);
}

/** Policies from YAML text; `name` is what messages call it. */
export function parsePolicies(yaml: string, name: string): Policies {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`${name}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);

  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length--) {
      const line = lineAt(document.contents, path.slice(0, length), lines);
      if (line !== undefined) return line;
    }
    return 1;
  };
  const parse = (value: unknown, prefix: readonly string[]): Policy => {
    const parsed = policySchema.safeParse(value);
    if (parsed.success) return parsed.data;
    const complaints = parsed.error.issues.flatMap((issue) => {
      const where = [...prefix, ...issue.path];
      const complain = (path: readonly PropertyKey[], message: string) =>
        `${name}:${lineOf(path)}: ${path.join(".")}: ${message}`;
      if (issue.code !== "unrecognized_keys") return complain(where, issue.message);
      return issue.keys.map((key) => complain([...where, key], "unknown key"));
    });
    throw new ConfigError(complaints.join("; "));
  };

  const root = withoutBlanks(contentOf(document, name)) ?? {};
  if (!isRecord(root)) throw new ConfigError(`${name}:1: expected keys and values`);
  const { properties, ...base } = root;
  if (properties !== undefined && !isRecord(properties)) {
    throw new ConfigError(
      `${name}:${lineOf(["properties"])}: properties: expected property codes with their overrides`,
    );
  }
  const shared = parse(base, []);
  const own = new Map<string, Policy>();
  for (const [code, overrides] of Object.entries(properties ?? {})) {
    own.set(code, parse(merge(base, overrides), ["properties", code]));
  }
  return { for: (code) => (code === undefined ? shared : (own.get(code) ?? shared)) };
}

/** The line of the key that a path names. */
export function lineAt(contents: unknown, path: readonly PropertyKey[], lines: LineCounter): number | undefined {
  let node = contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!isPair(pair) || !isScalar(pair.key)) return undefined;
      offset = pair.key.range?.[0];
      node = pair.value;
    } else if (
      typeof key === "number" &&
      typeof node === "object" &&
      node !== null &&
      "items" in node &&
      Array.isArray(node.items)
    ) {
      node = node.items[key];
      offset = isRecord(node) && Array.isArray(node["range"]) ? Number(node["range"][0]) : offset;
    } else return undefined;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

/** Errors: ConfigError, for what only shows when aliases are followed. */
function contentOf(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigError(`${name}:1: ${error instanceof Error ? error.message : "cannot be read"}`);
  }
}

/** A key with nothing behind it, as when all below it is commented out, is as good as none. */
function withoutBlanks(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutBlanks(inner)]));
}

function merge(base: unknown, overrides: unknown): unknown {
  if (!isRecord(base) || !isRecord(overrides)) return overrides;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) merged[key] = merge(base[key], value);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function minuteOfDay(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}
