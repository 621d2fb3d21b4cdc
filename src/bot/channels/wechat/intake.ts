import type { Logger } from "pino";
import { isDatabaseLost } from "../../../db/client.ts";
import type { Inbound, Receive } from "../../channel.ts";
import { describeFailure } from "./failure.ts";
import type { Message } from "./library.ts";
import type { Pause } from "./line.ts";

/** What taking in messages depends on. */
export interface IntakeDependencies {
  readonly receive: Receive;
  readonly pause: Pause;
  readonly stop: AbortSignal;
  readonly log: Logger;
  readonly retryMs: { readonly first: number; readonly most: number };
}

/** Takes messages in, those of one speaker in the order of the calls. WeChat delivers nothing again, so nobody waits for the outcome. */
export interface Intake {
  /** A message that was taken already in this run is left out. */
  take(message: Message, read: () => Promise<Inbound | undefined>): void;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

/** While the database is away; more would be held than anybody wants to hear about afterwards. */
const waitingAtMost = 1_000;
const rememberedAtMost = 10_000;
const triesAtMost = 5;

export function createIntake({ receive, pause, stop, log, retryMs }: IntakeDependencies): Intake {
  const last = new Map<string, Promise<void>>();
  const known = new Set<string>();
  let waiting = 0;

  /** Until it is durable, for as long as we run; a message that fails for another reason than a lost database is given up at some point. */
  const takeIn = async (read: () => Promise<Inbound | undefined>): Promise<void> => {
    for (let tries = 1, waitMs = retryMs.first; ; waitMs = Math.min(waitMs * 2, retryMs.most)) {
      try {
        const inbound = await read();
        if (inbound) await receive(inbound);
        return;
      } catch (error) {
        const lost = isDatabaseLost(error);
        if ((!lost && tries++ >= triesAtMost) || stop.aborted)
          return log.error({ err: error }, "a message could not be taken in and is lost");
        if (lost) log.warn("the database is away; a message waits for it");
        await pause(waitMs, stop);
      }
    }
  };

  return {
    take(message, read) {
      if (known.has(message.id)) return;
      if (waiting >= waitingAtMost) return log.error("too many messages are waiting; one is lost");
      known.add(message.id);
      const [oldest] = known;
      if (known.size > rememberedAtMost && oldest !== undefined) known.delete(oldest);
      const speaker = `${message.room()?.id ?? ""} ${message.talker().id}`;
      waiting++;
      const turn = (last.get(speaker) ?? Promise.resolve())
        .then(() => takeIn(read))
        .catch((error: unknown) => log.error({ reason: describeFailure(error) }, "a message could not be read"))
        .finally(() => {
          waiting--;
          if (last.get(speaker) === turn) last.delete(speaker);
        });
      last.set(speaker, turn);
    },
    async settle() {
      await Promise.all(last.values());
    },
  };
}
