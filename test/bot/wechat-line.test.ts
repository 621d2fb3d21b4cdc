import { expect, test } from "vitest";
import { DeliveryError } from "../../src/bot/channel.ts";
import { createLine, type Pace } from "../../src/bot/channels/wechat/line.ts";

/** A line with a clock of its own: waiting moves it. */
function line(pace: Partial<Pace> = {}, { sentToday = 0, random = 0.5, at = "2026-11-23T02:00:00Z" } = {}) {
  const clock = { now: new Date(at) };
  const stop = new AbortController();
  const log: string[] = [];
  const begun = clock.now.getTime();
  const made = createLine({
    pace: { restMs: { min: 1_000, max: 3_000 }, perDay: 1_000, zone: "Asia/Shanghai", ...pace },
    now: () => clock.now,
    random: () => random,
    async pause(ms) {
      await Promise.resolve();
      clock.now = new Date(clock.now.getTime() + ms);
    },
    stop: stop.signal,
    sentToday: async () => sentToday,
  });
  return {
    clock,
    log,
    stop: () => stop.abort(),
    /** Something leaves, and takes its time. */
    send: (name: string, { patienceMs = 12_000, takesMs = 0, fails = false } = {}) =>
      made.enter(patienceMs, async () => {
        log.push(`${name} at ${(clock.now.getTime() - begun) / 1_000}`);
        await Promise.resolve();
        clock.now = new Date(clock.now.getTime() + takesMs);
        if (fails) throw new Error("no");
      }),
  };
}

/** Why somebody was sent away, and for how long. */
async function refusal(sending: Promise<unknown>): Promise<{ reason: string; afterMs: number }> {
  const error = await sending.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof DeliveryError) || typeof error.retry !== "object") throw new Error("it was not sent away");
  return { reason: error.message, afterMs: error.retry.afterMs };
}

test("messages leave one at a time, in the order they came, with a rest after each", async () => {
  const { send, log } = line();
  await Promise.all([send("a", { takesMs: 500 }), send("b"), send("c")]);
  expect(log).toEqual(["a at 0", "b at 2.5", "c at 4.5"]);
});

test("the rest is drawn between its bounds", async () => {
  const shortest = line({}, { random: 0 });
  await Promise.all([shortest.send("a"), shortest.send("b")]);
  expect(shortest.log).toEqual(["a at 0", "b at 1"]);
  const longest = line({}, { random: 1 });
  await Promise.all([longest.send("a"), longest.send("b")]);
  expect(longest.log).toEqual(["a at 0", "b at 3"]);
});

test("after a long silence nobody waits", async () => {
  const { send, log, clock } = line();
  await send("a");
  clock.now = new Date(clock.now.getTime() + 60_000);
  await send("b");
  expect(log).toEqual(["a at 0", "b at 60"]);
});

test("a failure is its own and is followed by a rest as well", async () => {
  const { send, log } = line();
  await expect(send("a", { fails: true })).rejects.toThrow("no");
  await send("b");
  expect(log).toEqual(["a at 0", "b at 2"]);
});

test("whoever would wait too long is told at once when to come again, and not all at the same moment", async () => {
  const { send, log } = line({}, { random: 0.5 });
  const sent = Array.from({ length: 7 }, (_, index) => send(`${index}`));
  const { afterMs, reason } = await refusal(send("too late"));
  expect(reason).toContain("too long");
  // Seven in front of it, two seconds each, and half of the spread.
  expect(afterMs).toBe(14_000 + 7_500);
  await Promise.all(sent);
  expect(log).toHaveLength(7);
});

test("nobody leaves after the time they had, however slow those in front were", async () => {
  const { send, log } = line();
  const [, late] = await Promise.allSettled([send("a", { takesMs: 30_000 }), send("b")]);
  expect(late?.status).toBe("rejected");
  expect(log).toEqual(["a at 0"]);
});

test("the day's limit sends everything beyond it to the next morning of the zone", async () => {
  // Half past eleven at night in Shanghai.
  const { send, log, clock } = line({ perDay: 2 }, { at: "2026-11-23T15:30:00Z", random: 0 });
  await send("a");
  await send("b");
  const { afterMs, reason } = await refusal(send("c"));
  expect(reason).toContain("day");
  expect(clock.now.getTime() + afterMs).toBe(new Date("2026-11-23T16:00:00Z").getTime());
  clock.now = new Date("2026-11-23T16:00:00Z");
  await send("c");
  expect(log).toHaveLength(3);
});

test("what left before a restart counts", async () => {
  const { send, log } = line({ perDay: 10 }, { sentToday: 9 });
  await send("a");
  expect((await refusal(send("b"))).reason).toContain("day");
  expect(log).toEqual(["a at 0"]);
});

test("when it ends, those who wait are sent away", async () => {
  const { send, stop, log } = line();
  const [first, second] = [send("a"), refusal(send("b"))];
  await first;
  stop();
  await second;
  expect(log).toEqual(["a at 0"]);
});
