import { cleanWords } from "../conversation/input.ts";
import { inboundSchema, type Receive } from "./channel.ts";
import { takeBatch } from "./inbound/batch.ts";
import { listen } from "./inbound/listen.ts";
import type { InboundDependencies, Waiting } from "./inbound/turn.ts";

export type { InboundDependencies } from "./inbound/turn.ts";

const batchSize = 64;
const batchesAtOnce = 2;
const smallestShare = 8;

/** Takes in messages of all channels: at most one per chat at a time, in order, many chats in one statement. */
export function createInbound(dependencies: InboundDependencies): { receive: Receive; settle(): Promise<void> } {
  const waiting: Waiting[] = [];
  const busy = new Set<string>();
  const batches = new Set<Promise<void>>();
  const listening = new Set<Promise<void>>();

  const next = (): Waiting[] => {
    const batch: Waiting[] = [];
    // Shared out over the free places, so that one batch thinks while the database writes another.
    const share = Math.ceil(waiting.length / (batchesAtOnce - batches.size));
    const size = Math.min(batchSize, Math.max(share, smallestShare));
    const skipped = new Set<string>();
    for (let index = 0; index < waiting.length && batch.length < size; ) {
      const entry = waiting[index];
      if (entry?.ready && !busy.has(entry.chat) && !skipped.has(entry.chat)) {
        waiting.splice(index, 1);
        busy.add(entry.chat);
        batch.push(entry);
      } else {
        if (entry) skipped.add(entry.chat);
        index++;
      }
    }
    return batch;
  };

  const pump = (): void => {
    while (batches.size < batchesAtOnce) {
      const batch = next();
      if (batch.length === 0) return;
      const work = takeBatch(dependencies, batch).then((again) => {
        for (const { chat } of batch) busy.delete(chat);
        // Before whatever else the same chat has said since.
        waiting.unshift(...again);
        batches.delete(work);
        pump();
      });
      batches.add(work);
    }
  };

  let scheduled = false;
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    // What arrives in the same instant travels in one batch.
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  };

  return {
    receive(candidate) {
      const inbound = inboundSchema.parse(candidate);
      return new Promise((resolve, reject) => {
        const chat = `${inbound.channel} ${inbound.account} ${inbound.chat}`;
        const entry: Waiting = {
          ready: inbound.text !== "" || inbound.button !== undefined || inbound.files.length === 0,
          inbound: {
            ...inbound,
            text: cleanWords(inbound.text),
            files: inbound.files.map(cleanWords),
            ...(inbound.button === undefined ? {} : { button: cleanWords(inbound.button) }),
          },
          chat,
          failures: 0,
          conflicts: 0,
          end: dependencies.metrics?.beginTurn(),
          resolve,
          reject,
        };
        waiting.push(entry);
        if (!entry.ready) {
          const work = listen(dependencies, entry).finally(() => {
            entry.ready = true;
            listening.delete(work);
            schedule();
          });
          listening.add(work);
        }
        schedule();
      });
    },
    async settle() {
      while (batches.size > 0 || waiting.length > 0) {
        schedule();
        await Promise.all([...batches, ...listening]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
