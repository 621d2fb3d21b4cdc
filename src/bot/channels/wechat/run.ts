import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { HeldLock } from "../../../db/lock.ts";
import { type Channel, DeliveryError, type Files, type Receive } from "../../channel.ts";
import { containFailures } from "./contain.ts";
import { readMessage } from "./incoming.ts";
import { createIntake } from "./intake.ts";
import type { Library } from "./library.ts";
import { createLine, type Line, type Pace, type Pause } from "./line.ts";
import { createOutgoing } from "./outgoing.ts";
import { openSession, type Session } from "./session.ts";

/** What a run works with; what is optional is for tests to change. */
export interface RunSettings {
  readonly files: Files;
  /** Only one process may be logged in; `holdLock` of `db/lock.ts`. */
  readonly lock: (name: string, work: (lost: AbortSignal) => Promise<void>) => HeldLock;
  /** Where the day of `perDay` begins. */
  readonly zone: string;
  readonly now: () => Date;
  readonly log: Logger;
  /** How many messages left since midnight, so that the day's limit outlives a restart. */
  readonly sentToday?: () => Promise<number>;
  readonly restMs?: Pace["restMs"];
  readonly perDay?: number;
  readonly random?: () => number;
  readonly pause?: Pause;
  readonly callTimeoutMs?: number;
  readonly fileTimeoutMs?: number;
  readonly oldestMs?: number;
  readonly deadAfterMs?: number;
  readonly retryMs?: { readonly first: number; readonly most: number };
}

/** The channel from a start to a stop. */
export interface Run {
  send: Channel["send"];
  problem: Channel["problem"];
  stop(): Promise<void>;
}

/** How long a message waits that came to a process which is not the one, or not yet. */
export const unreadyMs = 2_000;
/** A lock that is free is held by then. Who still waits is the one that takes over some day, and has no problem. */
const standbyAfterMs = 5_000;

export function beginRun(
  settings: RunSettings,
  { library, puppet, receive }: { library: Library; puppet: string; receive: Receive },
): Run {
  const { files, lock, zone, now, log, sentToday = async () => 0 } = settings;
  const { restMs = { min: 1_000, max: 3_000 }, perDay = 1_000, random = Math.random, pause = pauseFor } = settings;
  const { callTimeoutMs = 10_000, fileTimeoutMs = 15_000, deadAfterMs = 10_000 } = settings;
  const { oldestMs = 24 * 60 * 60_000, retryMs = { first: 1_000, most: 60_000 } } = settings;
  const stopping = new AbortController();
  const stop = stopping.signal;
  const pacedLine = (atMost: number): Line =>
    createLine({ pace: { restMs, perDay: atMost, zone }, now, random, pause, stop, sentToday });
  const naming = pacedLine(Number.POSITIVE_INFINITY);
  const intake = createIntake({ receive, pause, stop, log, retryMs });
  const startedAt = now();
  let session: Session | undefined;
  /** Aborts when another process may log in; absent before this one may. */
  let mine: AbortSignal | undefined;

  const send = createOutgoing({
    library,
    files,
    line: pacedLine(perDay),
    now,
    speaking: () => session?.speaking(),
    callTimeoutMs,
  });

  const work = async (lost: AbortSignal): Promise<void> => {
    mine = lost;
    let waitMs = retryMs.first;
    while (!lost.aborted) {
      const current = openSession({
        library,
        line: naming,
        hear: (heard) =>
          intake.take(heard.message, () => readMessage({ files, now, log, oldestMs, fileTimeoutMs }, heard)),
        now,
        pause,
        log,
        deadAfterMs,
      });
      session = current;
      await current.ended(lost);
      await current.close();
      session = undefined;
      if (lost.aborted) return;
      waitMs = current.succeeded() ? retryMs.first : Math.min(waitMs * 2, retryMs.most);
      log.warn({ waitMs }, "WeChat's puppet does not come back by itself; it is begun anew");
      await pause(waitMs, lost);
    }
  };

  const release = containFailures(puppet, (error) => session?.report(error));
  const held = lock("wechat", work);

  return {
    async send(message) {
      if (!mine || mine.aborted)
        throw new DeliveryError("this process is not logged in to WeChat", { afterMs: unreadyMs });
      return send(message);
    },
    problem() {
      if (held.state() === "unreachable") return "the database does not answer, so nobody knows who may log in";
      if (session) return session.problem();
      const standsBy = held.state() === "waiting" && now().getTime() - startedAt.getTime() > standbyAfterMs;
      return standsBy ? undefined : "nobody is logged in to WeChat";
    },
    async stop() {
      stopping.abort();
      await held.stop();
      await intake.settle();
      release();
    },
  };
}

async function pauseFor(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => {});
}
