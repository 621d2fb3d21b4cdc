import { describe, expect, test } from "vitest";
import type { Who } from "../../src/conversation/flow.ts";
import { complete } from "../../src/flows/complete.ts";
import { flows } from "../../src/flows/index.ts";
import { notFixed } from "../../src/flows/not-fixed.ts";
import { reportForResident } from "../../src/flows/report-for-resident.ts";
import { reportRepair } from "../../src/flows/report-repair.ts";
import { type Move, resident, type Talk, talk } from "../support/talk.ts";

const all = [...flows.values()];
const engineer: Who = { ...resident, name: "李师傅", units: [], staff: { id: 1, role: "engineer" } };
const desk: Who = { ...resident, name: "小陈", units: [], staff: { id: 2, role: "front-desk" } };
const areas = [
  { id: 1, name: "3栋大堂" },
  { id: 2, name: "会所" },
];
const answersOf = (outcome: Talk) => outcome.state.frames.at(-1)?.answers;
const open = (outcome: Talk) => outcome.state.asked?.step;

describe("a resident reports", () => {
  const facts = { areas: [] };
  const report = (...moves: readonly Move[]) => talk(reportRepair, { facts }, ...moves);

  test("everything in one sentence and is asked only for the rest", () => {
    const outcome = report("厨房水管漏水了，明天下午三点以后在家，请打13900001111");
    expect(open(outcome)).toBe("keyConsent");
    const back = talk(reportRepair, { facts, from: outcome }, "不同意", "没有");
    for (const part of [
      "厨房水管漏水了",
      "3栋2单元1201",
      "厨房",
      "张伟",
      "13900001111",
      "明天下午三点以后",
      "不同意",
    ]) {
      expect(back.last).toContain(part);
    }
    expect(talk(reportRepair, { facts, from: back }, "确认").command?.answers).toMatchObject({
      where: "u7",
      place: "厨房",
      category: "plumbing",
      contactName: "张伟",
      contactPhone: "13900001111",
      availability: "明天下午三点以后",
      keyConsent: false,
      wishes: "",
    });
  });

  test("by the word and is asked from the beginning, in the order a person would ask", () => {
    const outcome = report(
      "报修",
      "东西坏了",
      { press: "厨房" },
      "其他",
      { press: "随时" },
      "同意",
      "请带梯子",
      "确认",
    );
    expect(outcome.command?.answers).toMatchObject({
      content: "东西坏了",
      category: "other",
      place: "~kitchen",
      availability: "~any-time",
      keyConsent: true,
      wishes: "请带梯子",
    });
  });

  test("and whoever lives in several units is asked which", () => {
    const who: Who = { ...resident, units: [...resident.units, { id: 8, label: "5栋502" }] };
    const outcome = talk(reportRepair, { facts, who }, "空调不制冷", "5栋502");
    expect(answersOf(outcome)).toMatchObject({ where: "u8" });
    expect(talk(reportRepair, { facts, who }, "空调不制冷", "2").state.frames.at(-1)?.answers).toMatchObject({
      where: "u8",
    });
  });

  test("something in a public area and is asked neither for a time nor for the key", () => {
    const outcome = talk(reportRepair, { facts: { areas } }, "3栋大堂的灯不亮了", "没有");
    expect(open(outcome)).toBe("~confirm");
    expect(outcome.last).toContain("公共区域");
    expect(outcome.last).toContain("3栋大堂");
    expect(outcome.last).not.toContain("钥匙");
    const done = talk(reportRepair, { facts: { areas }, from: outcome }, "确认");
    expect(done.command?.answers).toMatchObject({ where: "public", place: "3栋大堂", category: "electrical" });
    expect(done.command?.answers).not.toHaveProperty("keyConsent");
    expect(done.command?.answers).not.toHaveProperty("availability");
  });

  test("and moves it from home to a public area at the read-back", () => {
    const back = talk(
      reportRepair,
      { facts: { areas } },
      "灯不亮了",
      "客厅",
      "随时",
      "同意",
      "没有",
      "改房号",
      "公共区域",
    );
    expect(back.last).not.toContain("备用钥匙：");
    expect(talk(reportRepair, { facts: { areas }, from: back }, "确认").command?.answers).toMatchObject({
      where: "public",
    });
  });

  test("a long story at once without losing it", () => {
    const story = `厨房水管漏水了，${"之前修过两次还是漏，".repeat(40)}`;
    expect(answersOf(report(story))).toMatchObject({ content: story });
  });

  test("and a wish that is no answer to the key question does not become consent", () => {
    for (const words of ["没法同意", "我不太想同意", "要问我太太", "I disagree", "不同意", "看情况"]) {
      const outcome = report("厨房漏水", "随时", words);
      expect(answersOf(outcome)?.["keyConsent"]).not.toBe(true);
    }
  });

  test("and changes his mind about what is broken", () => {
    const outcome = report("厨房水管漏水了", "随时", "不同意", "没有", "改情况", "客厅的灯不亮了");
    expect(outcome.last).toContain("客厅的灯不亮了");
    expect(open(outcome)).toBe("~confirm");
  });
});

test("a member of staff without a unit reports a public area and is asked which", () => {
  const outcome = talk(
    reportRepair,
    { who: engineer, facts: { areas } },
    "报修",
    "有块地砖松动了",
    "会所",
    "墙面",
    "没有",
    "确认",
  );
  expect(outcome.command?.answers).toMatchObject({ where: "public", place: "会所", contactName: "李师傅" });
});

describe("a worker", () => {
  const orders = [1, 2].map((id) => ({
    id,
    kind: "repair",
    status: "on-the-spot",
    request: { number: `BX-20261123-000${id}`, content: "厨房水管漏水了" },
  }));
  const facts = { orders: orders.slice(0, 1), offers: [] };

  test.each(["修好了", "换了角阀，好了", "完成", "搞定", "1号阀门换了"])(
    "writes the result in his own words: %s",
    (result) => {
      const outcome = talk(all, { who: engineer, facts }, { button: "complete:1" }, result);
      expect(outcome.command?.flow.name).toBe("complete");
      expect(outcome.command?.answers).toEqual({ workOrderId: 1, result });
    },
  );

  test.each(["修好了", "完成", "搞定了", "修完了"])("reports his only order as done by saying %s", (words) => {
    const outcome = talk(all, { who: engineer, facts }, words.replace("搞定了", "搞定"), "换了角阀");
    expect(outcome.command?.answers).toEqual({ workOrderId: 1, result: "换了角阀" });
  });

  test("with two orders is asked which one, and the number means the one that was shown", () => {
    const asked = talk(all, { who: engineer, facts: { ...facts, orders } }, "完成");
    const outcome = talk(
      all,
      { who: engineer, facts: { ...facts, orders: [...orders].reverse() }, from: asked },
      "1",
      "换了角阀",
    );
    expect(outcome.command?.answers).toEqual({ workOrderId: 1, result: "换了角阀" });
  });

  test("whose only order was taken from him meanwhile is told so", () => {
    const asked = talk(complete, { who: engineer, facts: { orders } }, "完成");
    const outcome = talk(complete, { who: engineer, facts: { orders: [] }, from: asked }, "1");
    expect(outcome.state.frames).toEqual([]);
    expect(outcome.last).not.toBe("");
  });

  test.each([
    "complete:99999999999",
    "complete:1e99",
    "complete:-1",
    "complete:0",
    "complete:",
    "complete:1.5",
    "complete:9007199254740993",
    "accept:1:99999999999",
  ])("is not led astray by a button nobody showed: %s", (button) => {
    const outcome = talk(all, { who: engineer, facts }, { button });
    expect(outcome.state.frames).toEqual([]);
    expect(outcome.commands).toEqual([]);
  });
});

test("a resident says what is still wrong in any words", () => {
  const orders = [{ id: 1, kind: "repair", status: "done", request: { number: "BX-20261123-0001", content: "漏水" } }];
  for (const remark of ["还在漏", "没修好", "水龙头还是滴水", "2"]) {
    const outcome = talk(notFixed, { facts: { orders } }, "没修好", remark);
    expect(outcome.command?.answers).toEqual({ workOrderId: 1, remark });
  }
});

describe("the front desk files for a resident", () => {
  const units = [
    { id: 7, label: "3栋2单元1201" },
    { id: 8, label: "5栋1201" },
  ];
  /** What the search of the database would give. */
  const facts = ({ answers }: { answers: Readonly<Record<string, unknown>> }) => {
    const words = String(answers["unitWords"] ?? "");
    const found = words === "" ? [] : units.filter(({ label }) => label.includes(words) || words.includes(label));
    const chosen = answers["unitId"] ?? (found.length === 1 ? found[0]?.id : undefined);
    const residents =
      chosen === 7
        ? [{ id: 11, name: "张伟", phone: "13800000001" }]
        : chosen === 8
          ? [{ id: 12, name: "王芳", phone: "13800000002" }]
          : [];
    return { searched: answers["unitWords"], units: found, residents };
  };
  const setup = { who: desk, facts };
  const rest: readonly Move[] = ["厨房漏水", "随时", "不同意", "没有"];

  test("who is known by the unit", () => {
    const outcome = talk(reportForResident, setup, "代报修", "3栋2单元1201", "张伟", ...rest);
    expect(outcome.last).toContain("13800000001");
    expect(talk(reportForResident, { ...setup, from: outcome }, "确认").command?.answers).toMatchObject({
      unitId: 7,
      residentId: 11,
      contactName: "张伟",
    });
  });

  test("and an unknown unit is asked again until one is found", () => {
    const unknown = talk(reportForResident, setup, "代报修", "99栋9999");
    expect(open(unknown)).toBe("unitWords");
    expect(unknown.last).toContain("没有找到");
    const again = talk(reportForResident, { ...setup, from: unknown }, "88栋8888");
    expect(again.last).toContain("没有找到");
    const found = talk(reportForResident, { ...setup, from: again }, "3栋2单元1201");
    expect(found.buttons.map(({ label }) => label)).toContain("张伟");
  });

  test("and chooses among several units", () => {
    const outcome = talk(reportForResident, setup, "代报修", "1201", "5栋1201");
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["王芳", "其他人"]);
  });

  test("whom nobody knows", () => {
    const outcome = talk(
      reportForResident,
      setup,
      "代报修",
      "5栋1201",
      "其他人",
      "赵先生",
      "13700003333",
      ...rest,
      "确认",
    );
    expect(outcome.command?.answers).toMatchObject({
      unitId: 8,
      residentId: 0,
      contactName: "赵先生",
      contactPhone: "13700003333",
    });
  });

  test("and corrects the unit at the read-back; whoever lives there is asked anew", () => {
    const back = talk(reportForResident, setup, "代报修", "3栋2单元1201", "张伟", ...rest);
    const asked = talk(reportForResident, { ...setup, from: back }, { press: "修改" }, { press: "房号" }, "5栋1201");
    expect(asked.buttons.map(({ label }) => label)).toEqual(["王芳", "其他人"]);
    const corrected = talk(reportForResident, { ...setup, from: asked }, "王芳");
    expect(corrected.last).toContain("5栋1201");
    expect(corrected.last).toContain("13800000002");
    expect(talk(reportForResident, { ...setup, from: corrected }, "确认").command?.answers).toMatchObject({
      unitId: 8,
      residentId: 12,
      contactName: "王芳",
    });
  });
});

describe("free words begin", () => {
  const facts = {
    areas: [],
    requests: [],
    orders: [],
    offers: [],
    properties: [],
    units: [],
    residents: [],
    searched: undefined,
  };
  const begun = (who: Who, words: string) => talk(all, { who, facts }, words).state.frames.map(({ flow }) => flow);

  test.each([
    "厨房水管漏水了",
    "家里跳闸了，没电",
    "The tap is leaking",
    "水喉漏緊水",
    "马桶堵了怎么办",
    "我要报修",
    "报修",
    "repair",
    "門鎖壞咗",
  ])("a repair: %s", (words) => {
    expect(begun(resident, words)).toEqual(["repair"]);
  });

  test.each(["人工", "转人工", "我要找人工客服", "talk to a person", "找真人"])("a call by a person: %s", (words) => {
    expect(begun(resident, words)).toEqual(["person"]);
  });

  test.each(["你好", "在吗", "？", "谢谢", "好的", "哈哈", "1", "👍"])(
    "nothing, and what can be done is shown: %s",
    (words) => {
      const outcome = talk(all, { facts }, words);
      expect(outcome.state.frames).toEqual([]);
      expect(outcome.last).toContain("张伟");
    },
  );

  test("no flow of the staff for a resident", () => {
    for (const words of ["接单", "出发", "到场", "我的工单", "查工单", "BX-20261123-0001"])
      expect(begun(resident, words)).toEqual([]);
  });
});
