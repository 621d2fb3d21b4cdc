import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnyFlow, Who } from "../../src/conversation/flow.ts";
import { staffRoles } from "../../src/domain/staff.ts";
import { flows } from "../../src/flows/index.ts";
import { type Move, resident, type Talk, talk, texts } from "../support/talk.ts";

const all = [...flows.values()];

const units = [
  { id: 7, label: "3栋2单元1201" },
  { id: 8, label: "5栋502" },
];
const people: readonly Who[] = [
  resident,
  { ...resident, units: [] },
  { ...resident, units, phone: "" },
  ...staffRoles.map((role, index) => ({ ...resident, units: [], staff: { id: index + 1, role } })),
  { ...resident, staff: { id: 9, role: "engineer" } },
  { accountId: 2, language: "zh-CN", units: [] },
];
const order = (id: number, kind: string, status: string) => ({
  id,
  kind,
  status,
  round: 1,
  reopenedCount: 0,
  request: {
    id,
    number: `BX-20261123-000${id}`,
    content: "厨房水管漏水了，水一直流到客厅里",
    kind: "repair",
    category: "plumbing",
    place: "~kitchen",
  },
});
const request = (id: number, orderStatus: string) => ({
  id,
  number: `BX-20261123-000${id}`,
  content: "漏水",
  status: "open",
  createdAt: new Date("2026-11-23T01:00:00Z"),
  orderStatus,
  workerName: id === 2 ? "李师傅" : undefined,
  cancellable: id === 1,
});
/** What the facts of any flow might be; they change from turn to turn, as in life. */
const worlds = [
  {
    orders: [],
    offers: [],
    requests: [],
    areas: [],
    candidates: [],
    properties: [],
    searched: undefined,
    units: [],
    residents: [],
  },
  {
    orders: [order(1, "repair", "accepted")],
    offers: [order(2, "talk-call", "offered")],
    requests: [request(1, "waiting")],
    areas: [{ id: 1, name: "3栋大堂" }],
    candidates: [{ staff: { id: 1, name: "李师傅" }, onDuty: true, openCount: 2 }],
    properties: [{ id: 1, code: "cuihu", name: "翠湖花园" }],
    searched: "1201",
    units: [units[0]],
    residents: [{ id: 11, name: "张伟", phone: "13800000001" }],
  },
  {
    orders: [order(1, "repair", "on-the-way"), order(2, "repair", "on-the-spot"), order(3, "signature", "accepted")],
    offers: [order(4, "repair", "offered"), order(5, "repair", "offered")],
    requests: [request(1, "accepted"), request(2, "done"), request(3, "cancelled")],
    areas: [
      { id: 1, name: "3栋大堂" },
      { id: 2, name: "会所" },
    ],
    candidates: [
      { staff: { id: 1, name: "李师傅" }, onDuty: true, openCount: 0 },
      { staff: { id: 2, name: "王师傅" }, onDuty: false, openCount: 9 },
    ],
    properties: [
      { id: 1, code: "cuihu", name: "翠湖花园" },
      { id: 2, code: "xinghe", name: "星河湾" },
    ],
    searched: "1201",
    units,
    residents: [
      { id: 11, name: "张伟", phone: "13800000001" },
      { id: 12, name: "王芳", phone: "" },
    ],
  },
];
/** What the flows find whose facts are no lists. */
const others: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  handover: { found: undefined },
  "my-data": {
    data: {
      name: "张伟",
      phone: "13800000001",
      language: "zh-CN",
      units: [{ label: "3栋2单元1201", kind: "owner" }],
      channels: ["web"],
      requestCount: 1,
      openNumbers: ["BX-20261123-0001"],
      lookups: { count: 1, lastAt: new Date("2026-11-23T01:00:00Z") },
    },
  },
};

/** A flow that nobody described here finds empty lists. */
const factsOf =
  (index: number) =>
  ({ flow: { name } }: { flow: AnyFlow }) => {
    const facts = { ...worlds[index % worlds.length], ...others[name] };
    return new Proxy(facts, { get: (world, fact) => (fact in world ? Reflect.get(world, fact) : []) });
  };

const ids = [...new Set(all.flatMap(({ words }) => (words ? [words] : [])))];
const spoken = ids.flatMap((id) => texts.words(id));
const sentences = [
  "厨房水管漏水了，明天下午三点以后在家，电话13900001111",
  "3栋大堂的灯不亮了",
  "The kitchen tap is leaking, I am home tomorrow after 3pm",
  "冷氣唔凍，聽日朝早有人",
  "怎么还没来",
  "3栋2单元1201",
  "BX-20261123-0001",
  "13800138000",
  "王女士",
  "人工",
  "改电话",
  "电话改成13700002222",
  "不对",
  "在吗",
  "谢谢",
  "上一步",
  "取消",
  "帮助",
  "继续",
  "重新开始",
  "确认",
  "同意",
  "没有",
  "~kitchen",
  "~",
  "{ $name }",
  "水".repeat(5_000),
];
const verbs = [
  "accept",
  "decline",
  "depart",
  "arrive",
  "complete",
  "assign",
  "fixed",
  "not-fixed",
  "cancel-request",
  "result",
  "rate",
  "begin",
];
const args = [
  "1",
  "1:1",
  "2:3",
  "0",
  "-1",
  "1e3",
  "99999999999999999999",
  "x",
  "1:fixed",
  "1:no-answer",
  "3:signed",
  "1:5",
  "repair",
  "",
  ":::",
];

const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: fc.constantFrom(...spoken) },
  { weight: 3, arbitrary: fc.constantFrom("1", "2", "3", "第二个", "９", "0") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
);
type Step = { readonly move: Move | { readonly nth: number }; readonly world: number; readonly becomes: number | null };
const step: fc.Arbitrary<Step> = fc.record({
  move: fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 5, arbitrary: fc.record({ nth: fc.nat(12) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        button: fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...args)).map((parts) => parts.join(":")),
      }),
    },
    { weight: 1, arbitrary: fc.record({ button: fc.string({ unit: "binary", maxLength: 64 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ files: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }), text: words }),
    },
    { weight: 1, arbitrary: fc.record({ hours: fc.constantFrom(1, 3, 200) }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { told: { 接单: "accept:1:1", 拒单: "decline:1:1" } },
        { told: { 修好了: "fixed:1", 没修好: "not-fixed:1" } },
      ),
    },
  ),
  world: fc.nat(2),
  // Dismissed, moved out, engaged: who somebody is may change at any moment.
  becomes: fc.option(fc.nat(people.length - 1), { freq: 12 }),
});

/** A press of one of the buttons shown so far, the last ones first. */
function moveOf(before: Talk, move: Step["move"]): Move {
  if (typeof move !== "object" || !("nth" in move)) return move;
  const shown = [...before.shown].reverse();
  return { button: shown[move.nth % Math.max(shown.length, 1)]?.value ?? "~0.x.y" };
}

test("whatever anybody says or presses in whatever order is answered, and what is stored can be read again", () => {
  fc.assert(
    fc.property(fc.nat(people.length - 1), fc.array(step, { minLength: 1, maxLength: 14 }), (person, steps) => {
      let who = people[person] ?? resident;
      let before = talk(all, {});
      for (const { move, world, becomes } of steps) {
        if (becomes !== null) who = people[becomes] ?? who;
        const next = moveOf(before, move);
        const answered = !(typeof next === "object" && ("hours" in next || "told" in next));
        const after = talk(all, { who, facts: factsOf(world), from: before }, next);
        if (answered) check(before, after);
        before = after;
      }
    }),
    { numRuns: 700 },
  );
});

function check(before: Talk, after: Talk): void {
  const finished = after.commands.length > before.commands.length;
  // A finished flow's own words come from its verb.
  if (!finished) expect(after.last.trim()).not.toBe("");
  for (const { label, value } of after.buttons) {
    expect(label.trim()).not.toBe("");
    expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
  }
  expect(after.state).toEqual(after.returned);
  expect(after.state.frames.length).toBeLessThanOrEqual(3);
  expect(Buffer.byteLength(JSON.stringify(after.state))).toBeLessThan(64 * 1024);
  if (finished && after.command) {
    const { flow, answers } = after.command;
    for (const [name, value] of Object.entries(answers))
      expect(flow.answers[name]?.safeParse(value).success).toBe(true);
  }
}

test("the longest message a channel lets through costs no flow more than a moment", () => {
  const long = [
    "1-".repeat(2_000),
    `${"。".repeat(3_999)}x`,
    "周一到".repeat(1_333),
    "1栋 ".repeat(1_000),
    "我叫".repeat(2_000),
    "+86 1234 ".repeat(444),
    `x${" ".repeat(3_998)}x`,
    "a".repeat(4_000),
    "today ".repeat(666),
  ];
  const { user: began } = process.cpuUsage();
  for (const words of long) {
    for (const who of people) {
      talk(all, { who, facts: factsOf(1) }, words, "漏水", words);
    }
  }
  const turns = long.length * people.length * 3;
  expect((process.cpuUsage().user - began) / turns).toBeLessThan(40_000);
});
