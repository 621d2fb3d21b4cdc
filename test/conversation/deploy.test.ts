import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AnyFlow } from "../../src/conversation/flow.ts";
import { parseState } from "../../src/conversation/frame.ts";
import { text } from "../../src/text.ts";
import { type Move, talk } from "../support/talk.ts";
import { answersOf, filled, form, open, read, whole } from "./form.ts";

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
