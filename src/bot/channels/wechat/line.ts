import { Temporal } from "temporal-polyfill";
import { DeliveryError } from "../../channel.ts";

/** How slowly things leave. WeChat publishes no limits and locks accounts that are quicker than people. */
export interface Pace {
  /** Rest between two messages, drawn anew every time. */
  readonly restMs: { readonly min: number; readonly max: number };
  /** Messages a day of the zone. */
  readonly perDay: number;
  readonly zone: string;
}

/** Waits, or returns at once when the signal aborts. */
export type Pause = (ms: number, stop: AbortSignal) => Promise<void>;

/** What a line depends on. */
export interface LineDependencies {
  readonly pace: Pace;
  readonly now: () => Date;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly pause: Pause;
  readonly stop: AbortSignal;
  /** How many were sent today before this process began. */
  readonly sentToday: () => Promise<number>;
}

/** One at a time over all chats, with rests. */
export interface Line {
  /**
   * Does the work when its turn comes. Whoever could not be served within `patienceMs` is told at once when to come again.
   * Errors: {@link DeliveryError} with `afterMs`, and what the work throws.
   */
  enter<T>(patienceMs: number, work: () => Promise<T>): Promise<T>;
}

const spreadMs = 15_000;

export function createLine({ pace, now, random, pause, stop, sentToday }: LineDependencies): Line {
  const { restMs, perDay, zone } = pace;
  const meanMs = (restMs.min + restMs.max) / 2;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  /** Before this, nothing leaves. */
  let openAt = 0;
  let today: { readonly date: string; count: number } | undefined;

  // Those who are sent away together should not come back together.
  const refuse = (reason: string, afterMs: number): DeliveryError =>
    new DeliveryError(reason, { afterMs: Math.ceil(afterMs + random() * spreadMs) });

  const countOne = async (): Promise<void> => {
    const local = Temporal.Instant.fromEpochMilliseconds(now().getTime()).toZonedDateTimeISO(zone);
    const date = local.toPlainDate().toString();
    if (today?.date !== date) today = { date, count: today ? 0 : await sentToday() };
    if (today.count >= perDay) {
      const midnight = local.startOfDay().add({ days: 1 });
      throw refuse(
        "as many messages as WeChat may bear in a day",
        midnight.epochMilliseconds - local.epochMilliseconds,
      );
    }
    today.count++;
  };

  return {
    enter(patienceMs, work) {
      const enteredAt = now().getTime();
      const expectedMs = Math.max(0, openAt - enteredAt) + waiting * meanMs;
      if (expectedMs > patienceMs) return Promise.reject(refuse("the line is too long", expectedMs));
      waiting++;
      const turn = last.then(async () => {
        try {
          // No longer than a rest, whatever happens to the clock.
          const restsMs = Math.min(openAt - now().getTime(), restMs.max);
          if (restsMs > 0) await pause(restsMs, stop);
          if (stop.aborted) throw new DeliveryError("WeChat is being stopped", { afterMs: 1_000 });
          if (now().getTime() - enteredAt > patienceMs) throw refuse("the line was too slow", meanMs);
          await countOne();
          try {
            return await work();
          } finally {
            openAt = now().getTime() + restMs.min + random() * (restMs.max - restMs.min);
          }
        } finally {
          waiting--;
        }
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}
