import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tx } from "../../src/db/client.ts";
import { DomainError } from "../../src/domain/error.ts";
import { type EmergencyReport, raiseIncident } from "../../src/domain/incident.ts";
import { signIncidentReport, writeIncidentReport } from "../../src/domain/incident-report.ts";
import {
  acknowledgeIncident,
  arriveAtIncident,
  callOffIncident,
  endIncident,
} from "../../src/domain/incident-response.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let li: Party;
let wang: Party;
let guard: Party;
let supervisor: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer", { skills: ["elevator"] });
  wang = await bot.staff("王师傅", "engineer", { skills: ["plumbing"] });
  guard = await bot.staff("石勇", "security");
  supervisor = await bot.staff("陈主管", "supervisor");
});
afterEach(async () => {
  expect(await bot.forgotten()).toBe(0);
  await bot.close();
});

/** Done, or the id of the sentence that says why not. */
const attempt = async (deed: (tx: Tx) => Promise<unknown>, tries = 2): Promise<string> => {
  try {
    await bot.db.transaction(deed);
    return "done";
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    if (tries === 1) throw error;
    return attempt(deed, tries - 1);
  }
};

async function accountOf({ chat }: Party): Promise<number> {
  return (await bot.db.prisma.account.findFirstOrThrow({ where: { externalId: chat } })).id;
}

async function raise(extra: Partial<EmergencyReport> = {}) {
  const accountId = await accountOf(resident);
  return bot.db.transaction((tx) =>
    raiseIncident(tx, {
      propertyId: bot.property.id,
      kind: "fire",
      confidential: false,
      content: "着火了",
      files: [],
      accountId,
      personId: resident.personId,
      now: bot.clock.now,
      policies: bot.policies,
      ...extra,
    }),
  );
}

const by = ({ personId }: Party) => ({ personId, now: bot.clock.now, policies: bot.policies });
const order = (id: number) => bot.db.prisma.workOrder.findUniqueOrThrow({ where: { id } });

test("two who acknowledge at once are both on their way, and one of them is responsible", async () => {
  const { workOrderId } = await raise();
  const fates = await Promise.all(
    [li, guard].map((who) => attempt((tx) => acknowledgeIncident(tx, { workOrderId, ...by(who) }))),
  );
  expect(fates).toEqual(["done", "done"]);
  const taken = await order(workOrderId);
  expect(taken.status).toBe("accepted");
  expect([li.staffId, guard.staffId]).toContain(taken.assigneeId);
  expect(taken.responsibleId).toBe(taken.assigneeId);
  const going = await bot.db.prisma.offer.count({ where: { workOrderId, status: "accepted" } });
  expect(going).toBe(2);
  await bot.runDue();
  const told = bot.heard(wang).filter(({ text }) => text.includes("负责"));
  expect(told).toHaveLength(1);
});

test("a false alarm and an acknowledgement at once leave nothing open", async () => {
  const { requestId, workOrderId } = await raise();
  const accountId = await accountOf(resident);
  const { personId } = resident;
  await Promise.all([
    attempt((tx) => callOffIncident(tx, { requestId, personId, accountId, now: bot.clock.now })),
    attempt((tx) => acknowledgeIncident(tx, { workOrderId, ...by(li) })),
  ]);
  expect((await order(workOrderId)).status).toBe("cancelled");
  const heard = bot.heard(guard).length;
  await bot.pass({ hours: 1 });
  expect(bot.heard(guard).length).toBeLessThanOrEqual(heard + 1);
});

test("the trade that fits is alarmed, and everybody of the trade when nobody has learnt it", async () => {
  const lift = await raise({ kind: "elevator_entrapment" });
  const asked = async (workOrderId: number) =>
    (await bot.db.prisma.offer.findMany({ where: { workOrderId } })).map(({ staffId }) => staffId);
  expect(await asked(lift.workOrderId)).toContain(li.staffId);
  expect(await asked(lift.workOrderId)).not.toContain(wang.staffId);
  bot.clock.now = new Date(bot.clock.now.getTime() + 3_600_000);
  const gas = await raise({ kind: "gas" });
  expect(await asked(gas.workOrderId)).toEqual(expect.arrayContaining([li.staffId, wang.staffId]));
});

test("another kind from the same person is the same incident for half an hour, and a new one later", async () => {
  const first = await raise();
  const soon = await raise({ kind: "injury", content: "有人烧伤" });
  expect(soon).toMatchObject({ type: "added", number: first.number });
  bot.clock.now = new Date(bot.clock.now.getTime() + 31 * 60_000);
  expect(await raise({ kind: "fire", content: "还在烧" })).toMatchObject({ type: "added", number: first.number });
  expect(await raise({ kind: "crime", content: "有小偷" })).toMatchObject({ type: "raised" });
});

test("who was not alarmed, was dismissed, or works elsewhere acts on nothing", async () => {
  const cleaner = await bot.staff("田阿姨", "cleaner");
  const { workOrderId, requestId } = await raise();
  const elsewhere = await bot.db.prisma.property.create({
    data: { code: "bihai", name: "碧海湾", zone: "Asia/Shanghai" },
  });
  await bot.db.prisma.staff.update({ where: { id: wang.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  await bot.db.prisma.staff.update({ where: { id: li.staffId ?? 0 }, data: { propertyId: elsewhere.id } });
  const acts = [
    (tx: Tx, who: Party) => acknowledgeIncident(tx, { workOrderId, ...by(who) }),
    (tx: Tx, who: Party) => arriveAtIncident(tx, { workOrderId, ...by(who) }),
    (tx: Tx, who: Party) => endIncident(tx, { workOrderId, result: "好", files: [], accountId: 0, ...by(who) }),
    (tx: Tx, { personId }: Party) => callOffIncident(tx, { requestId, personId, accountId: 0, now: bot.clock.now }),
  ];
  const neighbour = await bot.resident("王强", ["1栋1单元101"]);
  for (const act of acts)
    for (const who of [cleaner, wang, li, neighbour]) expect(await attempt((tx) => act(tx, who))).toMatch(/^error-/);
  expect((await order(workOrderId)).status).toBe("offered");
  expect(await attempt((tx) => acknowledgeIncident(tx, { workOrderId, ...by(supervisor) }))).toBe("done");
});

test("nobody raises one for a caller who does not sit at the desk", async () => {
  const accountId = await accountOf(li);
  await expect(raise({ staff: "caller", personId: li.personId, accountId })).rejects.toThrow("error-staff-only");
});

test("the writer of a report does not sign it while there is another head, and nobody signs twice", async () => {
  const manager = await bot.staff("赵经理", "manager");
  const { workOrderId } = await raise();
  const ended = await bot.db.transaction((tx) =>
    endIncident(tx, { workOrderId, result: "已扑灭", files: [], accountId: 0, ...by(supervisor) }),
  );
  const report = { course: "起火", severity: "minor", loss: "无", measures: "扑灭", rescue: null } as const;
  const written = { workOrderId: ended.reportId, report, files: [], accountId: 0 };
  expect(await attempt((tx) => writeIncidentReport(tx, { ...written, ...by(guard) }))).toBe("error-not-yours");
  expect(await attempt((tx) => writeIncidentReport(tx, { ...written, ...by(supervisor) }))).toBe("done");
  const sign = (who: Party) =>
    attempt((tx) => signIncidentReport(tx, { workOrderId: ended.reportId, verdict: "signed", remark: "", ...by(who) }));
  expect(await sign(supervisor)).toBe("error-own-report");
  expect(await sign(guard)).toBe("error-staff-only");
  await bot.pass({ days: 2 });
  expect(bot.last(manager)).toContain("还没有签");
  expect(await sign(manager)).toBe("done");
  expect(await sign(manager)).toBe("error-already-reported");
  expect(await bot.db.prisma.incident.findFirst()).toMatchObject({ signedById: manager.staffId, outcome: "over" });
});

test("who is alarmed again after leaving the staff hears nothing", async () => {
  await raise();
  await bot.runDue();
  await bot.db.prisma.staff.update({ where: { id: guard.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  await bot.pass({ minutes: 3 });
  expect(bot.heard(guard)).toHaveLength(1);
});

test("somebody on the spot who does not finish is asked, and the heads hear", async () => {
  const { workOrderId } = await raise();
  await bot.db.transaction((tx) => arriveAtIncident(tx, { workOrderId, ...by(li) }));
  await bot.pass({ minutes: 59 });
  expect(bot.last(li)).not.toContain("还没有控制住");
  await bot.pass({ minutes: 1 });
  for (const who of [li, supervisor]) expect(bot.last(who)).toContain("还没有控制住");
});
