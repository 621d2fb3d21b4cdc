import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type AnyFlow, defineFlow, type Who } from "../../src/conversation/flow.ts";
import { text } from "../../src/text.ts";
import { type Move, resident, type Setup, talk, texts } from "../support/talk.ts";
import { accepting, answersOf, filled, form, open, read, said, whole } from "./form.ts";

test("a conversation asks step by step, reads everything back and finishes when it is confirmed", () => {
  const outcome = talk(whole, {}, ...filled);
  expect(outcome.said.slice(0, 5)).toEqual(["哪个房间？", "同意吗？", "怎么称呼？", "电话多少？", "有什么要求？"]);
  for (const line of ["房间：厨房", "钥匙：同意", "称呼：王女士", "电话：13900001111", "要求：无"]) {
    expect(outcome.last).toContain(line);
  }
  expect(outcome.command).toBeUndefined();
  const done = talk(whole, { from: outcome }, { press: "确认" });
  expect(read(done)).toEqual({ room: "kitchen", sure: true, name: "王女士", phone: "13900001111", wish: "" });
  expect(done.state.frames).toEqual([]);
});

describe("at every step", () => {
  /** The talk as it stands at each question there is, the engine's own included. */
  const places: readonly (readonly [string, readonly Move[]])[] = [
    ...filled.slice(0, 5).map((_, index) => [`question ${index + 1}`, filled.slice(0, index + 1)] as const),
    ["the read-back", filled],
    ["what to change", [...filled, { press: "修改" }]],
    ["a correction", [...filled, { press: "修改" }, { press: "称呼" }]],
    ["a stale conversation", [...filled.slice(0, 3), { hours: 5 }, "在吗"]],
  ];

  test.each(places)("取消 drops it: %s", (_, moves) => {
    for (const words of ["取消", "取消吧", "cancel"]) {
      const outcome = talk(whole, {}, ...moves, words);
      expect(outcome.state.frames).toEqual([]);
      expect(outcome.commands).toEqual([]);
      expect(outcome.last).toContain(texts.format("zh-CN", text("flow-dropped")));
    }
  });

  test.each(places)("帮助 helps and asks the question again: %s", (_, moves) => {
    const before = talk(whole, {}, ...moves);
    const outcome = talk(whole, { from: before }, "帮助");
    expect(open(outcome)).toBe(open(before));
    expect(answersOf(outcome)).toEqual(answersOf(before));
    expect(outcome.buttons.map(({ label }) => label)).toEqual(before.buttons.map(({ label }) => label));
    expect(outcome.last).toContain(before.last.split("\n\n").at(-1) ?? "?");
  });

  test.each(places.slice(0, 8))("a person can be asked for, and the question waits: %s", (_, moves) => {
    const others = [desk];
    const before = talk(whole, { others }, ...moves);
    const outcome = talk(whole, { others, from: before }, "人工", "门禁卡丢了");
    expect(outcome.command?.flow.name).toBe("person");
    expect(outcome.command?.answers).toEqual({ matter: "门禁卡丢了" });
    expect(answersOf(outcome)).toEqual(answersOf(before));
    // Whoever was choosing what to change sees the read-back once more.
    if (open(before) === "~change") expect(open(outcome)).toBe("~confirm");
    else expect(outcome.last).toContain(before.last.split("\n\n").at(-1) ?? "?");
  });

  test("a person can be asked for even in a stale conversation", () => {
    const outcome = talk(whole, { others: [desk] }, "报修", "厨房", { hours: 5 }, "在吗", "人工", "门禁卡丢了");
    expect(outcome.command?.answers).toEqual({ matter: "门禁卡丢了" });
  });

  const desk = defineFlow({
    name: "person",
    for: () => true,
    words: "flow-person",
    seed: {},
    answers: { matter: z.string().min(1) },
    steps: { matter: { ask: () => said("什么事？"), read: (words) => words } },
    finish: async () => [],
  });

  test("上一步 goes back one question at a time, keeps the other answers, and says where the beginning is", () => {
    let at = talk(whole, {}, ...filled);
    for (const step of ["wish", "phone", "name", "sure", "room"]) {
      at = talk(whole, { from: at }, "上一步");
      expect(open(at)).toBe(step);
      expect(answersOf(at)).toEqual({ room: "kitchen", sure: true, name: "王女士", phone: "13900001111", wish: "" });
    }
    at = talk(whole, { from: at }, "返回");
    expect(at.last).toContain(texts.format("zh-CN", text("back-at-start")));
    expect(open(at)).toBe("room");
    at = talk(whole, { from: at }, "阳台");
    expect(open(at)).toBe("~confirm");
    expect(answersOf(at)).toMatchObject({ room: "balcony", name: "王女士" });
  });

  test("上一步 in the middle asks what is still missing afterwards", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", "back", "back", "客厅");
    expect(answersOf(outcome)).toEqual({ room: "living-room", sure: true });
    expect(open(outcome)).toBe("name");
  });
});

describe("an answer that is not understood", () => {
  test("is asked again with its hint, and after three times with the way out", () => {
    const before = talk(whole, {}, "报修", "厨房", "同意", "王女士");
    const outcome = talk(whole, { from: before }, "没带", "不记得", "等一下");
    expect(outcome.said.slice(-3, -1).every((reply) => reply.includes("13800138000"))).toBe(true);
    expect(outcome.last).toContain("人工");
    expect(outcome.last).toContain("电话多少？");
    const answered = talk(whole, { from: outcome }, "13900001111", "取消");
    expect(answered.said.at(-2)).toBe("有什么要求？");
  });

  test("of nothing at all is asked again", () => {
    for (const words of ["", "   ", "\u200b\u200f", "\u0000\u0007", "\ud800"]) {
      const outcome = talk(whole, {}, "报修", words);
      expect(open(outcome)).toBe("room");
      expect(answersOf(outcome)).toEqual({});
      expect(outcome.last).toContain("哪个房间？");
    }
  });

  test("of photos alone keeps the photos and asks again", () => {
    const outcome = talk(
      whole,
      {},
      "报修",
      { files: ["f1", "f2"] },
      "厨房",
      "同意",
      "王女士",
      { files: ["f3"], text: "13900001111" },
      "没有",
      "确认",
    );
    expect(outcome.said[1]).toContain(texts.format("zh-CN", text("files-noted")));
    expect(outcome.command?.files).toEqual(["f1", "f2", "f3"]);
  });
});

describe("several answers in one message", () => {
  test("fill several steps at once", () => {
    const outcome = talk(whole, {}, "报修", "厨房，电话13900001111");
    expect(answersOf(outcome)).toEqual({ room: "kitchen", phone: "13900001111" });
    expect(open(outcome)).toBe("sure");
    const later = talk(whole, { from: outcome }, "同意", "王女士");
    expect(open(later)).toBe("wish");
  });

  test("do not change what was answered before", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", "我姓王，住客厅");
    expect(answersOf(outcome)).toMatchObject({ room: "kitchen", name: "我姓王，住客厅" });
  });
});

describe("at the read-back", () => {
  test("one answer is corrected by button, and the rest stays", () => {
    const outcome = talk(whole, {}, ...filled, { press: "修改" });
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["房间", "钥匙", "称呼", "电话", "要求"]);
    const corrected = talk(whole, { from: outcome }, { press: "电话" }, "13700002222");
    expect(corrected.last).toContain("电话：13700002222");
    expect(corrected.last).toContain("房间：厨房");
    expect(read(talk(whole, { from: corrected }, "确认"))).toMatchObject({ phone: "13700002222", name: "王女士" });
  });

  test.each(["改电话", "修改电话", "电话错了", "电话不对", "电话要改", "电话"])(
    "one answer is named in words: %s",
    (words) => {
      const outcome = talk(whole, {}, ...filled, words);
      expect(open(outcome)).toBe("phone");
      const corrected = talk(whole, { from: outcome }, "13700002222");
      expect(open(corrected)).toBe("~confirm");
      expect(answersOf(corrected)).toMatchObject({ phone: "13700002222", room: "kitchen" });
    },
  );

  test("one answer is corrected by saying the new one", () => {
    const outcome = talk(whole, {}, ...filled, "电话改成13700002222");
    expect(outcome.last).toContain("电话：13700002222");
    expect(outcome.commands).toEqual([]);
    expect(open(outcome)).toBe("~confirm");
  });

  test("a correction that is not understood leaves the old answer, and 取消 leaves nothing", () => {
    const outcome = talk(whole, {}, ...filled, "改电话", "不知道");
    expect(open(outcome)).toBe("phone");
    expect(answersOf(outcome)).toMatchObject({ phone: "13900001111" });
    expect(talk(whole, { from: outcome }, "取消").state.frames).toEqual([]);
  });
});

describe("after a long silence", () => {
  const half = talk(whole, {}, "报修", "厨房");

  test("a half-finished conversation is offered to be resumed", () => {
    const outcome = talk(whole, { from: half }, { hours: 3 }, "在吗");
    expect(open(outcome)).toBe("~stale");
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["继续", "重新开始"]);
    const resumed = talk(whole, { from: outcome }, { press: "继续" });
    expect(answersOf(resumed)).toEqual({ room: "kitchen" });
    expect(resumed.last).toContain("同意吗？");
  });

  test("it is not offered before its time", () => {
    expect(open(talk(whole, { from: half }, { hours: 2 }, "同意"))).toBe("name");
  });

  test("a press on the open question is an answer all the same", () => {
    expect(open(talk(whole, { from: half }, { hours: 300 }, { press: "不同意" }))).toBe("name");
  });

  test.each(["继续", "1", "接着", "resume"])("it is resumed in words: %s", (words) => {
    expect(open(talk(whole, { from: half }, { hours: 3 }, "在吗", words))).toBe("sure");
  });

  test.each(["重新开始", "2", "不要了"])("it is dropped in words: %s", (words) => {
    const outcome = talk(whole, { from: half }, { hours: 3 }, "在吗", words);
    expect(outcome.state.frames).toEqual([]);
  });

  test("what was said then begins anew when the old one is dropped", () => {
    const other = form({
      name: "other",
      steps: ["name"],
      extra: { words: "flow-progress", wants: (words) => (words.includes("电费") ? 1 : 0) },
    });
    const setup = { others: [other] };
    const outcome = talk(whole, { ...setup, from: half }, { hours: 3 }, "电费怎么交", { press: "重新开始" });
    expect(outcome.state.frames.map(({ flow }) => flow)).toEqual(["other"]);
  });

  test("what was said then is an answer when the old one is resumed", () => {
    const outcome = talk(whole, { from: half }, { hours: 3 }, "同意", { press: "继续" });
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
    expect(open(outcome)).toBe("name");
  });

  test("words and photos for other questions are kept as well", () => {
    const outcome = talk(whole, { from: half }, { hours: 3 }, { files: ["f1"], text: "电话13900001111" }, "继续");
    expect(answersOf(outcome)).toEqual({ room: "kitchen", phone: "13900001111" });
    expect(outcome.state.frames[0]?.files).toEqual(["f1"]);
    expect(open(outcome)).toBe("sure");
  });

  test("a yes from yesterday's read-back does not confirm it unseen", () => {
    const outcome = talk(whole, {}, ...filled, { hours: 20 }, "好的", "继续");
    expect(outcome.commands).toEqual([]);
    expect(outcome.last).toContain("房间：厨房");
  });

  test("everything said instead of choosing is kept", () => {
    const asking = talk(whole, { from: half }, { hours: 3 }, "在吗", "电话13900001111");
    expect(open(asking)).toBe("~stale");
    const outcome = talk(whole, { from: asking }, "继续");
    expect(answersOf(outcome)).toMatchObject({ room: "kitchen", phone: "13900001111" });
  });

  test("a button of another message acts at once, and the old conversation waits", () => {
    const setup = { others: [accepting] };
    const outcome = talk(
      whole,
      { ...setup, from: half },
      { hours: 3 },
      { told: { 接单: "accept:5" } },
      { press: "接单" },
    );
    expect(outcome.command?.seed).toBe(5);
    expect(outcome.last).toContain("同意吗？");
    const asked = talk(
      whole,
      { ...setup, from: half },
      { hours: 3 },
      "在吗",
      { told: { 接单: "accept:6" } },
      { press: "接单" },
    );
    expect(asked.command?.seed).toBe(6);
  });
});

describe("facts", () => {
  const loading = defineFlow({
    name: "loading",
    for: () => true,
    words: "flow-repair",
    seed: {},
    facts: async () => ({ units: [""] }),
    factsBy: ["words"],
    answers: { words: z.string(), unit: z.string(), name: z.string() },
    steps: {
      words: { ask: () => said("房号？"), read: (words) => words },
      unit: {
        ask: () => said("哪一个？"),
        choices: ({ facts }) => facts.units.map((unit) => ({ key: unit, value: unit, label: said(unit) })),
      },
      name: { ask: () => said("怎么称呼？"), read: (words) => words },
    },
    readBack: text("repair-read-back"),
    finish: async () => [],
  });
  const facts = ({ answers }: { answers: Readonly<Record<string, unknown>> }) => ({
    units: answers["words"] === undefined ? [] : [`${answers["words"]}-a`, `${answers["words"]}-b`],
  });

  test("are asked for only when a question needs them", () => {
    expect(talk(whole, { facts }, "报修", "厨房").asked).toEqual([]);
    expect(talk(loading, { facts }, "谢谢").asked).toEqual([]);
  });

  test("are asked for once a turn, and again when an answer they depend on changes", () => {
    const began = talk(loading, { facts }, "报修");
    expect(began.asked.map(({ answers }) => answers["words"])).toEqual([undefined]);
    const searched = talk(loading, { facts, from: began }, "1201");
    expect(searched.asked.map(({ answers }) => answers["words"])).toEqual([undefined, undefined, "1201"]);
    expect(searched.buttons.map(({ label }) => label)).toEqual(["1201-a", "1201-b"]);
    const named = talk(loading, { facts, from: searched }, "2", "王女士");
    expect(named.asked.slice(3).map(({ answers }) => answers["words"])).toEqual(["1201", "1201"]);
    expect(answersOf(named)).toEqual({ words: "1201", unit: "1201-b", name: "王女士" });
  });

  test("that changed between two turns are looked at anew", () => {
    const asked = talk(loading, { facts }, "报修", "1201");
    const outcome = talk(loading, { facts: { units: ["x"] }, from: asked }, { press: "1201-b" });
    expect(answersOf(outcome)).toEqual({ words: "1201" });
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["x"]);
  });
});

test("somebody for whom a conversation is no longer meant is not held in it", () => {
  const staffOnly: AnyFlow = {
    ...whole,
    for: (who) => who.staff !== undefined,
    facts: async () => ({}),
  };
  const setup: Setup = { others: [form({ name: "other", steps: ["name"], extra: { words: "flow-progress" } })] };
  const engineer: Who = { ...resident, staff: { id: 1, role: "engineer" } };
  const half = talk(staffOnly, { ...setup, who: engineer }, "报修", "厨房");
  const dismissed = talk(staffOnly, { ...setup, who: resident, from: half }, "同意");
  expect(dismissed.state.frames).toEqual([]);
  expect(dismissed.asked).toHaveLength(half.asked.length);
  expect(open(talk(staffOnly, { ...setup, who: resident, from: half }, "进度"))).toBe("name");
});

test("somebody for whom a flow is not meant cannot begin it by word or button", () => {
  const staffOnly: AnyFlow = { ...whole, for: (who) => who.staff !== undefined };
  const setup: Setup = { who: resident };
  for (const move of ["报修", { button: "begin:repair" }] satisfies Move[]) {
    expect(talk(staffOnly, setup, move).state.frames).toEqual([]);
  }
  expect(
    talk(staffOnly, { who: { ...resident, staff: { id: 1, role: "engineer" } } }, "报修").state.frames,
  ).toHaveLength(1);
});
