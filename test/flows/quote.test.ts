import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerQuote, draftQuote, sendQuote } from "../../src/domain/quote.ts";
import { completeWorkOrder } from "../../src/domain/sign-off.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let desk: Party;
let supervisor: Party;

async function open(policy?: string): Promise<void> {
  bot = await house(policy === undefined ? {} : { policy });
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
  const propertyId = bot.property.id;
  await bot.db.prisma.priceItem.createMany({
    data: [
      { propertyId, code: "SD-01", name: "换水龙头", group: "水电", unit: "个", labourCents: 4_000 },
      { propertyId, code: "SD-02", name: "换角阀", group: "水电", unit: "个", labourCents: 3_000 },
    ],
  });
}
beforeEach(() => open());
afterEach(() => bot.close());

async function onTheSpot(): Promise<void> {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "到场");
  await bot.runDue();
}

/** Listed work with a material: 2 × 40.00 + 25.50. */
async function quoted(): Promise<void> {
  await bot.press(plumber, "报价");
  await bot.say(plumber, "换水龙头 x2");
  await bot.say(plumber, "软管 25.5");
  await bot.press(plumber, "发给住户");
  await bot.runDue();
}

const quotes = () =>
  bot.db.prisma.quote.findMany({ orderBy: { version: "asc" }, include: { lines: { orderBy: { position: "asc" } } } });
const repair = () => bot.db.prisma.workOrder.findFirstOrThrow({ where: { kind: "repair" } });
const buttonOf = (who: Party, label: string) =>
  bot
    .heard(who)
    .flatMap(({ buttons }) => buttons)
    .findLast((button) => button.label === label)?.value ?? "";
/** 不同意 holds 同意. */
const agree = () => pressOld(resident, buttonOf(resident, "同意"));
const pressOld = async (who: Party, button: string) => {
  await bot.channel.receive({
    channel: "fake",
    account: who.chat,
    chat: who.chat,
    id: `old-${button}-${bot.heard(who).length}`,
    text: "",
    button,
    files: [],
  });
  await bot.sender.settle();
};

test("listed work is labour from the list with materials beside it; the resident sees lines, total and how to pay, and agrees", async () => {
  await onTheSpot();
  await bot.press(plumber, "报价");
  await bot.say(plumber, "换水龙头 x2");
  await bot.say(plumber, "软管 25.5");
  expect(bot.last(plumber)).toContain("合计：105.50 元");
  expect(bot.heard(resident).some(({ text }) => text.includes("报价"))).toBe(false);
  await bot.press(plumber, "发给住户");
  await bot.runDue();
  const shown = bot.last(resident);
  for (const part of [
    "人工：换水龙头 40.00 元 × 2",
    "材料：软管 25.50 元 × 1",
    "合计：105.50 元",
    "服务中心",
    "不收现金",
  ])
    expect(shown).toContain(part);
  await agree();
  await bot.runDue();
  expect(bot.last(resident)).toContain("第 1 版报价");
  expect(bot.last(plumber)).toContain("可以动工了");
  expect(bot.last(plumber)).toContain("请勿现场收款");
  expect(await quotes()).toMatchObject([
    { version: 1, status: "approved", totalCents: 10_550, payment: "office", answeredById: resident.personId },
  ]);
  expect(await bot.forgotten()).toBe(0);
});

test("work that is not listed is its parts and twenty percent", async () => {
  await onTheSpot();
  await bot.press(plumber, "报价");
  await bot.press(plumber, "价目表上没有");
  await bot.say(plumber, "没有");
  expect(bot.last(plumber)).toContain("电机 320");
  await bot.say(plumber, "电机 320，皮带 45 x2");
  expect(bot.last(plumber)).toContain("合计：492.00 元");
  expect(await quotes()).toMatchObject([
    {
      lines: [
        { kind: "part", feeCents: 6_400, amountCents: 38_400 },
        { feeCents: 1_800, amountCents: 10_800 },
      ],
    },
  ]);
});

test("a link is offered where there is one, and how somebody wants to pay is on record", async () => {
  await bot.close();
  await open('fees: { payLink: "https://pay.example.cn/?bill={bill}&amount={amount}" }');
  await onTheSpot();
  await quoted();
  expect(bot.last(resident)).toContain("https://pay.example.cn/?bill=BX-20261123-0001&amount=105.50");
  await agree();
  await bot.press(resident, "链接付款");
  expect(await quotes()).toMatchObject([{ status: "approved", payment: "link" }]);
});

test("a no is told to the worker with its reason, and work may be quoted again", async () => {
  await onTheSpot();
  await quoted();
  await bot.press(resident, "不同意");
  await bot.press(resident, "价格高了");
  await bot.runDue();
  expect(bot.last(plumber)).toContain("价格高了");
  await bot.press(plumber, "报价");
  await bot.press(plumber, "换角阀");
  await bot.press(plumber, "没有材料");
  await bot.press(plumber, "发给住户");
  await bot.runDue();
  expect(await quotes()).toMatchObject([{ status: "declined" }, { version: 2, status: "sent", totalCents: 3_000 }]);
  expect(await bot.forgotten()).toBe(0);
});

describe("no line is added without a new yes", () => {
  test("a new version makes the buttons of the old one void, and what was agreed holds until the new yes", async () => {
    await onTheSpot();
    await quoted();
    const yes = buttonOf(resident, "同意");
    await agree();
    await bot.runDue();
    await bot.press(plumber, "报价");
    await bot.say(plumber, "换水龙头 x3");
    await bot.press(plumber, "没有材料");
    await bot.press(plumber, "发给住户");
    await bot.runDue();
    expect(await quotes()).toMatchObject([{ status: "approved" }, { status: "sent" }]);
    await pressOld(resident, yes);
    expect(bot.last(resident)).toContain("之前已有答复");
    expect(await quotes()).toMatchObject([{ status: "approved" }, { status: "sent" }]);
    await agree();
    expect(bot.last(resident)).toContain("第 2 版报价，合计 120.00 元");
    await pressOld(resident, yes);
    expect(bot.last(resident)).toContain("这是第 1 版报价");
    expect(await quotes()).toMatchObject([{ status: "withdrawn" }, { status: "approved" }]);
  });

  test("a yes and a new version at the same moment end in one of two ways, and never in an agreement to what nobody saw", async () => {
    await onTheSpot();
    await quoted();
    const [first] = await quotes();
    const { id: workOrderId } = await repair();
    const moment = { now: bot.clock.now, policies: bot.policies };
    const second = await bot.db.transaction((tx) =>
      draftQuote(tx, {
        ...moment,
        workOrderId,
        personId: plumber.personId,
        offered: { works: [], extras: [{ name: "电机", quantity: 1, priceCents: 99_900 }] },
      }),
    );
    const answer = { type: "approved", payment: "office" } as const;
    const [yes, sent] = await Promise.allSettled([
      bot.db.transaction((tx) =>
        answerQuote(tx, { ...moment, quoteId: first?.id ?? 0, personId: resident.personId, answer }),
      ),
      bot.db.transaction((tx) => sendQuote(tx, { ...moment, quoteId: second.id, personId: plumber.personId })),
    ]);
    expect(sent.status).toBe("fulfilled");
    const statuses = (await quotes()).map(({ status }) => status);
    expect(statuses).toEqual([yes.status === "fulfilled" ? "approved" : "withdrawn", "sent"]);
    await bot.runDue();
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("a quote that nobody answers", () => {
  test("is asked about again, then by phone, then it is void, and all the while nobody is hurried", async () => {
    await onTheSpot();
    await quoted();
    const hurried = () => bot.heard(supervisor).filter(({ text }) => text.includes("升级")).length;
    await bot.pass({ days: 1 });
    expect(bot.last(resident)).toContain("还在等您的答复");
    await bot.pass({ days: 1 });
    expect(bot.last(desk)).toContain("请电话联系");
    await bot.press(desk, "接单");
    expect(hurried()).toBe(0);
    await bot.pass({ days: 1 });
    expect(await quotes()).toMatchObject([{ status: "expired" }]);
    expect(bot.last(resident)).toContain("已过有效期");
    expect(bot.heard(plumber).some(({ text }) => text.includes("还没有答复"))).toBe(true);
    expect(bot.last(desk)).toContain("已取消");
    await agree();
    expect(bot.last(resident)).toContain("已过有效期");
    expect(await quotes()).toMatchObject([{ status: "expired" }]);
    expect(await bot.forgotten()).toBe(0);
  });

  test("may be agreed to on the phone, in the name of whoever phoned", async () => {
    await onTheSpot();
    await quoted();
    await bot.pass({ days: 2 });
    await bot.press(desk, "接单");
    await bot.press(desk, "住户同意报价");
    await bot.runDue();
    expect(await quotes()).toMatchObject([{ status: "approved", answeredById: desk.personId }]);
    expect(bot.last(plumber)).toContain("可以动工了");
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("what a repair costs in the end", () => {
  test("is what was agreed, shown with how to pay, and confirmed with the repair", async () => {
    await onTheSpot();
    await quoted();
    await agree();
    await bot.runDue();
    await bot.press(plumber, "完成");
    await bot.say(plumber, "换好了两个龙头");
    await bot.say(plumber, "200");
    expect(bot.last(plumber)).toContain("最多为住户同意的金额");
    await bot.say(plumber, "95.5元");
    await bot.runDue();
    expect(bot.last(resident)).toContain("费用合计：95.50 元");
    await bot.press(resident, "修好了");
    expect(await repair()).toMatchObject({ status: "closed", amountCents: 9_550 });
    expect(await bot.db.prisma.timeline.findFirstOrThrow({ where: { event: "signed-off" } })).toMatchObject({
      detail: { amountCents: 9_550 },
    });
  });

  test("is never more than was agreed, nothing where nothing was, and not known while a quote waits", async () => {
    await onTheSpot();
    const { id: workOrderId } = await repair();
    const complete = (amountCents: number) =>
      bot.db.transaction((tx) =>
        completeWorkOrder(tx, {
          workOrderId,
          personId: plumber.personId,
          result: "好了",
          amountCents,
          now: bot.clock.now,
          policies: bot.policies,
        }),
      );
    await expect(complete(100)).rejects.toThrow("error-amount-without-quote");
    await quoted();
    await expect(complete(10_550)).rejects.toThrow("error-quote-waiting");
    await agree();
    await expect(complete(10_551)).rejects.toThrow("error-amount-above-quote");
    await complete(10_550);
    expect(await repair()).toMatchObject({ status: "done", amountCents: 10_550 });
  });
});

test("public areas cost nobody anything", async () => {
  await bot.db.prisma.publicArea.create({ data: { propertyId: bot.property.id, name: "3栋大堂" } });
  await bot.say(plumber, "报修");
  await bot.say(plumber, "3栋大堂的灯坏了");
  for (let step = 0; step < 4 && !bot.last(plumber).includes("核对"); step++) {
    const [button] = bot.heard(plumber).at(-1)?.buttons ?? [];
    if (bot.last(plumber).includes("特别要求")) await bot.press(plumber, "没有");
    else if (button) await bot.press(plumber, button.label);
  }
  await bot.press(plumber, "确认提交");
  await bot.runDue();
  await bot.press(plumber, "接单");
  const { id: workOrderId } = await repair();
  const drafted = bot.db.transaction((tx) =>
    draftQuote(tx, {
      workOrderId,
      personId: plumber.personId,
      offered: { works: [], extras: [{ name: "灯", quantity: 1, priceCents: 100 }] },
      now: bot.clock.now,
      policies: bot.policies,
    }),
  );
  await expect(drafted).rejects.toThrow("error-quote-public");
  expect(
    bot
      .heard(plumber)
      .at(-1)
      ?.buttons.map(({ label }) => label),
  ).not.toContain("报价");
});
