import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { upsertBills, upsertPayments } from "../../src/db/fees.ts";
import { flows } from "../../src/flows/index.ts";
import { type House, house, type Party } from "../support/house.ts";
import { resident as someone, talk } from "../support/talk.ts";

let bot: House;
let resident: Party;
let neighbour: Party;
let finance: Party;
let supervisor: Party;

const policy = `
fees: {payLink: "https://pay.example.cn/?bill={bill}&unit={unit}&amount={amount}", office: "3栋一楼，每天 8:30–17:30"}
`;

beforeEach(async () => {
  bot = await house({ policy });
  resident = await bot.resident("张伟");
  neighbour = await bot.resident("王芳", ["5栋1单元101"]);
  finance = await bot.staff("高洁", "finance");
  supervisor = await bot.staff("苏婉", "supervisor");
  await bills({ number: "A1", item: "property-fee", period: "2026年11月", cents: 36_000 });
  await bills({ number: "A2", item: "parking", period: "2026年11月", cents: 15_000, lines: [] });
  await bills({ number: "N1", item: "rent", period: "2026年11月", cents: 99_900, room: "101" });
});
afterEach(() => bot.close());

async function bills(bill: {
  number: string;
  item: string;
  period: string;
  cents: number;
  room?: string;
  lines?: readonly { label: string; amountCents: number }[];
}): Promise<void> {
  const { number, item, period, cents, room = "1201" } = bill;
  const unit = room === "101" ? { building: "5", entrance: "1" } : { building: "3", entrance: "2" };
  const lines = bill.lines ?? [
    { label: "公共服务", amountCents: cents - 6_000 },
    { label: "电梯维护", amountCents: 6_000 },
  ];
  const row = {
    property: "cuihu",
    ...unit,
    room,
    number,
    item,
    period,
    amountCents: cents,
    dueOn: "2026-12-01",
    lines,
  };
  await bot.db.transaction((tx) => upsertBills(tx, [row], bot.clock.now));
}
const paidCents = async (number: string) =>
  (await bot.db.prisma.bill.findFirstOrThrow({ where: { number } })).paidCents;

describe("a resident asks for their bills", () => {
  test("and sees what is owed, what a bill consists of, and how to pay it", async () => {
    await bot.say(resident, "我的账单");
    expect(bot.last(resident)).toContain("510.00");
    expect(bot.last(resident)).toContain("物业费（2026年11月）：360.00 元，2026年12月1日到期");
    expect(bot.last(resident)).not.toContain("999.00");
    await bot.press(resident, "明细：物业费");
    expect(bot.last(resident)).toContain("电梯维护：60.00 元");
    await bot.press(resident, "怎么缴费");
    expect(bot.last(resident)).toContain(
      `https://pay.example.cn/?bill=A1&unit=${encodeURIComponent("3栋2单元1201")}&amount=360.00`,
    );
    expect(bot.last(resident)).toContain("3栋一楼，每天 8:30–17:30");
  });

  test("but nobody else sees them, even with the number of their button", async () => {
    const { id } = await bot.db.prisma.bill.findFirstOrThrow({ where: { number: "A1" } });
    for (const verb of ["bill", "pay", "paid", "dispute-bill", "promise-payment"]) {
      const inbound = { channel: "fake", account: neighbour.chat, chat: neighbour.chat, text: "", files: [] };
      await bot.channel.receive({ ...inbound, id: verb, button: `${verb}:${id}` });
      await bot.sender.settle();
      await bot.say(neighbour, "取消");
    }
    const heard = bot
      .heard(neighbour)
      .map(({ text }) => text)
      .join("\n");
    expect(heard).not.toContain("360.00");
    expect(heard).not.toContain("1201");
  });

  test("and hears nothing of them in a group", () => {
    const list = [...flows.values()];
    const bill = { id: 1, unitId: 7, unit: "3栋2单元1201", item: "rent", period: "11月", owedCents: 99_900, lines: [] };
    for (const words of ["我的账单", "怎么缴费", "我已缴费", "账单错了", "约定缴费日"]) {
      const said = talk(list, { who: { ...someone, group: true }, facts: { bills: [bill] } }, words);
      expect(said.last).toContain("请私聊我");
      expect(said.last).not.toMatch(/999|1201/);
    }
  });

  test("and hears that nothing is owed once all is paid", async () => {
    const payment = { property: "cuihu", paidOn: "2026-11-20" };
    await bot.db.transaction((tx) =>
      upsertPayments(
        tx,
        [
          { ...payment, number: "P1", bill: "A1", amountCents: 36_000 },
          { ...payment, number: "P2", bill: "A2", amountCents: 15_000 },
        ],
        bot.clock.now,
      ),
    );
    await bot.say(resident, "我的账单");
    expect(bot.last(resident)).toContain("没有待缴的账单");
  });
});

describe("a resident says that they have paid", () => {
  async function claims(): Promise<void> {
    await bot.say(resident, "我已缴费");
    await bot.press(resident, "全部");
    await bot.press(resident, "昨天");
    await bot.press(resident, "微信");
    await bot.press(resident, "没有凭证");
    await bot.runDue();
  }

  test("finance finds it, and the resident is told", async () => {
    await claims();
    expect(bot.last(resident)).toContain("FW-20261123-0001");
    expect(bot.last(finance)).toContain("核对缴费");
    await bot.press(finance, "接单");
    expect(bot.last(finance)).toContain("住户说：昨天，微信");
    await bot.press(finance, "已到账");
    await bot.runDue();
    expect([await paidCents("A1"), await paidCents("A2")]).toEqual([36_000, 15_000]);
    expect(bot.last(resident)).toContain("已经核对好了");
    expect(await bot.forgotten()).toBe(0);
    expect((await bot.db.prisma.request.findFirstOrThrow()).status).toBe("closed");
  });

  test("the books bring the same payment later, and it is not counted twice", async () => {
    await claims();
    await bot.press(finance, "接单");
    await bot.press(finance, "已到账");
    const row = { property: "cuihu", number: "P1", bill: "A1", amountCents: 36_000, paidOn: "2026-11-22" };
    for (let times = 0; times < 2; times++) await bot.db.transaction((tx) => upsertPayments(tx, [row], bot.clock.now));
    expect(await paidCents("A1")).toBe(36_000);
    expect(await bot.db.prisma.payment.count()).toBe(2);
  });

  test("finance does not find it, and says so in its own words", async () => {
    await claims();
    await bot.press(finance, "接单");
    await bot.press(finance, "未到账");
    await bot.say(finance, "账上只有十月的一笔");
    await bot.runDue();
    expect(await paidCents("A1")).toBe(0);
    expect(bot.last(resident)).toContain("账上只有十月的一笔");
  });

  test("once is enough", async () => {
    await claims();
    await claims();
    expect(bot.last(resident)).toContain("财务正在核对");
    expect(await bot.db.prisma.paymentClaim.count()).toBe(1);
  });

  test("with a photo of the receipt, which finance sees", async () => {
    const account = { channel: "fake", account: resident.chat };
    await bot.db.prisma.file.create({
      data: { id: "f1", ...account, mime: "image/jpeg", createdAt: bot.clock.now, keptAt: bot.clock.now },
    });
    for (const words of ["我已缴费", "1", "今天", "支付宝"]) await bot.say(resident, words);
    await bot.channel.receive({ ...account, chat: resident.chat, id: "photo", text: "", files: ["f1"] });
    await bot.sender.settle();
    await bot.press(resident, "照片已发");
    await bot.runDue();
    expect(bot.heard(finance).at(-1)?.files).toEqual(["f1"]);
  });
});

describe("a resident doubts a line", () => {
  async function disputes(): Promise<void> {
    await bot.say(resident, "对账单有疑问");
    await bot.press(resident, "物业费");
    await bot.press(resident, "电梯维护");
    await bot.say(resident, "我住一楼，用不到电梯");
    await bot.runDue();
    await bot.press(finance, "接单");
  }

  test("finance agrees, and it rests until the books correct it", async () => {
    await disputes();
    expect(bot.last(finance)).toContain("有疑问的一项：电梯维护 60.00 元");
    await bot.press(finance, "住户有理");
    await bot.say(finance, "减去电梯维护");
    await bot.runDue();
    expect(bot.last(resident)).toContain("减去电梯维护");
    await bot.say(resident, "我的账单");
    expect(bot.last(resident)).toContain("疑问核对中");
    const lines = [{ label: "公共服务", amountCents: 30_000 }];
    await bills({ number: "A1", item: "property-fee", period: "2026年11月", cents: 30_000, lines });
    await bot.say(resident, "我的账单");
    expect(bot.last(resident)).not.toContain("疑问核对中");
    expect(bot.last(resident)).toContain("300.00");
  });

  test("finance does not agree: the superior looks as well before the resident hears (F8)", async () => {
    await disputes();
    await bot.press(finance, "核对无误");
    await bot.say(finance, "收费标准里有");
    await bot.runDue();
    expect(bot.last(resident)).not.toContain("收费标准");
    expect(await bot.forgotten()).toBe(0);
    await bot.press(supervisor, "接单");
    expect(bot.last(supervisor)).toContain("财务意见：收费标准里有");
    await bot.press(supervisor, "核对无误");
    await bot.say(supervisor, "按合同第八条全楼分摊");
    await bot.runDue();
    expect(bot.last(resident)).toContain("按合同第八条全楼分摊");
    expect((await bot.db.prisma.request.findFirstOrThrow()).status).toBe("closed");
  });
});

describe("a resident promises a date", () => {
  test("in their own words, within the policy's bounds, and only so often", async () => {
    await bot.say(resident, "约定缴费日");
    await bot.press(resident, "全部");
    await bot.say(resident, "明年三月");
    expect(bot.last(resident)).toContain("抱歉");
    await bot.say(resident, "12月10日");
    expect(bot.last(resident)).toContain("2026年12月10日");
    await bot.say(resident, "我的账单");
    expect(bot.last(resident)).toContain("已约定缴费日");
    for (let times = 0; times < 2; times++)
      for (const words of ["约定缴费日", "1", "下周五"]) await bot.say(resident, words);
    expect(bot.last(resident)).toContain("人工");
    expect(
      (await bot.db.prisma.paymentPromise.findMany({ orderBy: { id: "asc" } })).map(({ status }) => status),
    ).toEqual(["replaced", "open"]);
  });
});

describe("finance", () => {
  test("records a part of a bill by hand", async () => {
    for (const words of ["登记缴费", "3栋2单元1201", "1", "1000"]) await bot.say(finance, words);
    expect(bot.last(finance)).toContain("不超过待缴");
    for (const words of ["100.5", "现金", "确认"]) await bot.say(finance, words);
    expect(bot.last(finance)).toContain("259.50");
    expect(await paidCents("A1")).toBe(10_050);
  });

  test("asks for a waiver, which counts when a head has signed", async () => {
    const waived = async () => (await bot.db.prisma.bill.findFirstOrThrow({ where: { number: "A1" } })).waivedCents;
    for (const words of ["减免", "3栋2单元1201", "1", "60", "电梯停用一个月", "确认"]) await bot.say(finance, words);
    await bot.runDue();
    expect(await waived()).toBe(0);
    await bot.press(supervisor, "接单");
    expect(bot.last(supervisor)).toContain("申请减免：60.00 元");
    await bot.press(supervisor, "签字");
    expect(await waived()).toBe(6_000);
  });

  test("a head waives at once, and nobody else may", async () => {
    for (const words of ["减免", "3栋2单元1201", "1", "全部", "多收了一次", "确认"]) await bot.say(supervisor, words);
    expect(bot.last(supervisor)).toContain("已减免 360.00 元");
    await bot.say(neighbour, "减免");
    expect(bot.last(neighbour)).not.toContain("房号");
    expect((await bot.db.prisma.bill.findFirstOrThrow({ where: { number: "A1" } })).waivedCents).toBe(36_000);
  });
});
