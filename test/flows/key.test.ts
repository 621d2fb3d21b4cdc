import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { approveKeyEntry, arriveForKey, enterWithKey, leaveWithKey } from "../../src/domain/key-entry.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let desk: Party;
let guard: Party;
let supervisor: Party;
let chief: Party;
let manager: Party;
let sent = 0;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  guard = await bot.staff("石保安", "security", { department: "秩序维护部" });
  supervisor = await bot.staff("陈主管", "supervisor", { department: "客户服务部" });
  chief = await bot.staff("韩队长", "supervisor", { department: "秩序维护部" });
  manager = await bot.staff("林经理", "manager");
});
afterEach(() => bot.close());

async function onTheSpot(consent: "同意" | "不同意"): Promise<void> {
  await bot.say(resident, "厨房水管漏水了");
  await bot.press(resident, "随时都在");
  await bot.say(resident, consent);
  await bot.press(resident, "没有");
  await bot.press(resident, "确认提交");
  await bot.runDue();
  await bot.press(plumber, "接单");
  await bot.press(plumber, "到场");
  await bot.press(plumber, "备用钥匙入户");
  await bot.say(plumber, "楼下渗水，要关总阀");
  await bot.runDue();
}

async function show(who: Party): Promise<string> {
  const id = `photo-${++sent}`;
  const [channel, account] = [bot.channel.name, who.chat];
  const kept = { mime: "image/jpeg", keptAt: bot.clock.now, createdAt: bot.clock.now };
  await bot.db.prisma.file.create({ data: { id, channel, account, ...kept } });
  await bot.channel.receive({ channel, account, chat: who.chat, id: `in-${id}`, text: "", files: [id] });
  await bot.sender.settle();
  return id;
}

const entry = () => bot.db.prisma.keyEntry.findFirstOrThrow({ include: { signs: true }, orderBy: { id: "desc" } });
const events = async () =>
  (await bot.db.prisma.timeline.findMany({ where: { event: { startsWith: "key-" } }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );

test("with consent, three approvals and three departments at the door they go in, list what they move, and leave together", async () => {
  await onTheSpot("同意");
  for (const head of [supervisor, chief, manager]) {
    expect(bot.last(head)).toContain("请批准");
    await bot.press(head, "批准");
  }
  for (const there of [plumber, desk, guard]) await bot.press(there, "到场");
  await bot.runDue();
  expect(bot.last(plumber)).toContain("三方已到齐");
  await bot.press(plumber, "入户");
  await bot.runDue();
  for (const name of ["李师傅", "孙前台", "石保安"]) expect(bot.last(resident)).toContain(name);
  await bot.press(guard, "登记移动物品");
  await bot.say(guard, "茶几上的花瓶");
  const photo = await show(guard);
  await bot.press(desk, "离场");
  await bot.press(desk, "都放回了");
  await bot.runDue();
  for (const other of [plumber, guard]) expect(bot.last(other)).toContain("一起离开");
  expect(bot.last(resident)).toContain("茶几上的花瓶");
  expect(bot.heard(resident).at(-1)?.files).toEqual([photo]);
  expect(await entry()).toMatchObject({ status: "left", restored: true, leftById: desk.staffId });
  const signs = Array.from({ length: 3 });
  expect(await events()).toEqual([
    "key-asked",
    ...signs.map(() => "key-approved"),
    ...signs.map(() => "key-present"),
    "key-entered",
    "key-item",
    "key-left",
  ]);
  await bot.press(guard, "离场");
  expect(await events()).toHaveLength(10);
  expect(await bot.forgotten()).toBe(0);
});

test("without the resident's consent they are asked first, and their no ends it", async () => {
  await onTheSpot("不同意");
  expect(bot.last(resident)).toContain("请问您同意吗");
  for (const head of [supervisor, chief, manager]) expect(bot.heard(head)).toHaveLength(0);
  const moment = { entryId: (await entry()).id, now: bot.clock.now, policies: bot.policies };
  const entered = bot.db.transaction((tx) => enterWithKey(tx, { ...moment, personId: plumber.personId }));
  await expect(entered).rejects.toThrow("error-key-consent");
  await bot.press(resident, "不同意");
  await bot.runDue();
  expect(await entry()).toMatchObject({ status: "given-up", consentAt: null });
  expect(bot.last(plumber)).toContain("另约");
});

describe("nobody goes in", () => {
  const people = () => ({
    approval: { "customer-service": supervisor, security: chief, manager },
    presence: { "customer-service": desk, security: guard, engineering: plumber },
  });

  test.each([
    ["approval", "customer-service"],
    ["approval", "security"],
    ["approval", "manager"],
    ["presence", "customer-service"],
    ["presence", "security"],
    ["presence", "engineering"],
  ])("without the %s of %s", async (kind, left) => {
    await onTheSpot("同意");
    const moment = { entryId: (await entry()).id, now: bot.clock.now, policies: bot.policies };
    const { approval, presence } = people();
    const enter = () => bot.db.transaction((tx) => enterWithKey(tx, { ...moment, personId: plumber.personId }));
    await bot.db.transaction(async (tx) => {
      for (const [part, { personId }] of Object.entries(approval))
        if (kind !== "approval" || part !== left)
          await approveKeyEntry(tx, { ...moment, personId, part: part as keyof typeof approval });
      for (const [part, { personId }] of Object.entries(presence))
        if (kind !== "presence" || part !== left) await arriveForKey(tx, { ...moment, personId });
    });
    await expect(enter()).rejects.toThrow(kind === "approval" ? "error-key-approvals" : "error-key-presence");
    expect(await entry()).toMatchObject({ status: "asked", enteredAt: null });
  });

  test("on the word of somebody whose it is not", async () => {
    await onTheSpot("同意");
    const moment = { entryId: (await entry()).id, now: bot.clock.now, policies: bot.policies };
    const approve = (who: Party, part: "customer-service" | "security" | "manager") =>
      bot.db.transaction((tx) => approveKeyEntry(tx, { ...moment, personId: who.personId, part }));
    await expect(approve(supervisor, "security")).rejects.toThrow("error-key-part");
    await expect(approve(chief, "manager")).rejects.toThrow("error-key-part");
    await expect(approve(plumber, "customer-service")).rejects.toThrow("error-key-part");
    const leave = bot.db.transaction((tx) =>
      leaveWithKey(tx, { ...moment, personId: manager.personId, restored: null }),
    );
    await expect(leave).rejects.toThrow("error-key-part");
  });
});

test("in an emergency the approvals may follow, and are asked for until they have", async () => {
  await bot.say(resident, "厨房水管漏水了");
  await bot.press(resident, "随时都在");
  await bot.say(resident, "同意");
  await bot.press(resident, "没有");
  await bot.press(resident, "确认提交");
  await bot.runDue();
  await bot.press(plumber, "接单");
  await bot.press(plumber, "到场");
  await bot.pool.query("update work_order set priority = 'emergency'");
  await bot.press(plumber, "备用钥匙入户");
  await bot.say(plumber, "水漫出门了");
  await bot.runDue();
  for (const there of [plumber, desk, guard]) await bot.press(there, "到场");
  await bot.runDue();
  await bot.press(plumber, "入户");
  await bot.runDue();
  expect(await entry()).toMatchObject({ status: "inside", emergency: true });
  await bot.press(plumber, "离场");
  const asked = () => bot.heard(manager).filter(({ text }) => text.includes("请补批")).length;
  const before = asked();
  await bot.pass({ hours: 5 });
  expect(asked()).toBe(before + 1);
  for (const head of [supervisor, chief, manager]) await bot.press(head, "批准");
  const after = asked();
  await bot.pass({ hours: 10 });
  expect(asked()).toBe(after);
});
