import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type AnyFlow, defineFlow, say } from "../../src/conversation/flow.ts";
import { parseState } from "../../src/conversation/frame.ts";
import { text } from "../../src/text.ts";
import { type Move, resident, type Setup, type Talk, talk, texts } from "../support/talk.ts";

type Name = "room" | "sure" | "name" | "phone" | "wish";
type AnyStep = AnyFlow["steps"][string];

const said = (value: string) => text("verbatim", { value });
const rooms = ["kitchen", "bathroom", "living-room", "bedroom", "balcony"];

/** One step of each kind; what is said in its texts stands in the test itself. */
const steps: Readonly<Record<Name, AnyStep>> = {
  room: {
    ask: () => said("哪个房间？"),
    choices: () => rooms.map((room) => ({ key: room, value: room, label: text(`place-${room}`) })),
    show: (room) => ({ name: said("房间"), value: text(`place-${room}`) }),
  },
  sure: {
    ask: () => said("同意吗？"),
    choices: () => [
      { key: "yes", value: true, label: text("key-yes") },
      { key: "no", value: false, label: text("key-no") },
    ],
    show: (sure) => ({ name: said("钥匙"), value: text(sure ? "key-yes" : "key-no") }),
  },
  name: {
    ask: () => said("怎么称呼？"),
    read: (words) => words,
    show: (name) => ({ name: said("称呼"), value: said(String(name)) }),
  },
  phone: {
    ask: () => said("电话多少？"),
    read: (words) => /\d{11}/.exec(words)?.[0],
    unclear: text("unclear-phone"),
    show: (phone) => ({ name: said("电话"), value: said(String(phone)) }),
  },
  wish: {
    ask: () => said("有什么要求？"),
    choices: () => [{ key: "none", value: "", label: text("no-wishes") }],
    read: (words) => words,
    show: (wish) => ({ name: said("要求"), value: said(wish === "" ? "无" : String(wish)) }),
  },
};

const schemas = {
  room: z.enum(["kitchen", "bathroom", "living-room", "bedroom", "balcony"]),
  sure: z.boolean(),
  name: z.string().min(1).max(40),
  phone: z.string().regex(/^\d{11}$/),
  wish: z.string().max(200),
};

interface Shape {
  readonly name?: string;
  readonly steps: readonly Name[];
  readonly readBack?: boolean;
  readonly change?: Partial<Record<Name, Partial<AnyStep>>>;
  readonly answers?: Partial<Record<Name, z.ZodType>>;
  /** Steps of this name too. */
  readonly renamed?: Readonly<Record<string, Name>>;
  readonly extra?: Partial<AnyFlow>;
}

/** A flow out of the steps above: what a version of the program could look like. */
function form({
  name = "repair",
  steps: names,
  readBack = true,
  change = {},
  answers = {},
  renamed = {},
  extra = {},
}: Shape): AnyFlow {
  const named = [...names.map((each): [string, Name] => [each, each]), ...Object.entries(renamed)];
  return {
    ...defineFlow({
      name,
      for: () => true,
      words: "flow-repair",
      seed: {},
      answers: Object.fromEntries(named.map(([as, each]) => [as, answers[each] ?? schemas[each]])),
      steps: Object.fromEntries(named.map(([as, each]) => [as, { ...steps[each], ...change[each] }])),
      ...(readBack ? { readBack: text("repair-read-back") } : {}),
      understand: (words: string) => {
        const room = rooms.find((each) => words.includes(texts.format("zh-CN", text(`place-${each}`))));
        const phone = /\d{11}/.exec(words)?.[0];
        return { ...(room ? { room } : {}), ...(phone ? { phone } : {}) };
      },
      finish: async () => [say(said("好了"))],
    }),
    ...extra,
  };
}

const whole = form({ steps: ["room", "sure", "name", "phone", "wish"] });
const filled: readonly Move[] = ["报修", "厨房", "同意", "王女士", "13900001111", "没有"];
const read = (outcome: Talk) => outcome.command?.answers;
const open = (outcome: Talk) => outcome.state.asked?.step;
const answersOf = (outcome: Talk) => outcome.state.frames.at(-1)?.answers;

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

describe("a choice", () => {
  const second = ["2", "２", "2。", "二", "第二个", "第2个", "选2", "2号", "#2", "No.2", "②", " 2 "];
  test.each(second)("is named by its number: %s", (words) => {
    expect(answersOf(talk(whole, {}, "报修", words))).toMatchObject({ room: "bathroom" });
  });

  test.each(["卫生间", "卫生间！", "洗手间", "厕所", "就卫生间吧", "在卫生间里", " 卫 生间 ".replaceAll(" ", "")])(
    "is named in words: %s",
    (words) => {
      expect(answersOf(talk(whole, {}, "报修", words))).toMatchObject({ room: "bathroom" });
    },
  );

  test.each(["衛生間", "Bathroom", "BATHROOM", "the bathroom"])("is named in another language: %s", (words) => {
    expect(answersOf(talk(whole, {}, "报修", words))).toMatchObject({ room: "bathroom" });
  });

  test("is pressed", () => {
    expect(answersOf(talk(whole, {}, "报修", { press: "卫生间" }))).toMatchObject({ room: "bathroom" });
  });

  test.each(["0", "6", "99", "十", "厨房还是卫生间", "车库", "一二三", "2.5"])("is not guessed: %s", (words) => {
    const outcome = talk(form({ steps: ["room", "name"], extra: { understand: () => ({}) } }), {}, "报修", words);
    expect(answersOf(outcome)).toEqual({});
    expect(outcome.last).toContain("哪个房间？");
    expect(outcome.buttons).toHaveLength(5);
  });

  test("that does not exist is not taken as a free answer either", () => {
    const outcome = talk(form({ steps: ["wish", "name"] }), {}, "报修", "9");
    expect(answersOf(outcome)).toEqual({});
    expect(open(outcome)).toBe("wish");
  });

  const notConsent = [
    "不同意",
    "我不同意",
    "不太可以",
    "没法同意",
    "不太好的",
    "不可以",
    "恐怕不可以",
    "未同意",
    "别同意",
    "唔同意",
    "我不想同意",
    "暂时不同意",
    "not ok",
    "I disagree",
    "don't agree",
    "no, not yes",
    "不是的",
  ];
  test.each(notConsent)("is never the opposite of what was said: %s", (words) => {
    expect(answersOf(talk(whole, {}, "报修", "厨房", words))?.["sure"]).not.toBe(true);
  });

  test.each(["同意", "同意的", "我同意", "可以的", "可以", "好的", "行", "OK", "yes"])(
    "of consent is understood: %s",
    (words) => {
      expect(answersOf(talk(whole, {}, "报修", "厨房", words))).toMatchObject({ sure: true });
    },
  );

  const notConfirmed = [
    "不是的",
    "不可以",
    "先不提交",
    "先别确认",
    "不要提交",
    "还没确认",
    "not ok",
    "没确定",
    "不好的",
    "不太确定",
    "don't confirm",
  ];
  test.each(notConfirmed)("to confirm is never made by saying: %s", (words) => {
    const outcome = talk(whole, {}, ...filled, words);
    expect(outcome.commands).toEqual([]);
    expect(outcome.state.frames).toHaveLength(1);
  });

  test.each(["确认", "确认提交", "对的", "没问题", "没错", "是的", "好", "嗯", "1", "ok", "都对，没问题"])(
    "to confirm is made by saying: %s",
    (words) => {
      expect(talk(whole, {}, ...filled, words).commands).toHaveLength(1);
    },
  );
});

describe("a button", () => {
  test("of an answered question answers nothing, and the open question is repeated", () => {
    const first = talk(whole, {}, "报修");
    const kitchen = first.buttons[0]?.value ?? "";
    const outcome = talk(whole, { from: first }, { button: kitchen }, "同意", { button: kitchen });
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
    expect(outcome.last).toContain(texts.format("zh-CN", text("button-spent")));
    expect(outcome.last).toContain("怎么称呼？");
  });

  test("pressed twice answers once", () => {
    const outcome = talk(whole, {}, "报修", { press: "厨房" }, { press: "厨房" });
    expect(answersOf(outcome)).toEqual({ room: "kitchen" });
    expect(open(outcome)).toBe("sure");
  });

  test("of the same question asked earlier answers nothing", () => {
    const first = talk(whole, {}, "报修");
    const old = first.buttons.find(({ label }) => label === "客厅")?.value ?? "";
    const outcome = talk(whole, { from: first }, "厨房", "上一步", { button: old });
    expect(answersOf(outcome)).toEqual({ room: "kitchen" });
    expect(outcome.last).toContain(texts.format("zh-CN", text("button-spent")));
    expect(open(outcome)).toBe("room");
  });

  test("to confirm finishes once, however often it is pressed", () => {
    const outcome = talk(whole, {}, ...filled, { press: "确认提交" }, { press: "确认提交" }, { press: "确认提交" });
    expect(outcome.commands).toHaveLength(1);
    expect(outcome.last).toContain(texts.format("zh-CN", text("button-spent")));
  });

  test("of a conversation that has ended is answered with what can be done", () => {
    const outcome = talk(whole, {}, "报修", "取消", { press: "厨房" });
    expect(outcome.state.frames).toEqual([]);
    expect(outcome.last).toContain(texts.format("zh-CN", text("button-spent")));
  });

  const forged = [
    "~",
    "~.",
    "~..",
    "~0",
    "~0.room",
    "~0.room.",
    "~0.room.constructor",
    "~0.__proto__.x",
    "~zz.room.kitchen",
    "begin:",
    "begin:x",
    "",
    " ",
    ":",
    "::",
    "begin:constructor",
    "constructor",
    "repair:1",
    "~0.~confirm.confirm",
  ];
  test.each(forged)("that nobody showed changes nothing: %j", (button) => {
    const before = talk(whole, {}, "报修");
    const outcome = talk(whole, { from: before }, { button });
    expect(answersOf(outcome)).toEqual({});
    expect(open(outcome)).toBe("room");
    expect(outcome.commands).toEqual([]);
    expect(outcome.last).toContain("哪个房间？");
  });

  test("of a menu does not throw away the conversation it would begin", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", { button: "begin:repair" });
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
    expect(open(outcome)).toBe("name");
  });

  test("carries at most 64 bytes", () => {
    let talked = talk(whole, {}, ...filled);
    talked = talk(whole, { from: { ...talked, revision: 2_147_483_647 } }, { press: "修改" });
    for (const { value } of talked.shown) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
  });
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
    for (const words of ["取消", "算了", "cancel"]) {
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
    const outcome = talk(whole, {}, "报修", "厨房", "同意", "我姓王，不在厨房，在客厅");
    expect(answersOf(outcome)).toMatchObject({ room: "kitchen", name: "我姓王，不在厨房，在客厅" });
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

/** A flow that a card's button begins, and that has nothing to ask. */
const accepting = defineFlow({
  name: "accept",
  for: () => true,
  button: { verb: "accept", seed: (args) => Number(args[0]) },
  seed: 0,
  answers: {},
  steps: {},
  finish: async () => [],
});

/** A conversation with questions of its own that a card's button begins. */
const declining = defineFlow({
  name: "decline",
  for: () => true,
  button: { verb: "decline", seed: (args) => Number(args[0]) },
  seed: 0,
  answers: { name: schemas.name },
  steps: { name: { ask: () => said("为什么？"), read: (words) => words } },
  finish: async () => [],
});

describe("a conversation inside another one", () => {
  const setup = { others: [accepting, declining] };

  test("returns to the first, whose question is asked again", () => {
    const outcome = talk(whole, setup, "报修", "厨房", { told: { 接单: "accept:5" } }, { press: "接单" });
    expect(outcome.command?.flow.name).toBe("accept");
    expect(outcome.last).toContain("同意吗？");
    expect(answersOf(talk(whole, { ...setup, from: outcome }, "不同意"))).toEqual({ room: "kitchen", sure: false });
  });

  test("keeps its answers apart from those of the first", () => {
    const outcome = talk(
      whole,
      setup,
      "报修",
      "厨房",
      "同意",
      { told: { 拒单: "decline:5" } },
      { press: "拒单" },
      "手上有活",
    );
    expect(outcome.command?.answers).toEqual({ name: "手上有活" });
    expect(open(outcome)).toBe("name");
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
  });

  test("is dropped alone", () => {
    const outcome = talk(whole, setup, "报修", "厨房", { told: { 拒单: "decline:5" } }, { press: "拒单" }, "取消");
    expect(outcome.state.frames.map(({ flow }) => flow)).toEqual(["repair"]);
    expect(outcome.last).toContain("同意吗？");
  });

  test("which a deploy took away hands nothing of its question to the first", () => {
    const inside = talk(whole, setup, "报修", "厨房", "同意", { told: { 拒单: "decline:5" } }, { press: "拒单" });
    expect(open(inside)).toBe("name");
    const outcome = talk(whole, { from: inside }, "手上有活");
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
    expect(outcome.last).toContain("怎么称呼？");
  });

  test("whose read-back a deploy took away confirms nothing of the first", () => {
    const other = form({ name: "other", steps: ["name"], extra: { words: "flow-progress" } });
    const inside = talk(whole, { others: [other] }, "报修", "厨房", "进度", "李先生");
    expect(open(inside)).toBe("~confirm");
    for (const move of ["确认", { press: "确认提交" }]) {
      const outcome = talk(whole, { from: inside }, move);
      expect(outcome.commands).toEqual([]);
      expect(open(outcome)).toBe("sure");
    }
  });

  test("that has nothing left to ask when it is its turn again ends by itself", () => {
    const choosing = defineFlow({
      name: "arrive",
      for: () => true,
      words: "flow-progress",
      seed: {},
      facts: async () => ({ orders: [""] }),
      stop: ({ facts }) => (facts.orders.length === 0 ? [say(said("没有工单了"))] : undefined),
      answers: { order: z.string() },
      steps: {
        order: {
          ask: () => said("哪一张？"),
          choices: ({ facts }) => facts.orders.map((order) => ({ key: order, value: order, label: said(order) })),
        },
      },
      finish: async () => [],
    });
    const two = { others: [accepting], facts: { orders: ["A1", "B2"] } };
    const outcome = talk([choosing, accepting], two, "进度");
    const left = talk([choosing, accepting], { ...two, facts: { orders: [] }, from: outcome }, "A1");
    expect(left.last).toContain("没有工单了");
    expect(left.state.frames).toEqual([]);
    const taken = talk(
      [choosing, accepting],
      { ...two, facts: { orders: [] }, from: outcome },
      { told: { 接单: "accept:5" } },
      { press: "接单" },
    );
    expect(taken.commands).toHaveLength(1);
    expect(taken.last).toContain("没有工单了");
  });
});

describe("a bare number", () => {
  const setup = { others: [accepting, declining] };
  const asked = talk(whole, setup, "报修");

  test("that fits the open question and a newer message asks which is meant", () => {
    const outcome = talk(whole, { ...setup, from: asked }, { told: { 接单: "accept:5", 拒单: "decline:5" } }, "2");
    expect(outcome.commands).toEqual([]);
    expect(answersOf(outcome)).toEqual({});
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["拒单", "卫生间"]);
    expect(answersOf(talk(whole, { ...setup, from: outcome }, { press: "卫生间" }))).toEqual({ room: "bathroom" });
    expect(talk(whole, { ...setup, from: outcome }, { press: "拒单" }).last).toContain("为什么？");
  });

  test("answers that question by what it shows, not by what was shown before", () => {
    const which = talk(whole, { ...setup, from: asked }, { told: { 接单: "accept:5" } }, "1");
    expect(which.buttons.map(({ label }) => label)).toEqual(["接单", "厨房"]);
    expect(talk(whole, { ...setup, from: which }, "1").command?.seed).toBe(5);
    const second = talk(whole, { ...setup, from: which }, "2");
    expect(answersOf(second)).toEqual({ room: "kitchen" });
    expect(second.commands).toEqual([]);
  });

  test("means the open question when the message is older", () => {
    const outcome = talk(whole, setup, { told: { 接单: "accept:5" } }, "报修", "1");
    expect(answersOf(outcome)).toEqual({ room: "kitchen" });
  });

  test("means the message when it cannot mean the open question", () => {
    const outcome = talk(
      form({ steps: ["sure", "name"] }),
      { ...setup },
      "报修",
      { told: { a: "x:1", b: "x:2", c: "accept:7" } },
      "3",
    );
    expect(outcome.command?.seed).toBe(7);
  });

  test("means the message when nothing is open", () => {
    expect(talk(whole, setup, { told: { 接单: "accept:5" } }, "1").command?.seed).toBe(5);
  });

  test("means what stood under that number when it was asked, not what stands there now", () => {
    const picking = (names: readonly string[]) =>
      form({
        steps: ["room", "name"],
        change: {
          room: { choices: () => names.map((room) => ({ key: room, value: room, label: text(`place-${room}`) })) },
        },
      });
    const before = talk(picking(rooms), {}, "报修");
    expect(answersOf(talk(picking([...rooms].reverse()), { from: before }, "1"))).toEqual({ room: "kitchen" });
    const gone = talk(picking(rooms.slice(1)), { from: before }, "1");
    expect(answersOf(gone)).toEqual({});
    expect(gone.last).toContain("哪个房间？");
  });

  test("and a label both reach a message's button in words", () => {
    expect(talk(whole, { ...setup, from: asked }, { told: { 接单: "accept:5" } }, "接单").command?.seed).toBe(5);
  });
});

describe("a deploy in the middle of a conversation", () => {
  const half = talk(whole, {}, "报修", "厨房", "同意", "王女士");
  const goOn = (flow: AnyFlow, ...moves: readonly Move[]) => talk(flow, { from: half }, ...moves);

  test("that adds a step asks only for it", () => {
    const before = form({ steps: ["room", "sure", "name", "phone"] });
    const after = form({ steps: ["wish", "room", "sure", "name", "phone"] });
    const from = talk(before, {}, "报修", "厨房", "同意", "王女士");
    const outcome = talk(after, { from }, "13900001111");
    expect(answersOf(outcome)).toMatchObject({ room: "kitchen", sure: true, name: "王女士", phone: "13900001111" });
    expect(open(outcome)).toBe("wish");
    expect(open(talk(after, { from: outcome }, "没有"))).toBe("~confirm");
  });

  test("that adds a step after the read-back was shown asks for it instead of finishing without", () => {
    const before = form({ steps: ["room", "name"] });
    const from = talk(before, {}, "报修", "厨房", "王女士");
    for (const move of ["确认", { press: "确认提交" }]) {
      const outcome = talk(whole, { from }, move);
      expect(outcome.commands).toEqual([]);
      expect(open(outcome)).toBe("sure");
      expect(answersOf(outcome)).toEqual({ room: "kitchen", name: "王女士" });
    }
  });

  test("that removes an answered step finishes without its answer", () => {
    const outcome = goOn(form({ steps: ["room", "name", "phone", "wish"] }), "13900001111", "没有", "确认");
    expect(read(outcome)).toEqual({ room: "kitchen", name: "王女士", phone: "13900001111", wish: "" });
  });

  test("that removes the open step does not take its answer for the next one's", () => {
    const from = talk(whole, {}, "报修", "厨房", "同意");
    const after = form({ steps: ["room", "sure", "wish"] });
    for (const words of ["王女士", "1", "没有"]) {
      const outcome = talk(after, { from }, words);
      expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true });
      expect(open(outcome)).toBe("wish");
      expect(outcome.last).toContain("有什么要求？");
    }
  });

  test("that removes the open step still hears what fits another one", () => {
    const from = talk(whole, {}, "报修", "厨房", "同意");
    const outcome = talk(form({ steps: ["room", "sure", "phone", "wish"] }), { from }, "13900001111");
    expect(answersOf(outcome)).toMatchObject({ phone: "13900001111" });
    expect(open(outcome)).toBe("wish");
  });

  test("that reorders the steps asks for none of them twice", () => {
    const outcome = goOn(form({ steps: ["wish", "phone", "name", "sure", "room"] }), "13900001111");
    expect(answersOf(outcome)).toEqual({ room: "kitchen", sure: true, name: "王女士", phone: "13900001111" });
    expect(open(outcome)).toBe("wish");
  });

  test("that renames a step asks it again under its new name", () => {
    const outcome = goOn(
      form({ steps: ["room", "sure", "phone", "wish"], renamed: { caller: "name" } }),
      "13900001111",
      "没有",
    );
    expect(open(outcome)).toBe("caller");
    expect(
      read(
        talk(
          form({ steps: ["room", "sure", "phone", "wish"], renamed: { caller: "name" } }),
          { from: outcome },
          "王女士",
          "确认",
        ),
      ),
    ).toEqual({
      room: "kitchen",
      sure: true,
      phone: "13900001111",
      wish: "",
      caller: "王女士",
    });
  });

  test("that narrows what may be answered asks what no longer fits again", () => {
    const after = form({
      steps: ["room", "sure", "name", "phone", "wish"],
      answers: { name: z.string().regex(/^[a-z]+$/) },
    });
    const outcome = goOn(after, "13900001111");
    expect(answersOf(outcome)).toMatchObject({ phone: "13900001111" });
    expect(open(outcome)).toBe("name");
    expect(outcome.last).toContain("怎么称呼？");
    const finished = talk(after, { from: outcome }, "wang", "没有", "确认");
    expect(read(finished)).toMatchObject({ room: "kitchen", name: "wang", phone: "13900001111" });
  });

  test("that takes a choice away asks for another one", () => {
    const change = { room: { choices: () => [{ key: "balcony", value: "balcony", label: text("place-balcony") }] } };
    const outcome = goOn(form({ steps: ["room", "sure", "name", "phone", "wish"], change }), "13900001111");
    expect(open(outcome)).toBe("room");
    expect(outcome.buttons.map(({ label }) => label)).toEqual(["阳台"]);
  });

  test("that makes a step needless neither asks it nor hands its answer over", () => {
    const after = form({ steps: ["room", "sure", "name", "phone", "wish"], change: { sure: { when: () => false } } });
    const outcome = goOn(after, "13900001111", "没有", "确认");
    expect(read(outcome)).toEqual({ room: "kitchen", name: "王女士", phone: "13900001111", wish: "" });
  });

  test("that adds or takes away the read-back ends well", () => {
    const without = form({ steps: ["room", "sure", "name", "phone", "wish"], readBack: false });
    expect(read(goOn(without, "13900001111", "没有"))).toMatchObject({ phone: "13900001111" });
    const shown = talk(whole, {}, ...filled);
    expect(talk(without, { from: shown }, "确认").commands).toHaveLength(1);
    expect(talk(without, { from: shown }, "改电话").commands).toEqual([]);
  });

  test("that takes away the flow is answered with what can be done", () => {
    const other = form({ name: "other", steps: ["name"], extra: { words: "flow-progress" } });
    const outcome = talk(other, { from: half }, "13900001111");
    expect(outcome.state.frames).toEqual([]);
    expect(outcome.last).toContain("您好");
    expect(talk(other, { from: half }, { button: "~3.phone.x" }).state.frames).toEqual([]);
    expect(open(talk(other, { from: half }, "进度"))).toBe("name");
  });

  test("that removes the step being corrected shows the read-back again", () => {
    const from = talk(whole, {}, ...filled, "改电话");
    const outcome = talk(form({ steps: ["room", "sure", "name", "wish"] }), { from }, "13700002222");
    expect(open(outcome)).toBe("~confirm");
    expect(outcome.commands).toEqual([]);
    expect(outcome.last).toContain("称呼：王女士");
  });

  test("that leaves only some of the questions behind goes back to a step that is still there", () => {
    const outcome = goOn(form({ steps: ["sure", "phone"] }), "上一步");
    expect(open(outcome)).toBe("sure");
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

describe("whatever is typed", () => {
  const long = "水".repeat(100_000);
  const awkward: readonly (readonly [string, string])[] = [
    ["100 KB of text", long],
    ["100 KB of full stops and a letter", `${"。".repeat(100_000)}x`],
    ["100 KB of spaces and a letter", `x${" ".repeat(100_000)}x`],
    ["100 KB of digits", "1".repeat(100_000)],
    ["100 KB of weekdays", "周一到周二".repeat(20_000)],
    ["emoji", "👩‍👩‍👧‍👦🏳️‍🌈💧💧"],
    ["control characters", "\u0000\u0001\u001b[31m红\u0007"],
    ["right-to-left marks", "\u202e房厨\u202c"],
    ["a lone surrogate", "漏水\ud83d"],
    ["combining marks", `e${"\u0301".repeat(5_000)}`],
    ["markup", "<script>alert(1)</script>{ $name } %s ${x}"],
    ["SQL", "'; drop table request; --"],
    ["only punctuation", "？？？！！！"],
  ];

  test.each(awkward)("is answered within a second: %s", (_, words) => {
    const began = performance.now();
    for (const moves of [
      [words],
      ["报修", words],
      [...filled, words],
      ["报修", { hours: 9 }, words, words],
    ] satisfies Move[][]) {
      const outcome = talk(whole, {}, ...moves);
      expect(outcome.last).not.toBe("");
      expect(outcome.commands).toEqual([]);
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test("is stored without what cannot be seen or stored", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", "王\u202e女\u0000士\ud83d");
    expect(answersOf(outcome)).toMatchObject({ name: "王女士" });
  });

  test("and is too long is asked again", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", long);
    expect(open(outcome)).toBe("name");
  });
});

describe("a stored state that is garbage", () => {
  const frame = { flow: "repair", seed: {}, answers: {}, files: [], path: [], unclear: 0 };
  const garbage: readonly unknown[] = [
    null,
    7,
    "x",
    [],
    { frames: "x" },
    { frames: [null] },
    { frames: [{ flow: "repair" }] },
    { frames: [{ ...frame, answers: [] }] },
    { frames: [{ ...frame, answers: { room: { a: 1 }, sure: "yes", name: 5, phone: null, wish: [] } }] },
    { frames: [{ ...frame, answers: JSON.parse('{"__proto__": {"room": "kitchen"}, "constructor": 1}') }] },
    { frames: [{ ...frame, path: ["toString", "nowhere"], correcting: "valueOf" }] },
    { frames: [frame], asked: { step: "toString", token: "0" } },
    { frames: [frame], asked: { step: "constructor", token: "0" } },
    { frames: [frame], asked: { step: "__proto__", token: "??" } },
    { frames: [frame], asked: { step: "~nothing", token: "0" } },
    { frames: [frame], asked: { step: "~stale", token: "0" } },
    { frames: [frame], asked: { step: "~change", token: "0" }, held: { text: "x", files: [] } },
    { frames: [frame, frame, frame, frame, frame] },
    { frames: [], asked: { step: "room", token: "0" }, held: { text: "x", files: [] } },
    { frames: [{ ...frame, flow: "constructor" }] },
  ];

  test.each(garbage.map((state) => [JSON.stringify(state), state]))("is answered and goes on: %s", (_, stored) => {
    const state = parseState(stored);
    const from = { ...talk(whole, {}), state };
    for (const move of [
      "厨房",
      "上一步",
      "确认",
      "帮助",
      "1",
      { button: "~0.~confirm.confirm" },
      { button: "~0.toString.x" },
    ] satisfies Move[]) {
      const outcome = talk(whole, { from }, move);
      expect(outcome.last).not.toBe("");
      expect(outcome.commands).toEqual([]);
      expect(talk(whole, { from: outcome }, "取消", "报修", ...filled.slice(1), "确认").commands).toHaveLength(1);
    }
  });
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
