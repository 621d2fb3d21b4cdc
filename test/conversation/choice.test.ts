import { describe, expect, test } from "vitest";
import { text } from "../../src/text.ts";
import { talk, texts } from "../support/talk.ts";
import { accepting, answersOf, declining, filled, form, open, rooms, whole } from "./form.ts";

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
