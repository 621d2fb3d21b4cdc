import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { ConfigError } from "../../config-error.ts";
import type { HeldLock } from "../../db/lock.ts";
import { type Channel, DeliveryError, type Files, type Receive } from "../channel.ts";
import { containFailures } from "./wechat/contain.ts";
import { type IncomingDependencies, readMessage } from "./wechat/incoming.ts";
import { createIntake, type Intake } from "./wechat/intake.ts";
import { loadLibrary } from "./wechat/library.ts";
import { createLine, type Line, type Pace, type Pause } from "./wechat/line.ts";
import { createOutgoing } from "./wechat/outgoing.ts";
import { openSession, type Session } from "./wechat/session.ts";

/** What the channel depends on. Times are for tests to shorten. */
export interface WechatDependencies {
  /** Package of the puppet: `wechaty-puppet-service`, `wechaty-puppet-wechat4u` … */
  readonly puppet: string;
  /** What the puppet is made with. For `wechaty-puppet-service`: `token`, and where they are needed `endpoint` and `tls: {disable: true}`. */
  readonly puppetOptions?: Readonly<Record<string, unknown>>;
  readonly files: Files;
  /** Only one process may be logged in; `holdLock` of `db/lock.ts`. */
  readonly lock: (name: string, work: (lost: AbortSignal) => Promise<void>) => HeldLock;
  /** Where the day of {@link Pace.perDay} begins. */
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

const puppetName = /^(?:@[\w-]+\/)?wechaty-puppet-[\w-]+$/;
const servicePuppet = "wechaty-puppet-service";
/** A lock that is free is held by then; who still waits is the one that takes over some day, and has no problem. */
const standbyAfterMs = 5_000;
const elsewhereMs = 2_000;

/**
 * WeChat through Wechaty: personal accounts, so no buttons, no limits that anybody published, no guarantees. Choices are numbered lines.
 *
 * - Everything leaves through one line, slowly, and at most so many a day; a message that would wait too long is refused with a time.
 * - It works from the `login` event on: Wechaty's start resolves whatever happens.
 * - Ids: `wechat/identity.ts` says how people stay who they are although their ids change.
 * - Old messages: after a login puppets deliver again what came while we were away, and what we had already (wechaty#2004, padpro#85). Their ids are
 *   the same, so claims sort them out; none is left out unless it is older than a day, which is well within the time that claims are kept.
 * - WeChat delivers nothing again, so a message waits here until it is durable.
 */
export function createWechatChannel(dependencies: WechatDependencies): Channel {
  const { puppet, puppetOptions = {}, files, lock, zone, now, log } = dependencies;
  const {
    restMs = { min: 1_000, max: 3_000 },
    perDay = 1_000,
    random = Math.random,
    sentToday = async () => 0,
    callTimeoutMs = 10_000,
    fileTimeoutMs = 15_000,
    oldestMs = 24 * 60 * 60_000,
    deadAfterMs = 20_000,
    retryMs = { first: 1_000, most: 60_000 },
    pause = pauseFor,
  } = dependencies;
  const stopping = new AbortController();
  const reading: IncomingDependencies = { files, now, log, oldestMs, fileTimeoutMs };
  const createPacedLine = (atMost: number, counted: () => Promise<number>): Line =>
    createLine({
      pace: { restMs, perDay: atMost, zone },
      now,
      random,
      pause,
      stop: stopping.signal,
      sentToday: counted,
    });
  const sending = createPacedLine(perDay, sentToday);
  const naming = createPacedLine(Number.POSITIVE_INFINITY, async () => 0);

  let startedAt: Date | undefined;
  let held: HeldLock | undefined;
  let session: Session | undefined;
  let intake: Intake | undefined;
  let send: Channel["send"] | undefined;
  let release = () => {};

  return {
    name: "wechat",
    async start(receive: Receive) {
      if (!puppetName.test(puppet))
        throw new ConfigError(`WECHATY_PUPPET must name a package like ${servicePuppet}; it says "${puppet}"`);
      if (puppet === servicePuppet && !puppetOptions["token"])
        throw new ConfigError(`WECHATY_PUPPET_SERVICE_TOKEN is missing; ${servicePuppet} cannot do without`);
      const library = await loadLibrary({ name: puppet, options: puppetOptions });
      const taking = createIntake({ receive, pause, stop: stopping.signal, log, retryMs });
      intake = taking;
      send = createOutgoing({
        library,
        files,
        line: sending,
        now,
        speaking: () => session?.speaking(),
        callTimeoutMs,
      });
      release = containFailures(puppet, (error) => session?.fail(error));
      startedAt = now();

      held = lock("wechat", async (lost) => {
        let waitMs = retryMs.first;
        while (!lost.aborted) {
          const current = openSession({
            library,
            line: naming,
            hear({ message, ...place }) {
              const speaker = `${message.room()?.id ?? ""} ${message.talker().id}`;
              taking.take(speaker, () => readMessage(reading, { message, ...place }));
            },
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
      });
    },
    async send(message) {
      if (!send || stopping.signal.aborted) throw new DeliveryError("WeChat is not started", { afterMs: elsewhereMs });
      if (held?.state() !== "held")
        throw new DeliveryError("another process is logged in to WeChat", { afterMs: elsewhereMs });
      return send(message);
    },
    problem() {
      if (!startedAt) return "is not started";
      if (stopping.signal.aborted) return "is stopped";
      if (held?.state() === "unreachable") return "the database does not answer, so nobody knows who may log in";
      if (session) return session.problem();
      const standsBy = held?.state() === "waiting" && now().getTime() - startedAt.getTime() > standbyAfterMs;
      return standsBy ? undefined : "nobody is logged in to WeChat";
    },
    async stop() {
      stopping.abort();
      await held?.stop();
      await intake?.settle();
      release();
    },
  };
}

async function pauseFor(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => {});
}
