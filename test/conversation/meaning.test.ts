import { expect, test } from "vitest";
import { z } from "zod";
import { type AnyFlow, defineFlow, say } from "../../src/conversation/flow.ts";
import { text } from "../../src/text.ts";
import { surenessOf } from "../../src/understanding/meaning.ts";
import { talk, texts } from "../support/talk.ts";
import { answersOf, filled, open, said, whole } from "./form.ts";

const wanting = (name: string, wish: (words: string) => number, more: Partial<AnyFlow> = {}): AnyFlow => ({
  ...defineFlow({
    name,
    for: () => true,
    wants: wish,
    seed: {},
    answers: { matter: z.string().min(1) },
    steps: { matter: { ask: () => said("什么事？") } },
    understand: (words) => ({ matter: words }),
    finish: async () => [say(said("好"))],
  }),
  ...more,
});

const repairOrNot = wanting("progress", (words) => (words.includes("灯") ? 0.4 : 0));
const person = wanting("person", (words) => (words.includes("灯") ? 0.3 : 0));
const alarm = wanting("cancel-request", (words) => (words.includes("着火") ? 0.9 : words.includes("烟") ? 0.6 : 0), {
  interrupts: true,
});

test("words that may mean several things are asked about, and what was said is not asked for again", () => {
  const others = [person, repairOrNot];
  const unsure = talk(whole, { others }, "楼下那盏灯");
  expect(unsure.last).toBe(texts.format("zh-CN", text("ask-which-meant")));
  expect(unsure.buttons.map(({ value }) => value)).toEqual(["begin:progress", "begin:person"]);
  const chosen = talk(whole, { others, from: unsure }, { button: "begin:person" });
  expect(chosen.command?.flow.name).toBe("person");
  expect(chosen.command?.answers).toEqual({ matter: "楼下那盏灯" });
});

test("the photos of a message that was asked about go to the conversation that is chosen", () => {
  const others = [repairOrNot];
  const unsure = talk(whole, { others }, { files: ["f1"], text: "楼下那盏灯" });
  const chosen = talk(whole, { others, from: unsure }, { button: "begin:progress" });
  expect(chosen.command?.files).toEqual(["f1"]);
});

test("who says something else instead is not held to what was asked about", () => {
  const others = [repairOrNot];
  const chosen = talk(whole, { others }, "楼下那盏灯", "你好", { button: "begin:progress" });
  expect(open(chosen)).toBe("matter");
});

test("an alarm breaks into another conversation, whatever its question, and the question waits", () => {
  const others = [alarm];
  for (let length = 1; length <= filled.length; length++) {
    const before = talk(whole, { others }, ...filled.slice(0, length));
    const outcome = talk(whole, { others, from: before }, "厨房着火了");
    expect(outcome.command?.answers).toEqual({ matter: "厨房着火了" });
    expect(answersOf(outcome)).toEqual(answersOf(before));
    expect(open(outcome)).toBe(open(before));
  }
});

test("an alarm does not wait for whether a stale conversation goes on", () => {
  const outcome = talk(whole, { others: [alarm] }, ...filled.slice(0, 2), { hours: 5 }, "厨房着火了");
  expect(outcome.command?.answers).toEqual({ matter: "厨房着火了" });
});

test("words that are no answer to the open question and surely mean something else begin that, and the question waits", () => {
  const sure = wanting("progress", (words) => (words.includes("到哪了") ? 0.9 : words.includes("灯") ? 0.5 : 0));
  const others = [sure];
  const before = talk(whole, { others }, ...filled.slice(0, 1));
  const outcome = talk(whole, { others, from: before }, "上次报的修到哪了");
  expect(outcome.command?.flow.name).toBe("progress");
  expect(open(outcome)).toBe(open(before));
  expect(open(talk(whole, { others, from: before }, "楼下那盏灯"))).toBe(open(before));
  // Where any words are an answer, they are one.
  const name = filled.slice(0, 3);
  expect(talk(whole, { others }, ...name, "到哪了").command).toBeUndefined();
});

test("what may be an alarm does not break in", () => {
  const outcome = talk(whole, { others: [alarm] }, ...filled.slice(0, 2), "有点烟味");
  expect(outcome.command).toBeUndefined();
});

test("what else words may mean is less sure than what they do mean", () => {
  const meaning = {
    intent: "fee",
    confidence: 0.7,
    alternatives: [{ intent: "inquiry", confidence: 0.2 }],
    emergency: null,
  } as const;
  expect(surenessOf(meaning, "fee")).toBe(0.7);
  expect(surenessOf(meaning, "inquiry")).toBe(0.2);
  expect(surenessOf(meaning, "repair")).toBe(0);
});
