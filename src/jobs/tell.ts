import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { listChats } from "../db/message.ts";
import { findPromiseDue, priorities } from "../db/outbox.ts";
import { satisfactions } from "../domain/callback.ts";
import { listReportFiles, listResultFiles } from "../domain/file.ts";
import { isKeptAway } from "../domain/isolation.ts";
import { type Notice, notices } from "../domain/notice.ts";
import { isInspected } from "../domain/sign-off.ts";
import { findBooked } from "../domain/visit.ts";
import { deadlineKey, findWorkOrder, openStatuses, type WorkOrder } from "../domain/work-order.ts";
import { money } from "../flows/bill-words.ts";
import {
  assignButton,
  availabilityText,
  cardLines,
  moment,
  offerButtons,
  type Place,
  signOffButtons,
  whyLine,
  workButtons,
} from "../flows/card.ts";
import { orderPlace } from "../flows/order-place.ts";
import { paymentLines } from "../flows/payment-words.ts";
import type { Policy } from "../policy.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putIn } from "./put-reply.ts";

/** Tells somebody what has become of a request, in their language, if it is still so. */
export const tellJob = defineJob({
  name: "tell",
  payload: z.object({ personId: z.int(), notice: z.enum(notices), workOrderId: z.int(), round: z.int().optional() }),
  async run(tx, { personId, notice, workOrderId, round }, { now, texts, policies }) {
    const order = await findWorkOrder(tx, workOrderId);
    if (!order) return;
    const staff = await tx.staff.findUnique({ where: { personId } });
    if (staff && (await isKeptAway(tx, order.requestId, staff.id))) return;
    const { fees } = policies.for(order.property.code);
    const reply = await words[notice]({
      tx,
      order,
      personId,
      round,
      fees,
      place: await orderPlace(tx, order, personId),
    });
    if (!reply) return;
    const files = await filesOf(notice, tx, order);
    const alarm = order.priority === "emergency";
    const priority = alarm ? priorities.alarm : priorities.ordinary;
    const chats = await listChats(tx, personId);
    for (const chat of alarm ? chats : chats.slice(0, 1))
      await putIn(tx, chat, { reply, files, requestId: order.requestId, priority, now, texts });
  },
});

/** The photos that go with a notice: of what is broken to whoever may do it, of what was done to the resident. */
async function filesOf(notice: Notice, tx: Tx, order: WorkOrder): Promise<readonly string[]> {
  if (notice === "offer" || notice === "assigned") return listReportFiles(tx, order.requestId);
  return notice === "completed" ? listResultFiles(tx, order) : [];
}

interface Facts {
  readonly tx: Tx;
  readonly order: WorkOrder;
  readonly personId: number;
  readonly round: number | undefined;
  readonly place: Place;
  readonly fees: Policy["fees"];
}

/** The words of each notice; nothing when its moment has passed. */
const words: Readonly<Record<Notice, (facts: Facts) => Promise<Reply | undefined>>> = {
  offer: (facts) => offered(facts, "notice-offer"),
  "offer-reminder": (facts) => offered(facts, "notice-offer-reminder"),
  async "offer-taken"({ tx, order, personId }) {
    const name = await workerName(tx, order);
    const own = await tx.staff.count({ where: { personId, id: order.assigneeId ?? 0 } });
    return name === undefined || own > 0
      ? undefined
      : say(text("notice-offer-taken", { number: order.request.number, name }));
  },
  async "order-cancelled"({ order }) {
    return say(text("notice-order-cancelled", { number: order.request.number }));
  },
  async "order-reassigned"({ order }) {
    return say(text("notice-order-reassigned", { number: order.request.number }));
  },
  assigned: (facts) => mine(facts, "notice-assigned"),
  "work-reminder": (facts) => mine(facts, "notice-work-reminder"),
  async escalation({ tx, order, place }) {
    if (!isOpen(order) || order.status === "done") return undefined;
    const name = (await workerName(tx, order)) ?? text("nobody-yet");
    const card = cardLines(order, place, { withContact: false });
    const state = text(order.status === "offered" ? "escalation-not-taken" : "escalation-not-done", { name });
    return say(text("notice-escalation", { state, card }), assignButton(order));
  },
  async "nobody-on-duty"({ order, place }) {
    if (order.status !== "waiting") return undefined;
    return say(
      text("notice-nobody-on-duty", { card: cardLines(order, place, { withContact: false }) }),
      assignButton(order),
    );
  },
  async accepted({ tx, order }) {
    if (order.status !== "accepted") return undefined;
    const name = (await workerName(tx, order)) ?? "";
    const { availability, number } = order.request;
    const visit = await findBooked(tx, order.id);
    if (visit) {
      const { zone } = order.property;
      const agreed = { from: moment(visit.startsAt, zone), to: moment(visit.endsAt, zone) };
      return say(text("notice-accepted-visit", { number, name, ...agreed }));
    }
    if (availability)
      return say(text("notice-accepted-appointed", { number, name, availability: availabilityText(availability) }));
    const dueAt = order.dueAt ?? (await findPromiseDue(tx, deadlineKey(order.id)));
    return say(text("notice-accepted", { number, name, by: moment(dueAt ?? order.createdAt, order.property.zone) }));
  },
  async departed({ tx, order }) {
    if (order.status !== "on-the-way") return undefined;
    return say(text("notice-departed", { number: order.request.number, name: (await workerName(tx, order)) ?? "" }));
  },
  async arrived({ tx, order }) {
    if (order.status !== "on-the-spot") return undefined;
    return say(text("notice-arrived", { number: order.request.number, name: (await workerName(tx, order)) ?? "" }));
  },
  async completed({ tx, order, place, fees }) {
    if (order.status !== "done") return undefined;
    const args = {
      number: order.request.number,
      name: (await workerName(tx, order)) ?? "",
      result: order.result ?? "",
    };
    if (await isInspected(tx, order)) return say(text("notice-completed-public", args));
    if (order.amountCents) {
      const payable = { bill: args.number, unit: place.unit ?? "", amountCents: order.amountCents };
      const paid = { ...args, amount: money(order.amountCents), ways: paymentLines(fees, payable) };
      return say(text("notice-completed-paid", paid), signOffButtons(order));
    }
    return say(text("notice-completed", args), signOffButtons(order));
  },
  async "sign-off-reminder"({ order }) {
    if (order.status !== "done") return undefined;
    const args = { number: order.request.number, content: order.request.content };
    return say(text("notice-sign-off-reminder", args), signOffButtons(order));
  },
  async "signed-off"({ order }) {
    return say(text("notice-signed-off", { number: order.request.number }));
  },
  async reopened({ order, place }) {
    if (!isOpen(order)) return undefined;
    return say(text("notice-reopened", { card: cardLines(order, place, { withContact: false }) }), assignButton(order));
  },
  async "repeat-fault"({ order, place }) {
    return say(text("visit-staff-repeat", { card: cardLines(order, place, { withContact: false }) }));
  },
  async "call-coming"({ order }) {
    return say(text("notice-call-coming", { number: order.request.number }));
  },
  async "request-closed"({ order }) {
    return say(text("notice-request-closed", { number: order.request.number }));
  },
  callback: (facts) => asked(facts, "notice-callback"),
  "callback-reminder": (facts) => asked(facts, "notice-callback-reminder"),
  async released({ order }) {
    if (order.status !== "waiting" && order.status !== "offered") return undefined;
    return say(text("notice-released", { number: order.request.number }));
  },
  async "filed-for-you"({ order }) {
    return say(text("notice-filed-for-you", { number: order.request.number, content: order.request.content }));
  },
};

async function asked({ tx, order }: Facts, id: string): Promise<Reply | undefined> {
  const { requestId, request } = order;
  const callback = await tx.callback.findFirst({ where: { requestId, status: "asked" }, orderBy: { id: "desc" } });
  if (!callback || order.status !== "closed") return undefined;
  const buttons = satisfactions.map((value) => ({
    label: text(`satisfaction-${value}`),
    value: `rate:${callback.id}:${value}`,
  }));
  return say({ id, args: { number: request.number, content: request.content } }, buttons);
}

async function offered({ tx, order, personId, round, place }: Facts, id: string): Promise<Reply | undefined> {
  if (order.status !== "offered" || order.round !== round) return undefined;
  const staff = await tx.staff.findUnique({ where: { personId } });
  const open = await tx.offer.findFirst({
    where: { workOrderId: order.id, round, staffId: staff?.id ?? 0, status: "open" },
  });
  if (!open) return undefined;
  const why = whyLine(open.why, order.request.category);
  const card = [...cardLines(order, place, { withContact: false }), ...(why ? [why] : [])];
  return say(text(id, { kind: text(`kind-${order.kind}`), card }), offerButtons(order));
}

async function mine({ tx, order, personId, place }: Facts, id: string): Promise<Reply | undefined> {
  const own = await tx.staff.count({ where: { personId, id: order.assigneeId ?? 0 } });
  const buttons = workButtons(order);
  if (own === 0 || !isOpen(order) || buttons.length === 0) return undefined;
  return say(
    text(id, { kind: text(`kind-${order.kind}`), card: cardLines(order, place, { withContact: true }) }),
    buttons,
  );
}

function isOpen(order: WorkOrder): boolean {
  return openStatuses.some((status) => status === order.status);
}

async function workerName(tx: Tx, order: WorkOrder): Promise<string | undefined> {
  if (order.assigneeId === null) return undefined;
  const staff = await tx.staff.findUnique({ where: { id: order.assigneeId }, include: { person: true } });
  return staff?.person.name;
}
