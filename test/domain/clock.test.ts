import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { answerColleague, askColleague } from "../../src/domain/assist.ts";
import { dayNumber } from "../../src/domain/calendar.ts";
import { type Calendars, type ClockLine, type Limits, replay } from "../../src/domain/clock.ts";
import { type Duty, dayAndNight, intervals, isWithin } from "../../src/domain/duty.ts";
import { pauseWorkOrder, resumeWorkOrder } from "../../src/domain/pause.ts";
import { reportSick, reportWell } from "../../src/domain/sick.ts";
import { readClock, reschedule } from "../../src/domain/work-clock.ts";
import { acceptWorkOrder, declineWorkOrder, findWorkOrder } from "../../src/domain/work-order.ts";
import { parsePolicies } from "../../src/policy.ts";
import { type House, house, type Party } from "../support/house.ts";
import { type Deed, yard } from "./yard.ts";

const minute = 60_000;
const hour = 60 * minute;
const zone = "Asia/Shanghai";
const daily = (from: number, to: number): Duty => ({
  zone,
  on: (day) => intervals(day, [{ fromMinute: from * 60, toMinute: to * 60 }], zone),
});
const duties: Readonly<Record<number, Duty>> = { 1: daily(8, 17), 2: daily(12, 21), 3: daily(20, 4) };
const calendars: Calendars = {
  of: ([id = 1]) => duties[id] ?? dayAndNight(zone),
  everybody: daily(8, 21),
  always: dayAndNight(zone),
};
const limits: Limits = {
  response: 5 * minute,
  arrival: 2 * hour,
  resolution: 8 * hour,
  warn: 30 * minute,
  escalate: [5 * minute, 10 * minute],
  check: 8 * hour,
  again: 4 * hour,
};
const monday = Date.UTC(2026, 10, 23, 2);
const at = (minutes: number) => new Date(monday + minutes * minute);

/** What may be on the time line of a repair that somebody has taken, with the minutes since the line before. */
const later = fc.integer({ min: 0, max: 900 });
const step = fc.oneof(
  fc.record({ event: fc.constant("paused"), reason: fc.constant("parts"), wait: later }),
  fc.record({ event: fc.constant("resumed"), wait: later }),
  fc.record({ event: fc.constant("departed"), wait: later }),
  fc.record({ event: fc.constant("transferred"), staffId: fc.constantFrom(1, 2, 3), wait: later }),
);
const histories = fc.tuple(fc.constantFrom(1, 2, 3), fc.array(step, { maxLength: 6 })).map(([staffId, steps]) => {
  let now = 0;
  const lines: ClockLine[] = [{ event: "accepted", staffId, at: at(0) }];
  for (const { wait, ...line } of steps) {
    now += wait;
    lines.push({ ...line, at: at(now) });
  }
  return lines;
});

/** Minute by minute: how long somebody was on duty and nothing was paused, and how long it was. */
function count(lines: readonly ClockLine[], until: Date): { used: number; paused: number } {
  let [used, paused] = [0, 0];
  for (let now = lines[0]?.at.getTime() ?? 0; now < until.getTime(); now += minute) {
    let duty = calendars.everybody;
    let stands = false;
    for (const line of lines.filter((one) => one.at.getTime() <= now)) {
      if (line.staffId !== undefined) duty = calendars.of([line.staffId]);
      if (line.event === "paused") stands = true;
      if (line.event === "resumed" || line.event === "departed") stands = false;
    }
    if (stands) paused += minute;
    else if (isWithin(duty, new Date(now))) used += minute;
  }
  return { used, paused };
}

describe("a replayed clock", () => {
  test("has used what was duty and no pause, counted minute by minute", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 2_000 }), (lines, more) => {
        const until = new Date((lines.at(-1)?.at.getTime() ?? 0) + more * minute);
        const { arrival } = replay(lines, limits, calendars, until);
        expect({ used: arrival?.used, paused: arrival?.paused }).toEqual(count(lines, until));
      }),
      { numRuns: 15 },
    );
  });

  test("is due when its limit is used up, and not a minute before", () => {
    fc.assert(
      fc.property(histories, (lines) => {
        const { arrival, paused } = replay(lines, limits, calendars);
        if (paused || !arrival || arrival.used >= limits.arrival) return;
        const due = arrival.due ?? at(0);
        expect(replay(lines, limits, calendars, due).arrival?.used).toBe(limits.arrival);
        expect(replay(lines, limits, calendars, new Date(due.getTime() - minute)).arrival?.used).toBe(
          limits.arrival - minute,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("keeps what was used and paused when a limit changes; only what is left changes", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 1_000 }), (lines, other) => {
        const changed = { ...limits, arrival: other * minute };
        const [before, after] = [replay(lines, limits, calendars), replay(lines, changed, calendars)];
        expect([after.arrival?.used, after.arrival?.paused]).toEqual([before.arrival?.used, before.arrival?.paused]);
        expect(after.paused).toEqual(before.paused);
        if (before.paused) expect(after.deadline).toEqual(before.deadline);
      }),
      { numRuns: 100 },
    );
  });

  test("stands still while it is paused, and asks again without a date or resumes on it", () => {
    const paused = (until?: Date): ClockLine[] => [
      { event: "accepted", staffId: 1, at: at(0) },
      { event: "paused", reason: "parts", until, at: at(60) },
    ];
    expect(replay(paused(), limits, calendars).deadline).toEqual({ job: "check-pause", at: at(60 + 24 * 60 - 60) });
    expect(replay(paused(at(5_000)), limits, calendars).deadline).toEqual({ job: "resume", at: at(5_000) });
    const { arrival } = replay(paused(), limits, calendars, at(3_000));
    expect(arrival).toMatchObject({ used: 60 * minute, paused: 2_940 * minute, due: undefined });
  });
});

describe("the ledger", () => {
  let bot: House;
  afterEach(() => bot.close());

  const live = async (id: number) =>
    bot.db.prisma.outbox.findFirst({
      where: { key: `deadline:${id}`, doneAt: null, cancelledAt: null, failedAt: null },
    });

  /** The stored deadline is the replayed one, wherever a clock runs; and nothing is forgotten. */
  async function expectReplayed(only: number, policies = bot.policies): Promise<void> {
    for (const { id, status } of await bot.db.prisma.workOrder.findMany({ where: { id: only } })) {
      const row = await live(id);
      if (status === "closed" || status === "cancelled") continue;
      expect(row, `order ${id} ${status}`).not.toBeNull();
      if (!["offered", "accepted", "on-the-way", "on-the-spot"].includes(status)) continue;
      const moment = { now: bot.clock.now, policies };
      const { deadline, level } = await bot.db.transaction(async (tx) => {
        const order = await findWorkOrder(tx, id);
        if (!order) throw new Error("gone");
        return readClock(tx, order, moment);
      });
      const events = (
        await bot.db.prisma.timeline.findMany({ where: { workOrderId: id }, orderBy: { id: "asc" } })
      ).map((line) => line.event);
      expect({ job: row?.job, at: row?.runAt, events, level }).toEqual({
        ...deadline,
        job: deadline?.job,
        events,
        level,
      });
    }
    expect(await bot.forgotten()).toBe(0);
  }

  const actions = fc.array(
    fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      deed: fc.constantFrom(
        "accept",
        "decline",
        "depart",
        "arrive",
        "pause",
        "pause-until",
        "resume",
        "transfer",
        "transfer",
        "sick",
        "well",
        "complete",
        "reject",
        "sign-off",
        "cancel",
        "assign",
        "time",
        "time",
        "long",
      ),
      minutes: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 6, maxLength: 14 },
  );

  // Escalations hours apart: a long wait is many of them.
  const patient = "repair: {accept: PT1H, escalate: [{after: PT6H, to: supervisor}, {after: PT24H, to: manager}]}";
  test.each(["grab", "assign", "rotate"])(
    "holds what the time line says, whatever people do, and forgets no order, in mode %s",
    { timeout: 120_000 },
    async (mode) => {
      bot = await house({ policy: `{dispatch: {default: ${mode}, tries: 2}, ${patient}}` });
      const scene = yard(bot);
      const resident = await bot.resident("张伟");
      const workers = [
        await bot.staff("李师傅", "engineer", { shift: "early" }),
        await bot.staff("王师傅", "engineer", { shift: "middle" }),
        await bot.staff("赵师傅", "engineer", { shift: "always" }),
      ];
      const head = await bot.staff("陈主管", "supervisor");
      await fc.assert(
        fc.asyncProperty(actions, async (script) => {
          const opened = await scene.offered(resident);
          const { workOrderId } = opened;
          const [first] = script;
          if (first && first.minutes % 3 !== 0)
            await scene.attempt(scene.assign(head, opened, workers[first.who] ?? head));
          for (const { who, deed, minutes } of script) {
            // Seldom: nothing can be done with it afterwards.
            if (deed === "cancel" && minutes % 4 !== 0) continue;
            // Mostly whoever could: by chance alone few deeds succeed.
            const { assigneeId } = await scene.order(workOrderId);
            const asked = await bot.db.prisma.offer.findFirst({ where: { workOrderId, status: "open" } });
            const able = workers.find(({ staffId }) => staffId === (assigneeId ?? asked?.staffId));
            const me = (minutes % 4 === 0 ? undefined : able) ?? workers[who] ?? head;
            const other = workers[(workers.indexOf(me) + 1) % 3] ?? head;
            await act(scene, { opened, me, other, head, resident, deed, minutes });
            await bot.runDue();
            await expectReplayed(workOrderId);
          }
          await bot.db.transaction((tx) =>
            reschedule(tx, { propertyId: bot.property.id }, { now: bot.clock.now, policies: bot.policies }),
          );
          // Out of the way of the next one.
          await bot.pool.query("update work_order set status = 'closed', paused_at = null, paused_reason = null");
          await bot.pool.query("update outbox set cancelled_at = $1 where done_at is null and cancelled_at is null", [
            bot.clock.now,
          ]);
        }),
        { numRuns: 10, seed: 7 },
      );
    },
  );

  async function act(
    scene: ReturnType<typeof yard>,
    {
      opened,
      me,
      other,
      head,
      resident,
      deed,
      minutes,
    }: {
      opened: { requestId: number; workOrderId: number };
      me: Party;
      other: Party;
      head: Party;
      resident: Party;
      deed: string;
      minutes: number;
    },
  ): Promise<void> {
    const { workOrderId } = opened;
    const by = (who: Party) => ({ workOrderId, personId: who.personId, now: bot.clock.now, policies: bot.policies });
    const today = dayNumber(bot.clock.now, zone);
    const deeds: Readonly<Record<string, Deed>> = {
      accept: async (tx) => {
        const { round } = await tx.workOrder.findUniqueOrThrow({ where: { id: workOrderId } });
        return acceptWorkOrder(tx, { ...by(me), round });
      },
      decline: async (tx) => {
        const { round } = await tx.workOrder.findUniqueOrThrow({ where: { id: workOrderId } });
        return declineWorkOrder(tx, { ...by(me), round, reason: "busy" });
      },
      depart: scene.depart(me, opened),
      arrive: scene.arrive(me, opened),
      pause: (tx) => pauseWorkOrder(tx, { ...by(me), reason: "parts", until: undefined }),
      "pause-until": (tx) =>
        pauseWorkOrder(tx, { ...by(me), reason: "parts", until: new Date(bot.clock.now.getTime() + minutes * minute) }),
      resume: (tx) => resumeWorkOrder(tx, by(me)),
      transfer: async (tx) => {
        await askColleague(tx, { ...by(me), kind: "transfer", colleagueId: other.staffId ?? 0, reason: "busy" });
        const { id } = await tx.assist.findFirstOrThrow({ where: { workOrderId, status: "asked", kind: "transfer" } });
        return answerColleague(tx, { ...by(other), assistId: id, agreed: true });
      },
      sick: (tx) => reportSick(tx, { ...by(me), fromDay: today, untilDay: today }),
      well: (tx) => reportWell(tx, by(me)),
      complete: scene.complete(me, opened),
      reject: scene.reject(resident, opened),
      "sign-off": scene.signOff(resident, opened),
      cancel: scene.cancel(resident, opened),
      assign: scene.assign(head, opened, me),
    };
    const one = deeds[deed];
    if (one) await scene.attempt(one);
    else await bot.pass({ minutes: deed === "long" ? minutes * 6 : minutes });
  }

  test("follows a changed limit when the program starts again, and keeps what was used and paused", async () => {
    bot = await house();
    const resident = await bot.resident("张伟");
    const li = await bot.staff("李师傅", "engineer");
    await bot.staff("陈主管", "supervisor");
    await bot.report(resident);
    await bot.press(li, "接单");
    await bot.runDue();
    const order = await bot.db.prisma.workOrder.findFirstOrThrow();
    const by = () => ({ workOrderId: order.id, personId: li.personId, now: bot.clock.now, policies: bot.policies });
    await bot.pass({ minutes: 30 });
    await bot.db.transaction((tx) => pauseWorkOrder(tx, { ...by(), reason: "parts", until: undefined }));
    await bot.pass({ minutes: 60 });
    await bot.db.transaction((tx) => resumeWorkOrder(tx, by()));
    const resumedAt = bot.clock.now.getTime();
    expect((await live(order.id))?.runAt).toEqual(new Date(resumedAt + 60 * minute));
    const policies = parsePolicies("repair: {arrive: PT3H}", "policy.yaml");
    const moment = { now: bot.clock.now, policies };
    const again = () => bot.db.transaction((tx) => reschedule(tx, { propertyId: bot.property.id }, moment));
    expect(await again()).toMatchObject({ moved: 1 });
    // Three hours less the half one that was used, less half an hour of warning.
    expect((await live(order.id))?.runAt).toEqual(new Date(resumedAt + 120 * minute));
    expect(await again()).toMatchObject({ moved: 0 });
    await expectReplayed(order.id, policies);
  });
});
