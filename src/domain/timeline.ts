import type { Tx } from "../db/client.ts";

/** Who did something: a person of the property, or the system itself. */
export type Actor =
  | { readonly type: "resident" | "staff"; readonly personId: number }
  /** Somebody nobody knows yet, who may raise an emergency all the same. */
  | { readonly type: "resident"; readonly personId: null }
  | { readonly type: "system" };

export const system: Actor = { type: "system" };

/** What can be read on a time line, in the order it may happen. */
export const timelineEvents = [
  "reported",
  "offered",
  "nobody-on-duty",
  "reminded",
  "escalated",
  "accepted",
  "declined",
  "assigned",
  "departed",
  "arrived",
  "completed",
  "sign-off-reminded",
  "signed-off",
  "not-fixed",
  "call-opened",
  "called",
  "inspection-opened",
  "inspected",
  "signed",
  "undelivered",
  "handled",
  "cancelled",
  "closed",
  "answered",
  "answer-drafted",
  "answer-approved",
  "answer-returned",
  "answer-late",
  "not-helped",
  "callback-asked",
  "callback-reminded",
  "callback-answered",
  "received",
  "weighed",
  "judged",
  "look-ordered",
  "proposed",
  "approved",
  "returned",
  "agreed",
  "disagreed",
  "carried-out",
  "unsettled",
  "added",
  "handed-over",
  "reopened",
  "incident-added",
  "false-alarm",
  "report-opened",
  "report-written",
  "report-returned",
  "report-signed",
  "repair-opened",
  "urged",
  "praised",
  "talk-begun",
  "talk-ended",
  "released",
  "transfer-asked",
  "transferred",
  "help-asked",
  "joined",
  "assist-declined",
  "warned",
  "paused",
  "resumed",
  "pause-chased",
  "quote-sent",
  "quote-reminded",
  "quote-approved",
  "quote-declined",
  "quote-expired",
  "quote-withdrawn",
  "nobody-home",
  "appointed",
  "visits-decided",
  "repeat-fault",
  "key-asked",
  "key-consented",
  "key-refused",
  "key-approved",
  "key-present",
  "key-entered",
  "key-item",
  "key-left",
  "key-chased",
  "unfinished",
] as const;
export type TimelineEvent = (typeof timelineEvents)[number];

/** One line. `detail` holds ids, codes and people's own words for this case, nothing else. */
export interface TimelineEntry {
  readonly propertyId: number;
  readonly requestId: number;
  readonly workOrderId?: number;
  readonly event: TimelineEvent;
  readonly actor: Actor;
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly number[] | readonly string[]>>;
  readonly at: Date;
}

/** Adds a line; lines are never changed or taken away (X1). */
export async function record(tx: Tx, entry: TimelineEntry): Promise<void> {
  await tx.timeline.createMany({ data: [rowOf(entry)] });
}

/** As {@link record}, for a line that something else refers to: returns its id. */
export async function recordLine(tx: Tx, entry: TimelineEntry): Promise<bigint> {
  const { id } = await tx.timeline.create({ data: rowOf(entry), select: { id: true } });
  return id;
}

function rowOf({ propertyId, requestId, workOrderId, event, actor, detail, at }: TimelineEntry) {
  return {
    propertyId,
    requestId,
    workOrderId: workOrderId ?? null,
    event,
    actor: actor.type,
    personId: actor.type === "system" ? null : actor.personId,
    detail: { ...detail },
    at,
  };
}

/** The last line of a request with this event. */
export async function findLine(
  tx: Tx,
  requestId: number,
  event: TimelineEvent,
): Promise<{ readonly id: string } | undefined> {
  const line = await tx.timeline.findFirst({
    where: { requestId, event },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return line === null ? undefined : { id: String(line.id) };
}
