import type { Logger } from "pino";
import type { Db } from "../db/client.ts";
import { listOverdue, nextDue, type Publication, publishDue, republish } from "../db/outbox.ts";
import type { Queues } from "./queue.ts";

/** Moves due rows of the ledger into BullMQ; nothing else adds to it. */
export interface Relay {
  start(): void;
  /** Something may be due now. */
  poke(): void;
  /** One look: publishes what is due, and again what got lost in a queue. Returns how many rows were published. */
  look(): Promise<number>;
  /** Stops after the look under way. */
  stop(): Promise<void>;
  /** When it last looked without failing. */
  lookedAt(): Date | undefined;
}

const lookAtLeastEveryMs = 1_000;
const lostAfterMs = 1_500;
const checkLostEveryMs = 1_000;

export function createRelay({
  db,
  queues,
  names,
  now,
  log,
}: {
  db: Db;
  queues: Queues;
  names: readonly string[];
  now: () => Date;
  log: Logger;
}): Relay {
  let running: Promise<void> | undefined;
  let stopping = false;
  let poked = false;
  let wake: (() => void) | undefined;
  let lookedAt: Date | undefined;
  let checkedLostAt = 0;
  let refused = false;

  const look = async (): Promise<number> => {
    // Asked only after a refusal: as long as all is well, adding finds out by itself.
    const problem = refused ? await queues.problem() : undefined;
    if (problem !== undefined) throw new Error(problem);
    const at = now();
    if (at.getTime() - checkedLostAt >= checkLostEveryMs) {
      checkedLostAt = at.getTime();
      await recover(at);
    }
    const due = await publishDue(db, names, at);
    if (due.length > 0) await hand(due);
    lookedAt = at;
    return due.length;
  };

  /** Rows that no queue took are due again as soon as one does; if it took them after all, their old publication finds nothing. */
  const hand = async (due: readonly Publication[]): Promise<void> => {
    try {
      await queues.add(due);
      refused = false;
    } catch (error) {
      refused = true;
      await republish(db, due);
      throw error;
    }
  };

  /** A row that was published long ago and whose job is in no queue was lost with it: its turn comes again. */
  const recover = async (at: Date): Promise<void> => {
    const overdue = await listOverdue(db, names, new Date(at.getTime() - lostAfterMs));
    const missing = overdue.length === 0 ? [] : await queues.listMissing(overdue);
    if (missing.length === 0) return;
    const count = await republish(db, missing);
    if (count > 0) log.info({ count }, "rows whose job was lost are published again");
  };

  const waitMs = async (): Promise<number> => {
    const due = await nextDue(db, names);
    const untilDue = due ? due.getTime() - now().getTime() : lookAtLeastEveryMs;
    // A row that is due and stays unpublished (a full queue) is looked at again, but not in a tight loop.
    return Math.max(20, Math.min(untilDue, lookAtLeastEveryMs));
  };

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        wake = undefined;
        resolve();
      }
      wake = done;
      if (poked || stopping) done();
    });

  let failing = false;
  const loop = async (): Promise<void> => {
    while (!stopping) {
      poked = false;
      let pauseMs = lookAtLeastEveryMs;
      try {
        await look();
        pauseMs = await waitMs();
        if (failing) log.info("relay goes on");
        failing = false;
      } catch (error) {
        // Once, not once a second for as long as it lasts.
        if (!failing) log.warn({ err: error }, "relay cannot pass on what is due; it tries again every second");
        failing = true;
      }
      await sleep(pauseMs);
    }
  };

  return {
    start() {
      running ??= loop();
    },
    poke() {
      poked = true;
      wake?.();
    },
    look,
    async stop() {
      stopping = true;
      wake?.();
      await running;
    },
    lookedAt: () => lookedAt,
  };
}
