import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openDeskOrder, reportDeskResult } from "../../src/domain/desk.ts";
import { type House, house, type Party } from "../support/house.ts";
import { type Opened, yard } from "./yard.ts";

let bot: House;
let scene: ReturnType<typeof yard>;
let resident: Party;
let li: Party;
let wang: Party;
let supervisor: Party;
let desk: Party;

beforeAll(async () => {
  bot = await house();
  scene = yard(bot);
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer");
  wang = await bot.staff("王师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  desk = await bot.staff("孙前台", "front-desk");
});
afterEach(() => scene.expectSound());
afterAll(() => bot.close());

async function accepted(): Promise<Opened> {
  const opened = await scene.offered(resident);
  expect(await scene.attempt(scene.accept(li, opened))).toBe("done");
  return opened;
}

async function done(): Promise<Opened> {
  const opened = await accepted();
  expect(await scene.attempt(scene.complete(li, opened))).toBe("done");
  await bot.runDue();
  return opened;
}

describe("two acceptances at once", () => {
  test("by two engineers have one winner; the other is told, as is everybody else who was asked", async () => {
    const zhou = await bot.staff("周师傅", "engineer");
    const opened = await scene.offered(resident);
    const fates = await scene.race(scene.accept(li, opened), scene.accept(wang, opened));
    expect(fates.toSorted()).toEqual(["done", "error-already-taken"]);
    const [winner, loser] = fates[0] === "done" ? [li, wang] : [wang, li];
    const { staffId } = winner;
    expect(await scene.order(opened.workOrderId)).toMatchObject({
      status: "accepted",
      assigneeId: staffId,
      responsibleId: staffId,
    });
    await bot.runDue();
    for (const other of [loser, zhou]) expect(bot.last(other)).toContain("已由");
    expect(bot.last(winner)).not.toContain("已由");
    expect(await scene.events(opened)).toEqual(["reported", "offered", "accepted"]);
    const offers = await bot.db.prisma.offer.findMany({ where: { workOrderId: opened.workOrderId } });
    expect(offers.map(({ status }) => status).toSorted()).toEqual(["accepted", "withdrawn", "withdrawn"]);
    await bot.db.prisma.staff.update({ where: { id: zhou.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  });

  test("by one and the same are one", async () => {
    const opened = await scene.offered(resident);
    const fates = await scene.race(scene.accept(li, opened), scene.accept(li, opened));
    expect(fates.toSorted()).toEqual(["done", "error-already-yours"]);
    expect(await scene.events(opened)).toEqual(["reported", "offered", "accepted"]);
  });
});

describe("an acceptance and a refusal at once", () => {
  test("by two engineers: the order is taken", async () => {
    const opened = await scene.offered(resident);
    const [taken, declined] = await scene.race(scene.accept(li, opened), scene.decline(wang, opened));
    expect(taken).toBe("done");
    expect(["done", "error-already-taken"]).toContain(declined);
    expect(await scene.order(opened.workOrderId)).toMatchObject({ status: "accepted", assigneeId: li.staffId });
  });

  test("by the last who was asked: one of them counts", async () => {
    const opened = await scene.offered(resident);
    expect(await scene.attempt(scene.decline(wang, opened))).toBe("done");
    const fates = await scene.race(scene.accept(li, opened), scene.decline(li, opened));
    expect(fates.filter((fate) => fate === "done")).toHaveLength(1);
    expect((await scene.order(opened.workOrderId)).status).toBe(fates[0] === "done" ? "accepted" : "offered");
  });
});

test("two who refuse at once leave nobody: the order climbs at once", async () => {
  const opened = await scene.offered(resident);
  expect(await scene.race(scene.decline(li, opened), scene.decline(wang, opened))).toEqual(["done", "done"]);
  await bot.runDue();
  expect(bot.last(supervisor)).toContain("升级提醒");
  expect(await scene.order(opened.workOrderId)).toMatchObject({ status: "offered", responsibleId: supervisor.staffId });
});

test("an acceptance and an assignment at once leave one who has it, and who knows", async () => {
  const opened = await scene.offered(resident);
  const [taken, assigned] = await scene.race(scene.accept(li, opened), scene.assign(supervisor, opened, wang));
  expect(assigned).toBe("done");
  expect(["done", "error-already-taken"]).toContain(taken);
  const { staffId } = wang;
  expect(await scene.order(opened.workOrderId)).toMatchObject({
    status: "accepted",
    assigneeId: staffId,
    responsibleId: staffId,
  });
  await bot.runDue();
  expect(bot.last(wang)).toContain("指派给您");
});

describe.each(["job", "deed"] as const)("a deadline that falls into the moment of a deed (%s first)", (first) => {
  /** Neither is undone because they waited for each other. */
  const smooth = { fate: "done", undone: 0 };

  test("leaves an acceptance as it is", async () => {
    const opened = await scene.offered(resident);
    expect(await scene.collide(first, opened, scene.accept(li, opened))).toEqual(smooth);
    const { staffId } = li;
    const taken = { status: "accepted", assigneeId: staffId, responsibleId: staffId, level: 0 };
    expect(await scene.order(opened.workOrderId)).toMatchObject(taken);
  });

  test("makes the order climb once after the last refusal", async () => {
    const opened = await scene.offered(resident);
    await scene.attempt(scene.decline(wang, opened));
    expect(await scene.collide(first, opened, scene.decline(li, opened))).toEqual(smooth);
    await bot.runDue();
    expect((await scene.events(opened)).filter((event) => event === "escalated")).toHaveLength(1);
  });

  test("leaves a sign-off as it is, and the resident is not asked again", async () => {
    const opened = await done();
    const before = bot.heard(resident).length;
    expect(await scene.collide(first, opened, scene.signOff(resident, opened))).toEqual(smooth);
    await bot.runDue();
    expect((await scene.order(opened.workOrderId)).status).toBe("closed");
    expect(bot.heard(resident).slice(before)).toEqual([]);
  });

  test("does not lose a repair that the resident has refused", async () => {
    const opened = await done();
    expect(await scene.collide(first, opened, scene.reject(resident, opened))).toEqual(smooth);
    await bot.runDue();
    expect((await scene.order(opened.workOrderId)).status).toBe("offered");
  });

  test("ends with the order that is cancelled", async () => {
    const opened = await scene.offered(resident);
    expect(await scene.collide(first, opened, scene.cancel(resident, opened))).toEqual(smooth);
    expect((await scene.order(opened.workOrderId)).status).toBe("cancelled");
  });

  test("ends with the order that is cancelled before anybody was asked", async () => {
    const opened = await scene.reported(resident);
    expect(await scene.collide(first, opened, scene.cancel(resident, opened))).toEqual(smooth);
    expect((await scene.order(opened.workOrderId)).status).toBe("cancelled");
  });

  test("leaves an order with whom it was given to", async () => {
    const opened = await scene.reported(resident);
    expect(await scene.collide(first, opened, scene.assign(supervisor, opened, wang))).toEqual(smooth);
    expect(await scene.order(opened.workOrderId)).toMatchObject({ status: "accepted", assigneeId: wang.staffId });
  });

  test("does not call an arrival late", async () => {
    const opened = await accepted();
    expect(await scene.collide(first, opened, scene.arrive(li, opened))).toEqual(smooth);
    const arrived = { status: "on-the-spot", level: 0, responsibleId: li.staffId };
    expect(await scene.order(opened.workOrderId)).toMatchObject(arrived);
  });
});

describe("a resident who cancels while the worker arrives", () => {
  test("either cancels or is told that it has begun", async () => {
    for (let times = 0; times < 3; times++) {
      const opened = await accepted();
      const [cancelled, arrived] = await scene.race(scene.cancel(resident, opened), scene.arrive(li, opened));
      const { status } = await scene.order(opened.workOrderId);
      if (cancelled === "done")
        expect({ arrived, status }).toEqual({ arrived: expect.stringMatching(/^error-/), status: "cancelled" });
      else
        expect({ cancelled, arrived, status }).toEqual({
          cancelled: "error-begun-already",
          arrived: "done",
          status: "on-the-spot",
        });
    }
  });

  test("and was first leaves the worker with the truth", async () => {
    const opened = await accepted();
    await scene.attempt(scene.cancel(resident, opened));
    expect(await scene.attempt(scene.arrive(li, opened))).toBe("error-order-cancelled");
  });
});

test("a repair completed twice at once is completed once, and the resident is asked once", async () => {
  const opened = await accepted();
  await bot.runDue();
  const before = bot.heard(resident).length;
  const fates = await scene.race(scene.complete(li, opened), scene.complete(li, opened));
  expect(fates.toSorted()).toEqual(["done", "error-already-reported"]);
  // The yard's repairs are all of one kind and place, which the third one says (R16).
  const events = (await scene.events(opened)).filter((event) => event !== "repeat-fault");
  expect(events).toEqual(["reported", "offered", "accepted", "completed"]);
  await bot.runDue();
  expect(bot.heard(resident).length - before).toBe(1);
});

test("a repair signed off twice at once is closed once", async () => {
  const opened = await done();
  const fates = await scene.race(scene.signOff(resident, opened), scene.signOff(resident, opened));
  expect(fates.toSorted()).toEqual(["done", "error-nothing-to-sign"]);
  expect((await scene.events(opened)).filter((event) => event === "signed-off")).toHaveLength(1);
  expect((await bot.db.prisma.request.findUniqueOrThrow({ where: { id: opened.requestId } })).status).toBe("closed");
});

test("a yes and a no at once: one of them counts", async () => {
  const opened = await done();
  const fates = await scene.race(scene.signOff(resident, opened), scene.reject(resident, opened));
  expect(fates.toSorted()).toEqual(["done", "error-nothing-to-sign"]);
  expect((await scene.order(opened.workOrderId)).status).toBe(fates[0] === "done" ? "closed" : "waiting");
  await bot.runDue();
});

test("the resident signs off while the front desk hears the same on the phone: the repair is closed once", async () => {
  for (let times = 0; times < 3; times++) {
    const opened = await done();
    const { propertyId, priority } = await scene.order(opened.workOrderId);
    const about = { requestId: opened.requestId, propertyId, priority };
    const callId = await bot.db.transaction((tx) =>
      openDeskOrder(tx, about, "sign-off-call", "front-desk", bot.clock.now),
    );
    await bot.runDue();
    const call = { requestId: opened.requestId, workOrderId: callId ?? 0 };
    expect(await scene.attempt(scene.accept(desk, call))).toBe("done");
    const fates = await scene.race(scene.signOff(resident, opened), (tx) =>
      reportDeskResult(tx, { ...by(desk), workOrderId: call.workOrderId, result: "fixed" }),
    );
    expect(fates.filter((fate) => fate === "done")).toHaveLength(1);
    expect(fates.filter((fate) => fate.startsWith("error-"))).toHaveLength(1);
    expect((await scene.events(opened)).filter((event) => event === "signed-off")).toHaveLength(1);
    expect((await scene.order(opened.workOrderId)).status).toBe("closed");
  }
});

function by(who: Party) {
  return { now: bot.clock.now, policies: bot.policies, personId: who.personId, remark: "" };
}
