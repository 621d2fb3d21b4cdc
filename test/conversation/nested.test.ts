import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineFlow, say } from "../../src/conversation/flow.ts";
import { talk } from "../support/talk.ts";
import { accepting, answersOf, declining, form, open, said, whole } from "./form.ts";

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

  test("is one of three at most; the one that waited longest gives way", () => {
    const flows = ["repair", "progress", "person", "timeline"].map((name) =>
      form({ name, steps: ["name"], extra: { words: `flow-${name}` } }),
    );
    const outcome = talk(flows, {}, "报修", "进度", "人工", "时间线");
    expect(outcome.state.frames.map(({ flow }) => flow)).toEqual(["progress", "person", "timeline"]);
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
