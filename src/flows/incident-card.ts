import { type Button, type Reply, say } from "../conversation/flow.ts";
import type { EmergencyKind } from "../domain/emergency.ts";
import { hurtKeys, type IncidentOrder } from "../domain/incident.ts";
import type { Acknowledged } from "../domain/incident-response.ts";
import { type Text, text } from "../text.ts";

/** What an alarm says besides the incident's own row. */
export interface IncidentSurroundings {
  /** Units of the person who raised it. */
  readonly homes: readonly string[];
  readonly nearbyCount: number;
  readonly comingNames: readonly string[];
}

/** An incident as those alarmed see it, with name and phone: in an emergency whoever goes must be able to call (R14, Q6). */
export function incidentLines(order: IncidentOrder, around: IncidentSurroundings): readonly Text[] {
  const { request, incident } = order;
  const { contactName: name, contactPhone: phone } = request;
  const lines = [text("incident-content", { content: request.content === "" ? "—" : request.content })];
  if (request.place !== "") lines.push(text("incident-place", { place: request.place }));
  if (around.homes.length > 0) lines.push(text("incident-homes", { units: around.homes.join("、") }));
  if (incident.hurt !== null) lines.push(text("incident-hurt", { hurt: hurtText(incident.hurt) }));
  if (request.filedById !== null) lines.push(text("incident-caller", { phone: phone === "" ? "—" : phone }));
  else if (name === "") lines.push(text("incident-stranger", { phone: phone === "" ? "—" : phone }));
  else lines.push(text("incident-reporter", { name, phone }));
  if (around.nearbyCount > 0) lines.push(text("incident-nearby", { count: around.nearbyCount }));
  if (around.comingNames.length > 0) lines.push(text("incident-coming", { names: around.comingNames.join("、") }));
  return lines;
}

/** Whether somebody is hurt or trapped: people's own words, or `~` and a key. */
export function hurtText(hurt: string): Text {
  const key = hurtKeys.find((known) => hurt === `~${known}`);
  return key ? text(`hurt-${key}`) : text("verbatim", { value: hurt });
}

/** What can be pressed under an alarm; `going`: by somebody who has acknowledged it. */
export function incidentButtons(
  { id, round, requestId, status }: { id: number; round: number; requestId?: number; status: string },
  going: boolean,
): readonly Button[] {
  const accept = { label: text("button-acknowledge"), value: `accept:${id}:${round}` };
  const arrive = { label: text("button-arrive"), value: `arrive:${id}` };
  const over = { label: text("button-over"), value: `complete:${id}` };
  const wrong = requestId === undefined ? [] : falseAlarmButton(requestId);
  if (!["offered", "accepted", "on-the-way", "on-the-spot"].includes(status)) return [];
  if (!going) return [accept, ...wrong];
  return status === "on-the-spot" ? [over, ...wrong] : [arrive, over, ...wrong];
}

export function falseAlarmButton(requestId: number): readonly Button[] {
  return [{ label: text("button-false-alarm"), value: `false-alarm:${requestId}` }];
}

/** Under what whoever raised it is told while it goes on. */
export function reporterButtons(requestId: number): readonly Button[] {
  return [{ label: text("button-add"), value: `details:${requestId}:add` }, ...falseAlarmButton(requestId)];
}

/** Said to whoever acknowledged. */
export function acknowledgedReply({ order, first, responsibleName }: Acknowledged): readonly Reply[] {
  const { number, contactName, contactPhone, place } = order.request;
  const status = order.status === "on-the-spot" ? "on-the-spot" : "accepted";
  const words = first
    ? text("incident-you-are-first", {
        number,
        place: place === "" ? "—" : place,
        name: contactName,
        phone: contactPhone,
      })
    : text("incident-somebody-was-first", { number, name: responsibleName });
  return [say(words, incidentButtons({ ...order, status }, true))];
}

/** Said to whoever brought it under control: the report is theirs, and perhaps something is left to repair. */
export function endedReply(order: IncidentOrder & { readonly reportId: number }): readonly Reply[] {
  const buttons = [
    { label: text("button-write-report"), value: `report:${order.reportId}` },
    { label: text("button-to-repair"), value: `to-repair:${order.id}` },
  ];
  return [say(text("incident-ended", { number: order.request.number }), buttons)];
}

/** What to do now and whom to call, for each kind (E1-E11). */
export function adviceLines(kind: EmergencyKind, dutyPhone: string | null | undefined): readonly Text[] {
  const advice = text(`advice-${kind}`);
  return dutyPhone ? [advice, text("emergency-duty-phone", { phone: dutyPhone })] : [advice];
}
