import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { type Channel, DeliveryError } from "../bot/channel.ts";
import type { Db } from "../db/client.ts";
import { type LedgerRow, postpone } from "../db/outbox.ts";
import { failSend, type Leased, leaseNext, markSent, postponeSend, waitBehind } from "../db/send.ts";
import { reportUndelivered } from "../domain/undelivered.ts";
import type { Metrics } from "../metrics.ts";
import { lengthMs, type Policies } from "../policy.ts";
import { createGuard, giveUpGuarded } from "./guard.ts";

/** What sending depends on. */
export interface SenderDependencies {
  readonly db: Db;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly policies: Policies;
  readonly now: () => Date;
  readonly log: Logger;
  /** Tells the relay that something may be due earlier than it knows. */
  readonly poke: () => void;
  readonly metrics?: Pick<Metrics, "beginSend">;
}

/** Hands messages to their channels, chat by chat in order, at least once. */
export interface Sender {
  /** Name under which replies are leased to this process. */
  readonly process: string;
  /** Sends all of a chat that may be sent now. Never rejects. */
  deliver(conversationId: number): Promise<void>;
  /** Job `send-message`: a message in the ledger is due. */
  run(row: LedgerRow & { conversationId: number | null }, publication: number): Promise<void>;
  /** Waits for what is on its way. */
  settle(): Promise<void>;
}

export function createSender(dependencies: SenderDependencies): Sender {
  const { db, now, log } = dependencies;
  const process = randomUUID();
  const guard = createGuard(dependencies.policies);
  const underWay = new Set<Promise<void>>();
  let runs = 0;

  const pump = async (conversationId: number): Promise<void> => {
    for (;;) {
      const run = `${process}/${++runs}`;
      const message = await leaseNext(db, conversationId, run, now(), guard);
      if (!message) return;
      await send(dependencies, message, run);
    }
  };

  const deliver = (conversationId: number): Promise<void> => {
    const work = pump(conversationId)
      .catch((error: unknown) =>
        log.error({ err: error, conversationId }, "sending stopped; the ledger will try again"),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
    return work;
  };

  return {
    process,
    deliver,
    async run({ id, conversationId }, publication) {
      if (conversationId === null) return postpone(db, id, publication, undefined, now());
      await pump(conversationId);
      await waitBehind(db, id, publication, now());
    },
    async settle() {
      await Promise.all(underWay);
    },
  };
}

async function send(
  { db, channels, policies, now, log, poke, metrics }: SenderDependencies,
  message: Leased,
  run: string,
): Promise<void> {
  const channel = channels.get(message.channel);
  const end = metrics?.beginSend(message.channel);
  try {
    if (!channel) throw new DeliveryError(`channel ${message.channel} is not running here`, "later");
    const { chat, account, text, buttons, files, messageId } = message;
    await channel.send({ chat, account, text, buttons, files, key: `m${messageId}`, at: now() });
  } catch (error) {
    const retry = error instanceof DeliveryError ? error.retry : "later";
    const waits = policies.for(undefined).sending.retry;
    const next = waits[message.attempts];
    const ownWait = next && lengthMs(next);
    const wait = typeof retry === "object" ? retry.afterMs : ownWait;
    log.warn(
      { err: error, message: message.messageId, channel: message.channel, attempt: message.attempts + 1 },
      "message not taken",
    );
    if (retry !== "never" && wait !== undefined) {
      end?.("later");
      const counts = typeof retry !== "object";
      await postponeSend(db, message.id, run, { runAt: new Date(now().getTime() + wait), counts });
    } else {
      end?.(retry === "never" ? "never" : "given-up");
      await giveUp({ db, now }, message, run);
    }
    poke();
    return;
  }
  end?.("sent");
  await markSent(db, message.id, run, now());
}

/** After the last try the message becomes a task for a person. */
async function giveUp(
  { db, now }: Pick<SenderDependencies, "db" | "now">,
  message: Leased,
  run: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await failSend(tx, message.id, run, now()))) return;
    if (message.condition !== null) return giveUpGuarded(tx, message.condition, now());
    await reportUndelivered(tx, {
      conversationId: message.conversationId,
      requestId: message.requestId ?? undefined,
      now: now(),
    });
  });
}
