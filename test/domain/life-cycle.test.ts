import { afterAll, beforeAll, expect, test } from "vitest";
import { lifeCycle, type Move, move, type WorkOrderStatus, workOrderStatuses } from "../../src/domain/work-order.ts";
import { type House, house, type Party } from "../support/house.ts";
import { type Deed, type Opened, yard } from "./yard.ts";

let bot: House;
let scene: ReturnType<typeof yard>;
let resident: Party;
let li: Party;
let supervisor: Party;
let opened: Opened;

beforeAll(async () => {
  bot = await house();
  scene = yard(bot);
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  opened = await scene.offered(resident);
});
afterAll(() => bot.close());

const moves = Object.keys(lifeCycle).filter((name): name is Move => name in lifeCycle);

/** Puts the order into a status, as it would look there. */
async function put(status: WorkOrderStatus): Promise<void> {
  const { workOrderId: id, requestId } = opened;
  const over = status === "closed" || status === "cancelled";
  const assigneeId = status === "waiting" ? null : (li.staffId ?? null);
  await bot.db.prisma.workOrder.update({ where: { id }, data: { status, round: 1, assigneeId } });
  await bot.db.prisma.request.update({ where: { id: requestId }, data: { status: over ? status : "open" } });
  await bot.db.prisma.offer.updateMany({ where: { workOrderId: id }, data: { status: "open" } });
}

test.each(workOrderStatuses)("an order that is %s makes the moves of the life cycle and no other", async (status) => {
  for (const verb of moves) {
    await put(status);
    const { from, to } = lifeCycle[verb];
    const allowed = from.some((known) => known === status);
    const data = { assigneeId: li.staffId ?? null };
    const moved = await bot.db.transaction((tx) => move(tx, verb, { id: opened.workOrderId }, data));
    const { status: now } = await scene.order(opened.workOrderId);
    expect({ verb, moved, now }).toEqual({ verb, moved: allowed, now: allowed ? to : status });
  }
});

/** What people do, and the move it is. */
const verbs: readonly { name: string; verb: Move; deed: () => Deed }[] = [
  { name: "accept", verb: "accept", deed: () => scene.accept(li, opened) },
  { name: "assign", verb: "assign", deed: () => scene.assign(supervisor, opened, li) },
  { name: "depart", verb: "depart", deed: () => scene.depart(li, opened) },
  { name: "arrive", verb: "arrive", deed: () => scene.arrive(li, opened) },
  { name: "complete", verb: "complete", deed: () => scene.complete(li, opened) },
  { name: "sign off", verb: "signOff", deed: () => scene.signOff(resident, opened) },
  { name: "say that it is not repaired", verb: "reopen", deed: () => scene.reject(resident, opened) },
  { name: "cancel", verb: "cancel", deed: () => scene.cancel(resident, opened) },
];

test.each(workOrderStatuses)(
  "to an order that is %s people can do what the life cycle has, and are refused the rest in words",
  async (status) => {
    for (const { name, verb, deed } of verbs) {
      await put(status);
      const { from, to } = lifeCycle[verb];
      const allowed = from.some((known) => known === status);
      const lines = await bot.db.prisma.timeline.count();
      const fate = await scene.attempt(deed(), 1);
      const { status: now } = await scene.order(opened.workOrderId);
      const written = (await bot.db.prisma.timeline.count()) - lines;
      const refused = { fate: expect.stringMatching(/^error-/), now: status, written: 0 };
      expect({ name, fate, now, written }).toEqual({
        name,
        ...(allowed ? { fate: "done", now: to, written: 1 } : refused),
      });
      if (!allowed) expect(bot.texts.has(fate)).toBe(true);
    }
  },
);
