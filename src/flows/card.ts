import type { Button } from "../conversation/flow.ts";
import { wallClock } from "../domain/calendar.ts";
import { type DeskKind, deskResults } from "../domain/desk.ts";
import type { WorkOrder } from "../domain/work-order.ts";
import { type Text, text } from "../text.ts";
import { incidentButtons } from "./incident-card.ts";

/** A moment in the property's zone, in words. */
export function moment(at: Date, zone: string): Text {
  return text("moment", wallClock(at, zone));
}

/** What a person typed, as it is. */
export function verbatim(value: string): Text {
  return text("verbatim", { value });
}

export const roomKeys = ["kitchen", "bathroom", "living-room", "bedroom", "balcony"] as const;
export const availabilityKeys = ["any-time", "evenings", "weekend"] as const;

/** A place: people's own words, or `~` and the key of a room that every language has a word for. */
export function placeText(place: string): Text {
  return keyed(place, roomKeys, "place");
}

/** When somebody is at home: people's own words, or `~` and a key. */
export function availabilityText(availability: string): Text {
  return keyed(availability, availabilityKeys, "availability");
}

function keyed(value: string, keys: readonly string[], prefix: string): Text {
  const key = value.slice(1);
  return value.startsWith("~") && keys.includes(key) ? text(`${prefix}-${key}`) : verbatim(value);
}

/** Unit or public area, and the place in it. */
export interface Place {
  readonly unit: string | null;
  /** Further lines, for matters that are about more than a place. */
  readonly more?: readonly Text[];
}

/** A work order as staff see it. Name and phone only for the one who took it (X2). */
export function cardLines(order: WorkOrder, place: Place, { withContact }: { withContact: boolean }): readonly Text[] {
  const { request } = order;
  const lines = [text("card-number", { number: request.number }), text("card-content", { content: request.content })];
  if (request.kind === "repair") lines.push(text("card-category", { category: text(`category-${request.category}`) }));
  if (place.more) lines.push(...place.more);
  if (place.unit !== null && request.place === "") lines.push(text("card-home", { unit: place.unit }));
  else if (place.unit !== null) lines.push(text("card-unit", { unit: place.unit, place: placeText(request.place) }));
  else if (request.place !== "") lines.push(text("card-area", { place: placeText(request.place) }));
  if (request.availability)
    lines.push(text("card-availability", { availability: availabilityText(request.availability) }));
  if (request.availableFrom || request.availableTo) lines.push(windowLine(order));
  if (request.wishes) lines.push(text("card-wishes", { wishes: request.wishes }));
  if (request.repeatCount > 1) lines.push(text("card-repeat", { count: request.repeatCount }));
  if (request.awayCount > 0) lines.push(text("card-away", { count: request.awayCount }));
  if (order.reopenedCount > 0) lines.push(text("card-reopened", { count: order.reopenedCount }));
  if (order.remark !== null)
    lines.push(text(order.kind === "answer" ? "card-answer-remark" : "card-remark", { remark: order.remark }));
  if (order.kind === "answer-approval" && order.result !== null)
    lines.push(text("card-draft", { answer: order.result }));
  if (withContact) {
    const nameless = request.contactName === "" && request.contactPhone === "";
    if (nameless) lines.push(text("card-nameless"));
    else lines.push(text("card-contact", { name: request.contactName, phone: request.contactPhone }));
    if (request.keyConsent !== null) lines.push(text(request.keyConsent ? "card-key-yes" : "card-key-no"));
  }
  return lines;
}

/** When the resident expects somebody, by what they said. */
function windowLine({ request: { availableFrom: from, availableTo: to }, property: { zone } }: WorkOrder): Text {
  if (from && to) return text("card-window", { from: moment(from, zone), to: moment(to, zone) });
  if (from) return text("card-window-from", { from: moment(from, zone) });
  return text("card-window-to", { to: moment(to ?? new Date(0), zone) });
}

/** Kinds of work with conversations of their own. */
const ownVerbs: Readonly<Record<string, readonly string[]>> = {
  answer: ["answer"],
  "answer-approval": ["approve-answer", "return-answer"],
};

/** What the one who has the order can press next. */
export function workButtons(order: {
  id: number;
  kind: string;
  status: string;
  requestId?: number;
  pausedAt?: Date | null;
  request?: { unitId: number | null };
}): readonly Button[] {
  if (order.kind.startsWith("complaint")) return [{ label: text("button-complaint"), value: `complaint:${order.id}` }];
  if (order.kind === "emergency") return incidentButtons({ ...order, round: 0 }, true);
  if (order.kind === "incident-report")
    return order.status === "accepted" ? [{ label: text("button-write-report"), value: `report:${order.id}` }] : [];
  const verbs = ownVerbs[order.kind];
  if (verbs) return verbs.map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${order.id}` }));
  if (order.kind === "callback-call")
    return [
      { label: text("button-ask-back"), value: `ask-back:${order.id}` },
      { label: text("result-no-answer"), value: `result:${order.id}:no-answer` },
    ];
  if (order.kind === "visit-call")
    return [
      { label: text("button-visit"), value: `visit:${order.requestId ?? 0}` },
      { label: text("result-no-answer"), value: `result:${order.id}:no-answer` },
    ];
  if (order.kind !== "repair" && order.kind in deskResults) {
    const results = deskResults[order.kind as DeskKind].map((result) => ({
      label: text(`result-${result}`),
      value: `result:${order.id}:${result}`,
    }));
    return order.kind === "talk-call"
      ? [...results, { label: text("button-reply"), value: `reply:${order.id}` }]
      : results;
  }
  const next: Readonly<Record<string, readonly string[]>> = {
    accepted: ["depart", "arrive", "complete"],
    "on-the-way": ["arrive", "complete"],
    "on-the-spot": ["complete"],
  };
  const steps = next[order.status];
  if (!steps) return [];
  // Public areas cost nobody anything.
  const inHome = order.request === undefined || order.request.unitId !== null;
  const away = inHome && order.status === "on-the-spot" ? ["nobody-home", "key-entry"] : [];
  const beside = [...away, ...(inHome ? ["quote"] : []), order.pausedAt ? "resume" : "pause", "transfer", "help"];
  return [...steps, ...beside].map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${order.id}` }));
}

/** Why somebody was asked, in one line. */
export function whyLine(why: readonly string[], category: string): Text | undefined {
  const reasons = why.flatMap((code): readonly Text[] => {
    if (code === "skill") return [text(`category-${category}`)];
    if (code.startsWith("load:")) return [text("why-load", { count: Number(code.slice(5)) })];
    return whyCodes.some((known) => known === code) ? [text(`why-${code}`)] : [];
  });
  const [first, ...rest] = reasons;
  if (!first) return undefined;
  return text("offer-why", { reasons: rest.reduce((all, next) => text("why-and", { all, next }), first) });
}
export const whyCodes = ["on-duty", "off-duty", "area", "previous", "turn"] as const;

export function offerButtons(order: { id: number; round: number }): readonly Button[] {
  return ["accept", "decline"].map((verb) => ({
    label: text(`button-${verb}`),
    value: `${verb}:${order.id}:${order.round}`,
  }));
}

export function signOffButtons(order: { id: number }): readonly Button[] {
  return ["fixed", "not-fixed"].map((key) => ({ label: text(`button-${key}`), value: `${key}:${order.id}` }));
}

export function assignButton(order: { id: number }): readonly Button[] {
  return [{ label: text("button-assign"), value: `assign:${order.id}` }];
}
