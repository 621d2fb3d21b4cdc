import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { viewMonth } from "../domain/roster.ts";
import { type RosterNotice, rosterNotices } from "../domain/roster-notice.ts";
import { findSwap } from "../domain/swap.ts";
import { dayLabel } from "../flows/shift-words.ts";
import type { Policies } from "../policy.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

const payload = z.object({
  personId: z.int(),
  notice: z.enum(rosterNotices),
  month: z.string().optional(),
  swapId: z.int().optional(),
  staffId: z.int().optional(),
  fromDay: z.int().optional(),
  untilDay: z.int().optional(),
  count: z.int().optional(),
});

/** Tells somebody what is to be decided, or was, about rosters, if it is still so. */
export const tellRosterJob = defineJob({
  name: "tell-roster",
  payload,
  async run(tx, told, { now, policies, texts }) {
    const staff = await tx.staff.findUnique({ where: { personId: told.personId } });
    if (!staff || staff.dismissedAt) return;
    const reply = await words[told.notice]({ ...told, tx, propertyId: staff.propertyId, policies });
    if (reply) await putReply(tx, { personId: told.personId, reply, now, texts });
  },
});

interface Facts extends z.infer<typeof payload> {
  readonly tx: Tx;
  readonly propertyId: number;
  readonly policies: Policies;
}

/** The words of each notice; nothing when its moment has passed. */
const words: Readonly<Record<RosterNotice, (facts: Facts) => Promise<Reply | undefined>>> = {
  async waiting({ tx, propertyId, month = "", policies }) {
    const { people, shifts, waiting, gaps } = await viewMonth(tx, propertyId, month, policies);
    if (waiting === 0) return undefined;
    const overview = [text("roster-overview", { month, people, shifts })];
    if (gaps.length > 0) overview.push(text("roster-gaps", { days: gaps.map((day) => dayOfMonth(day)).join(", ") }));
    const button = { label: text("button-approve-roster"), value: `approve-roster:${month}` };
    return say(text("roster-waiting", { overview }), [button]);
  },
  async missing({ month = "" }) {
    return say(text("roster-missing", { month }));
  },
  async approved({ month = "" }) {
    return say(text("roster-approved", { month }), [{ label: text("flow-my-shifts"), value: "begin:my-shifts" }]);
  },
  "swap-asked": (facts) => swap(facts, "asked", ["agree-swap", "decline-swap"]),
  "swap-agreed": (facts) => swap(facts, "agreed", ["approve-swap", "refuse-swap"]),
  "swap-approved": (facts) => swap(facts, "approved", []),
  "swap-declined": (facts) => swap(facts, "declined", []),
  "swap-refused": (facts) => swap(facts, "refused", []),
  async sick({ tx, staffId = 0, fromDay = 0, untilDay = 0, count = 0 }) {
    const name = await nameOf(tx, staffId);
    const days = { from: dayLabel(fromDay), until: dayLabel(untilDay) };
    return say(text("roster-sick", { name, ...days, count }));
  },
  async well({ tx, staffId = 0 }) {
    return say(text("roster-well", { name: await nameOf(tx, staffId) }));
  },
};

async function swap(
  { tx, propertyId, swapId = 0 }: Facts,
  status: string,
  buttons: readonly string[],
): Promise<Reply | undefined> {
  const found = await findSwap(tx, swapId, propertyId);
  if (found?.status !== status) return undefined;
  const days: readonly Text[] = found.days.map((day) => dayLabel(day));
  const args = { name: found.one.name, colleague: found.other.name, days };
  return say(
    text(`roster-swap-${status}`, args),
    buttons.map((id) => ({ label: text(`flow-${id}`), value: `${id}:${swapId}` })),
  );
}

async function nameOf(tx: Tx, staffId: number): Promise<string> {
  const staff = await tx.staff.findUnique({ where: { id: staffId }, include: { person: true } });
  return staff?.person.name ?? "";
}

function dayOfMonth(day: number): number {
  return new Date(day * 86_400_000).getUTCDate();
}
