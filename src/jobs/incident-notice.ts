import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { type Chat, listChats, listChatsOfAccount } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { confidants } from "../domain/emergency.ts";
import { listReportFiles } from "../domain/file.ts";
import { countNearby, findIncident, type IncidentOrder, listHomes, nameOf, ongoing } from "../domain/incident.ts";
import { type IncidentNotice, incidentNotices } from "../domain/incident-notice.ts";
import { listSigners, severities } from "../domain/incident-report.ts";
import { listStaff, type StaffMember } from "../domain/staff.ts";
import { moment } from "../flows/card.ts";
import {
  hurtText,
  type IncidentSurroundings,
  incidentButtons,
  incidentLines,
  reporterButtons,
} from "../flows/incident-card.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putIn } from "./put-reply.ts";

/** Says something about an incident to everybody it is for, in every chat they have and in the language of each, at once (E10). */
export const incidentNotice = defineJob({
  name: "incident-notice",
  payload: z.object({
    workOrderId: z.int(),
    notice: z.enum(incidentNotices),
    by: z.int().optional(),
    lineId: z.string().optional(),
  }),
  async run(tx, { workOrderId, notice, by, lineId }, { now, texts }) {
    const order = await findIncident(tx, workOrderId);
    if (!order) return;
    const offers = await tx.offer.findMany({ where: { workOrderId }, orderBy: { staffId: "asc" } });
    const facts: Facts = { tx, order, offers, lineId };
    const files = await filesOf(notice, facts);
    const { requestId } = order;
    const put = async (chats: readonly Chat[], reply: Reply, shown: readonly string[]) => {
      const said = { reply, files: shown, requestId, priority: priorities.alarm, now, texts };
      for (const chat of chats) await putIn(tx, chat, said);
    };
    const told = new Set(by === undefined ? [] : [by]);
    for (const { staff, going } of await recipients(notice, facts)) {
      if (told.has(staff.personId)) continue;
      const reply = await toStaff[notice](facts, going);
      if (!reply) return;
      told.add(staff.personId);
      await put(await listChats(tx, staff.personId), reply, files);
    }
    const answer = await toReporter(notice, facts);
    const { reporterId } = order.request;
    if (!answer || (reporterId !== null && told.has(reporterId))) return;
    await put(await chatsOfReporter(tx, order), answer, []);
  },
});

interface Facts {
  readonly tx: Tx;
  readonly order: IncidentOrder;
  readonly offers: readonly { readonly staffId: number; readonly status: string }[];
  readonly lineId: string | undefined;
}

/** A stranger, and a caller whom the front desk speaks for, are reached where the alarm came from. */
async function chatsOfReporter(tx: Tx, { request, incident }: IncidentOrder): Promise<readonly Chat[]> {
  if (request.reporterId !== null) return listChats(tx, request.reporterId);
  return incident.accountId === null ? [] : listChatsOfAccount(tx, incident.accountId);
}

interface Recipient {
  readonly staff: StaffMember;
  /** Has acknowledged the alarm. */
  readonly going: boolean;
}

async function recipients(notice: IncidentNotice, { tx, order, offers }: Facts): Promise<readonly Recipient[]> {
  const active = await listStaff(tx, order.propertyId);
  const going = (id: number) => offers.some(({ staffId, status }) => staffId === id && status === "accepted");
  const those = (ids: ReadonlySet<number | null>) =>
    active.filter(({ id }) => ids.has(id)).map((staff) => ({ staff, going: going(staff.id) }));
  if (notice === "report-written" || notice === "report-waiting") {
    const signers = await listSigners(tx, order, order.assigneeId);
    // The manager, once it has climbed.
    const climbed = order.responsibleId === order.assigneeId ? [] : [order.responsibleId];
    return those(new Set([...signers.map(({ id }) => id), ...climbed]));
  }
  if (notice === "report-returned") return those(new Set([order.assigneeId]));
  const alarmed = those(new Set(offers.map(({ staffId }) => staffId)));
  if (!order.incident.confidential) return alarmed;
  // Others may have been alarmed before it was known what it is about.
  const trusted = alarmed.filter(({ staff }) => confidants.some((role) => role === staff.role));
  return trusted.length > 0 ? trusted : alarmed;
}

async function filesOf(notice: IncidentNotice, { tx, order, lineId }: Facts): Promise<readonly string[]> {
  if (notice === "alarm" || notice === "report-written") return listReportFiles(tx, order.requestId);
  return notice === "added" ? ((await lineOf(tx, lineId)).fileIds ?? []) : [];
}

const lineSchema = z.object({
  words: z.string().optional(),
  fileIds: z.array(z.string()).optional(),
});

async function lineOf(tx: Tx, lineId: string | undefined): Promise<z.infer<typeof lineSchema>> {
  const line = lineId === undefined ? null : await tx.timeline.findUnique({ where: { id: BigInt(lineId) } });
  const parsed = lineSchema.safeParse(line?.detail);
  return parsed.success ? parsed.data : {};
}

/** The words of each notice for staff; nothing when its moment has passed. */
const toStaff: Readonly<Record<IncidentNotice, (facts: Facts, going: boolean) => Promise<Reply | undefined>>> = {
  alarm: (facts, going) => alarm(facts, going, "incident-alarm"),
  async "alarm-again"(facts, going) {
    return facts.order.status === "offered" ? alarm(facts, going, "incident-alarm-again") : undefined;
  },
  async "not-arrived"(facts, going) {
    const late = ["accepted", "on-the-way"].includes(facts.order.status);
    return late ? alarm(facts, going, "incident-not-arrived") : undefined;
  },
  async "not-over"(facts, going) {
    return facts.order.status === "on-the-spot" ? alarm(facts, going, "incident-not-over") : undefined;
  },
  async acknowledged({ tx, order }, going) {
    const name = await nameOf(tx, order.assigneeId);
    if (name === undefined || !isOngoing(order)) return undefined;
    return say(text("incident-acknowledged", { number: order.request.number, name }), incidentButtons(order, going));
  },
  async added(facts, going) {
    const { order } = facts;
    const { words = "" } = await lineOf(facts.tx, facts.lineId);
    if (!isOngoing(order)) return undefined;
    const value = words === "" ? text("incident-photos") : hurtText(words);
    const card = incidentLines(order, await around(facts));
    return say(
      text("incident-added", { kind: kindText(order), number: order.request.number, words: value, card }),
      incidentButtons(order, going),
    );
  },
  async arrived({ tx, order }, going) {
    if (!isOngoing(order)) return undefined;
    const name = (await nameOf(tx, order.assigneeId)) ?? "";
    return say(text("incident-arrived", { number: order.request.number, name }), incidentButtons(order, going));
  },
  async over({ tx, order }) {
    const name = (await nameOf(tx, order.assigneeId)) ?? "";
    return say(text("incident-over", { number: order.request.number, name, result: order.result ?? "" }));
  },
  async "false-alarm"({ tx, order }) {
    return say(text("incident-false-alarm", { number: order.request.number, name: await callerOffName(tx, order) }));
  },
  "report-written": (facts) => report(facts, "incident-report-written"),
  "report-waiting": (facts) => report(facts, "incident-report-waiting"),
  async "report-returned"({ order }) {
    if (order.status !== "accepted") return undefined;
    const buttons = [{ label: text("button-write-report"), value: `report:${order.id}` }];
    return say(text("incident-report-returned", { number: order.request.number, remark: order.remark ?? "" }), buttons);
  },
};

async function toReporter(notice: IncidentNotice, { tx, order }: Facts): Promise<Reply | undefined> {
  const name = (await nameOf(tx, order.assigneeId)) ?? "";
  const { number } = order.request;
  if (notice === "acknowledged" && isOngoing(order))
    return say(text("notice-incident-acknowledged", { number, name }), reporterButtons(order.requestId));
  if (notice === "arrived" && isOngoing(order))
    return say(text("notice-incident-arrived", { number, name }), reporterButtons(order.requestId));
  if (notice === "over") return say(text("notice-incident-over", { number }));
  if (notice === "false-alarm") return say(text("notice-incident-false-alarm", { number }));
  return undefined;
}

async function alarm(facts: Facts, going: boolean, id: string): Promise<Reply | undefined> {
  const { order } = facts;
  if (!isOngoing(order)) return undefined;
  const card = incidentLines(order, await around(facts));
  return say(
    { id, args: { kind: kindText(order), number: order.request.number, card } },
    incidentButtons(order, going),
  );
}

async function report({ tx, order }: Facts, id: string): Promise<Reply | undefined> {
  const { incident, property, request } = order;
  if (order.status !== "done") return undefined;
  const emergency = await tx.workOrder.findFirst({ where: { requestId: order.requestId, kind: "emergency" } });
  const severity = severities.find((known) => known === incident.severity) ?? "minor";
  const at = (time: Date | null | undefined) => (time ? moment(time, property.zone) : text("incident-unknown"));
  const args = {
    number: request.number,
    kind: kindText(order),
    writer: (await nameOf(tx, incident.writtenById)) ?? "",
    begun: at(request.createdAt),
    arrived: at(emergency?.arrivedAt),
    ended: at(emergency?.closedAt),
    course: incident.course ?? "",
    severity: text(`incident-severity-${severity}`),
    loss: incident.loss ?? "",
    measures: incident.measures ?? "",
    rescue: incident.rescue ?? "—",
  };
  const buttons = [
    { label: text("result-signed"), value: `sign-report:${order.id}:signed` },
    { label: text("result-refused"), value: `sign-report:${order.id}:returned` },
  ];
  return say({ id, args }, buttons);
}

async function around({ tx, order, offers }: Facts): Promise<IncidentSurroundings> {
  const homes = await listHomes(tx, order.request.reporterId, order.propertyId);
  const going = offers.filter(({ status }) => status === "accepted").map(({ staffId }) => nameOf(tx, staffId));
  return {
    homes: homes.map(({ label }) => label),
    nearbyCount: await countNearby(tx, order),
    comingNames: (await Promise.all(going)).filter((name) => name !== undefined),
  };
}

async function callerOffName(tx: Tx, order: IncidentOrder): Promise<Text> {
  const line = await tx.timeline.findFirst({ where: { requestId: order.requestId, event: "false-alarm" } });
  const person = line?.personId ? await tx.person.findUnique({ where: { id: line.personId } }) : null;
  return person ? text("verbatim", { value: person.name }) : text("incident-unknown-person");
}

function isOngoing({ status }: IncidentOrder): boolean {
  return ongoing.some((open) => open === status);
}

function kindText({ emergency }: IncidentOrder): Text {
  return text(`emergency-${emergency}`);
}
