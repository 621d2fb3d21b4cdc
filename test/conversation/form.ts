import { z } from "zod";
import { type AnyFlow, defineFlow, say } from "../../src/conversation/flow.ts";
import { text } from "../../src/text.ts";
import { type Move, type Talk, texts } from "../support/talk.ts";

type Name = "room" | "sure" | "name" | "phone" | "wish";
type AnyStep = AnyFlow["steps"][string];

export const said = (value: string) => text("verbatim", { value });
export const rooms = ["kitchen", "bathroom", "living-room", "bedroom", "balcony"];

/** One step of each kind; what is said in its texts stands in the test itself. */
export const steps: Readonly<Record<Name, AnyStep>> = {
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

export const schemas = {
  room: z.enum(["kitchen", "bathroom", "living-room", "bedroom", "balcony"]),
  sure: z.boolean(),
  name: z.string().min(1).max(40),
  phone: z.string().regex(/^\d{11}$/),
  wish: z.string().max(200),
};

export interface Shape {
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
export function form({
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

export const whole = form({ steps: ["room", "sure", "name", "phone", "wish"] });
export const filled: readonly Move[] = ["报修", "厨房", "同意", "王女士", "13900001111", "没有"];
export const read = (outcome: Talk) => outcome.command?.answers;
export const open = (outcome: Talk) => outcome.state.asked?.step;
export const answersOf = (outcome: Talk) => outcome.state.frames.at(-1)?.answers;

/** A flow that a card's button begins, and that has nothing to ask. */
export const accepting = defineFlow({
  name: "accept",
  for: () => true,
  button: { verb: "accept", seed: (args) => Number(args[0]) },
  seed: 0,
  answers: {},
  steps: {},
  finish: async () => [],
});

/** A conversation with questions of its own that a card's button begins. */
export const declining = defineFlow({
  name: "decline",
  for: () => true,
  button: { verb: "decline", seed: (args) => Number(args[0]) },
  seed: 0,
  answers: { name: schemas.name },
  steps: { name: { ask: () => said("为什么？"), read: (words) => words } },
  finish: async () => [],
});
