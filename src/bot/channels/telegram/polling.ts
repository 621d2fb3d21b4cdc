import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";

/** What polling depends on. */
export interface PollingDependencies {
  /** `getUpdates`, of at most a hundred updates from `offset` on; returns what Telegram said. */
  readonly fetch: (
    request: { readonly offset?: number; readonly timeout: number },
    stop: AbortSignal,
  ) => Promise<unknown>;
  /** Resolves when an update is durable, rejects when it must be delivered again. */
  readonly take: (update: unknown) => Promise<void>;
  readonly pollTimeoutSeconds: number;
  /** How long to wait before Telegram is asked again when it did not answer, and when an update was rejected. */
  readonly retryMs: Backoff;
  /** Telegram answered. */
  readonly heard: () => void;
  /** Telegram did not answer, or refused. Returns how long it wants to be left alone. */
  readonly failed: (error: unknown) => Promise<number>;
  readonly log: Logger;
}

const numbered = z.looseObject({ update_id: z.int() });

const peekMs = { first: 100, most: 2_000 };
const emptyAtOnceMs = 200;

/**
 * Long polling of our own in place of grammY's `bot.start()`, which confirms a batch before it has been worked on entirely and lets one slow
 * message hold up all others. Here the offset moves only over updates that are durable. While some of a batch are still under way (a photo
 * is being fetched), Telegram is asked again from the same offset: what is known is skipped, what is new begins. A rejected update is simply
 * fetched again. The offset follows the order of Telegram's answer and is never compared with older ones, because update ids restart at random
 * after a quiet week.
 */
export async function poll(dependencies: PollingDependencies, stop: AbortSignal): Promise<void> {
  const { fetch, take, pollTimeoutSeconds, retryMs, heard, failed, log } = dependencies;
  /** Updates that Telegram has not been told about. */
  const taken = new Map<number, "under way" | "durable">();
  const underWay = new Set<Promise<void>>();
  const [unanswered, rejected, peeking] = [backoff(retryMs), backoff(retryMs), backoff(peekMs)];
  let offset: number | undefined;
  let refused = false;

  const begin = (id: number, update: unknown): void => {
    taken.set(id, "under way");
    const work = (async () => take(update))()
      .then(
        () => {
          taken.set(id, "durable");
          rejected.reset();
        },
        (error: unknown) => {
          taken.delete(id);
          refused = true;
          log.warn({ err: error }, "an update could not be taken in; it will be fetched again");
        },
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  while (!stop.aborted) {
    const begun = performance.now();
    const timeout = underWay.size > 0 ? 0 : pollTimeoutSeconds;
    let batch: readonly { id: number; update: unknown }[];
    try {
      batch = readBatch(await fetch({ ...(offset === undefined ? {} : { offset }), timeout }, stop), log);
      heard();
      unanswered.reset();
    } catch (error) {
      if (stop.aborted) break;
      await pause(Math.max(await failed(error), unanswered.next()), stop);
      continue;
    }

    const ids = new Set(batch.map(({ id }) => id));
    for (const [id, state] of taken) if (state === "durable" && !ids.has(id)) taken.delete(id);
    const fresh = batch.filter(({ id }) => !taken.has(id));
    for (const { id, update } of fresh) begin(id, update);
    if (fresh.length > 0) peeking.reset();

    if (underWay.size > 0) await Promise.race([Promise.all(underWay), pause(peeking.next(), stop)]);
    const before = offset;
    for (const { id } of batch) {
      if (taken.get(id) !== "durable") break;
      offset = id + 1;
    }
    if (refused) await pause(rejected.next(), stop);
    // A server that answers at once and with nothing new is not to be asked in a circle.
    else if (fresh.length === 0 && offset === before && performance.now() - begun < emptyAtOnceMs)
      await pause(emptyAtOnceMs, stop);
    refused = false;
  }

  await Promise.all(underWay);
}

function readBatch(answer: unknown, log: Logger): readonly { id: number; update: unknown }[] {
  const updates = z.array(z.unknown()).parse(answer);
  return updates.flatMap((update) => {
    const parsed = numbered.safeParse(update);
    if (parsed.success) return [{ id: parsed.data.update_id, update }];
    log.warn("an update without an id was left out");
    return [];
  });
}

/** From the first wait to the longest, in milliseconds. */
export interface Backoff {
  readonly first: number;
  readonly most: number;
}

/** Waits that double; `reset` after a success. */
export function backoff({ first, most }: Backoff) {
  let next = first;
  return {
    next(): number {
      const now = next;
      next = Math.min(next * 2, most);
      return now;
    },
    reset(): void {
      next = first;
    },
  };
}

/** Waits, or returns at once when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
