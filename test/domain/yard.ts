import { expect, vi } from "vitest";
import type { Tx } from "../../src/db/client.ts";
import { publishDue } from "../../src/db/outbox.ts";
import { assignWorkOrder } from "../../src/domain/dispatch.ts";
import { DomainError } from "../../src/domain/error.ts";
import { cancelRequest, openRepair } from "../../src/domain/request.ts";
import { completeWorkOrder, rejectRepair, signOffRepair } from "../../src/domain/sign-off.ts";
import {
  acceptWorkOrder,
  arriveAtWorkOrder,
  declineWorkOrder,
  departForWorkOrder,
  lifeCycle,
  type Move,
} from "../../src/domain/work-order.ts";
import { jobs } from "../../src/jobs/index.ts";
import { runRow } from "../../src/jobs/worker.ts";
import type { House, Party } from "../support/house.ts";

/** A request and its first work order. */
export interface Opened {
  readonly requestId: number;
  readonly workOrderId: number;
}

/** Something one person does to the database. */
export type Deed = (tx: Tx) => Promise<unknown>;

/** What became of a deed: done, or the id of the sentence that says why not. */
export type Fate = string;

/** A house in which people act on work orders by calling the verbs, many at once. */
export function yard(bot: House) {
  let count = 0;
  const by = (who: Party) => ({ now: bot.clock.now, policies: bot.policies, personId: who.personId, remark: "" });

  /** As the bot does it: a bug (or a deadlock) is tried once more, a refusal is an answer. */
  const attempt = async (deed: Deed, tries = 2): Promise<Fate> => {
    try {
      await bot.db.transaction(deed);
      return "done";
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      if (tries === 1) throw error;
      return attempt(deed, tries - 1);
    }
  };

  /** The live deadline of an order, published when it is due, as the relay does it. */
  const publishDeadline = async ({ workOrderId }: Opened) => {
    const live = { key: `deadline:${workOrderId}`, doneAt: null, cancelledAt: null };
    const deadline = await bot.db.prisma.outbox.findFirstOrThrow({ where: live });
    if (deadline.runAt > bot.clock.now) bot.clock.now = deadline.runAt;
    const published = await publishDue(bot.db, ["urgent", "normal", "bulk"], bot.clock.now);
    const mine = published.find(({ id }) => id === String(deadline.id));
    if (!mine) throw new Error("the deadline was not published");
    return mine;
  };

  return {
    attempt,
    order: (id: number) => bot.db.prisma.workOrder.findUniqueOrThrow({ where: { id } }),
    /** All at once, each on a connection of its own. */
    race: (...deeds: readonly Deed[]): Promise<readonly Fate[]> => Promise.all(deeds.map((deed) => attempt(deed))),

    /** A resident's repair, reported and not yet offered to anybody. */
    reported: (resident: Party): Promise<Opened> =>
      bot.db.transaction(async (tx) => {
        const { unitId } = await tx.residency.findFirstOrThrow({ where: { personId: resident.personId } });
        const report = {
          propertyId: bot.property.id,
          number: `BX-20261123-${String(++count).padStart(4, "0")}`,
          reporterId: resident.personId,
          unitId,
          publicAreaId: undefined,
          category: "plumbing",
          place: "~kitchen",
          content: "厨房水管漏水了",
          contactName: "张伟",
          contactPhone: "13800000001",
          wishes: null,
          availability: null,
          keyConsent: false,
          files: [],
          urgent: false,
          byStaff: false,
          actorId: resident.personId,
        } as const;
        return openRepair(tx, report, bot.clock.now);
      }),
    /** The same, offered to the engineers. */
    async offered(resident: Party): Promise<Opened> {
      const opened = await this.reported(resident);
      await bot.runDue();
      return opened;
    },

    accept:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        acceptWorkOrder(tx, { ...by(who), workOrderId, round: 1 }),
    decline:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        declineWorkOrder(tx, { ...by(who), workOrderId, round: 1, reason: "busy" }),
    assign:
      (who: Party, { workOrderId }: Opened, to: Party): Deed =>
      (tx) =>
        assignWorkOrder(tx, { ...by(who), workOrderId, staffId: to.staffId ?? 0 }),
    depart:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        departForWorkOrder(tx, { ...by(who), workOrderId }),
    arrive:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        arriveAtWorkOrder(tx, { ...by(who), workOrderId }),
    complete:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        completeWorkOrder(tx, { ...by(who), workOrderId, result: "更换角阀" }),
    signOff:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        signOffRepair(tx, { ...by(who), workOrderId }),
    reject:
      (who: Party, { workOrderId }: Opened): Deed =>
      (tx) =>
        rejectRepair(tx, { ...by(who), workOrderId }),
    cancel:
      (who: Party, { requestId }: Opened): Deed =>
      (tx) =>
        cancelRequest(tx, { ...by(who), requestId }),

    /** The events of an order, oldest first. */
    async events({ workOrderId }: Opened): Promise<readonly string[]> {
      const lines = await bot.db.prisma.timeline.findMany({ where: { workOrderId }, orderBy: { id: "asc" } });
      return lines.map(({ event }) => event);
    },

    /**
     * Lets the deadline of an order and a deed fall into the same moment: `job` = the job has claimed its row when the deed begins, `deed` = the
     * deed has done all of its work and not yet committed when the job begins. Returns what became of the deed, and how often either of them was
     * undone and had to be done again.
     */
    async collide(first: "job" | "deed", opened: Opened, deed: Deed): Promise<{ fate: Fate; undone: number }> {
      const published = await publishDeadline(opened);
      const [reached, gate] = [latch(), latch()];
      let tries = 0;
      const counted: Deed = (tx) => {
        tries++;
        return deed(tx);
      };
      const pausing = [...jobs.values()].map((job): [string, typeof job] => [
        job.name,
        {
          ...job,
          async run(...args) {
            reached.open();
            await gate.opened;
            return job.run(...args);
          },
        },
      ]);
      const begin = {
        job: () => runRow({ ...bot.worker, jobs: first === "job" ? new Map(pausing) : jobs }, published),
        deed: () =>
          attempt(async (tx) => {
            await counted(tx);
            if (first === "job") return;
            reached.open();
            await gate.opened;
          }),
      };
      let fate: Promise<Fate>;
      let job: Promise<void>;
      if (first === "job") {
        job = begin.job();
        await reached.opened;
        fate = begin.deed();
      } else {
        fate = begin.deed();
        await reached.opened;
        job = begin.job();
      }
      // The second one waits for the first, or had no need to.
      await Promise.race([somebodyWaits(bot), first === "job" ? fate : job]);
      gate.open();
      const [became] = await Promise.all([fate, job]);
      const { attempts } = await bot.db.prisma.outbox.findUniqueOrThrow({ where: { id: BigInt(published.id) } });
      return { fate: became, undone: tries - 1 + attempts };
    },

    /** Every open order has one live deadline and somebody who answers for it, and every time line is a way through the life cycle. */
    async expectSound(): Promise<void> {
      const { rows } = await bot.pool.query<{
        id: number;
        kind: string;
        status: string;
        deadlines: number;
        events: string[];
      }>(
        `select w.id, w.kind, w.status, (select count(*)::int from outbox o where o.key = 'deadline:' || w.id
           and o.done_at is null and o.cancelled_at is null and o.failed_at is null) as deadlines,
           array(select t.event from timeline t where t.work_order_id = w.id order by t.id) as events from work_order w`,
      );
      for (const { id, kind, status, deadlines, events } of rows) {
        const over = status === "closed" || status === "cancelled";
        // Desk work that became needless ends without a line of its own.
        const told = kind === "repair" ? walk(events) : status;
        expect({ id, deadlines, status: told }).toEqual({ id, deadlines: over ? 0 : 1, status });
      }
      expect(await bot.forgotten()).toBe(0);
    },
  };
}

const moves: Readonly<Record<string, Move>> = {
  offered: "offer",
  accepted: "accept",
  assigned: "assign",
  departed: "depart",
  arrived: "arrive",
  completed: "complete",
  "signed-off": "signOff",
  "not-fixed": "reopen",
  cancelled: "cancel",
};

/** The status that a time line leads to, or what is wrong with it. */
function walk(events: readonly string[]): string {
  let status = "waiting";
  for (const event of events) {
    const move = moves[event];
    if (!move) continue;
    const { from, to } = lifeCycle[move];
    if (!from.some((allowed) => allowed === status)) return `${event} while ${status} in ${events.join(", ")}`;
    status = to;
  }
  return status;
}

function latch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

async function somebodyWaits(bot: House): Promise<void> {
  const sql = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  const look = async () => expect((await bot.pool.query(sql)).rowCount).toBeGreaterThan(0);
  await vi.waitFor(look, { timeout: 15_000, interval: 10 });
}
