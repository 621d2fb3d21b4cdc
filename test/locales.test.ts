import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource, type Message } from "@fluent/bundle";
import { expect, test } from "vitest";
import { help } from "../src/bot/commands.ts";
import { programDir } from "../src/config.ts";
import type { AnyFlow, Button, Choice, Who } from "../src/conversation/flow.ts";
import {
  changeStep,
  choicesAt,
  confirmStep,
  type Frame,
  staleStep,
  type View,
  view,
} from "../src/conversation/frame.ts";
import { chooseByWords, comparable, means } from "../src/conversation/input.ts";
import { assistNotices } from "../src/domain/assist-notice.ts";
import { billItems, holdReasons } from "../src/domain/bill.ts";
import { satisfactions } from "../src/domain/callback.ts";
import { complaintKinds, complaintStages, severities } from "../src/domain/complaint.ts";
import { terms } from "../src/domain/complaint-letter.ts";
import { staffNotices } from "../src/domain/complaint-notice.ts";
import { deskResults } from "../src/domain/desk.ts";
import { emergencyKinds } from "../src/domain/emergency.ts";
import { residentTalkNotices, staffTalkNotices } from "../src/domain/handoff.ts";
import { handoverParts } from "../src/domain/handover-content.ts";
import { hurtKeys, incidentQuestions } from "../src/domain/incident.ts";
import { severities as incidentSeverities } from "../src/domain/incident-report.ts";
import { approvalParts } from "../src/domain/key-part.ts";
import { pauseReasons } from "../src/domain/pause.ts";
import { reportKinds } from "../src/domain/report.ts";
import { repairCategories } from "../src/domain/request.ts";
import { staffRoles } from "../src/domain/staff.ts";
import { timelineEvents } from "../src/domain/timeline.ts";
import { unfinishedReasons } from "../src/domain/unfinished.ts";
import { workOrderKinds, workOrderStatuses } from "../src/domain/work-order.ts";
import { paidHowKeys, paidWhenKeys } from "../src/flows/bill-words.ts";
import {
  assignButton,
  availabilityKeys,
  availabilityText,
  offerButtons,
  placeText,
  roomKeys,
  signOffButtons,
  whyCodes,
  workButtons,
} from "../src/flows/card.ts";
import {
  letterButtons,
  occasionKeys,
  occasionText,
  proposalButtons,
  ruleKeys,
  ruleText,
  settleButtons,
  stepButtons,
  wishKeys,
  wishText,
} from "../src/flows/complaint-card.ts";
import { flows } from "../src/flows/index.ts";
import { keyVerbs } from "../src/flows/key-words.ts";
import { declineReasons } from "../src/flows/quote-words.ts";
import { shiftNames } from "../src/flows/shift-words.ts";
import { type Language, languages, loadTexts, type Text } from "../src/text.ts";
import { readPhone } from "../src/understanding/repair.ts";
import { understand } from "../src/understanding/understand.ts";

const localesDir = join(programDir, "locales");
const texts = loadTexts(localesDir);

// ── what the files hold ───────────────────────────────────────────────────────────────────────────────────────

/** One message of a file. `value` has its variables as `{$name}` and the variants of a selection one after the other. */
interface Entry {
  readonly id: string;
  readonly file: string;
  readonly value: string;
  readonly words: string;
}

type Pattern = NonNullable<Message["value"]>;

function written(pattern: Pattern | null | undefined): string {
  if (pattern === null || pattern === undefined) return "";
  if (typeof pattern === "string") return pattern;
  const parts = pattern.map((part) => {
    if (typeof part === "string") return part;
    if (part.type === "var") return `{$${part.name}}`;
    if (part.type !== "select") return "";
    return [written([part.selector]), ...part.variants.map(({ value }) => written(value))].join("\n");
  });
  return parts.join("");
}

const namesOfFiles = (language: Language) => readdirSync(join(localesDir, language)).sort();
const contentOf = (language: Language, file: string) => readFileSync(join(localesDir, language, file), "utf8");

const entries = new Map<Language, readonly Entry[]>(
  languages.map((language) => [
    language,
    namesOfFiles(language).flatMap((file) =>
      new FluentResource(contentOf(language, file)).body.map(({ id, value, attributes }) => ({
        id,
        file,
        value: written(value),
        words: written(attributes["words"]),
      })),
    ),
  ]),
);
const entriesOf = (language: Language) => entries.get(language) ?? [];
const sentenceOf = (language: Language, id: string) =>
  entriesOf(language).find((entry) => entry.id === id)?.value ?? "";
const variablesOf = (value: string) => [...new Set(value.match(/\{\$\w+\}/g))].sort();
/** Texts that residents read; others are for those who work here. */
const forStaff = ["staff.ftl", "roster.ftl", "dispatch.ftl"];
const toResidents = (language: Language) => entriesOf(language).filter(({ file }) => !forStaff.includes(file));

/** `<language> <id>: <what is wrong>` of every text that something is wrong with. */
function faults(
  check: (entry: Entry, language: Language) => string | undefined,
  among: (language: Language) => readonly Entry[] = entriesOf,
): readonly string[] {
  return languages.flatMap((language) =>
    among(language).flatMap((entry) => {
      const fault = check(entry, language);
      return fault === undefined ? [] : [`${language} ${entry.id}: ${fault}`];
    }),
  );
}

test("Fluent reads every message of every file", () => {
  // A message that it does not understand is left out without a word.
  for (const language of languages) {
    for (const file of namesOfFiles(language)) {
      const content = contentOf(language, file);
      const ids = [...content.matchAll(/^[^\s#].*$/gm)].map(([line]) => line.split(" =")[0]);
      const read = entriesOf(language).filter((entry) => entry.file === file);
      expect(
        read.map(({ id }) => id),
        `${language}/${file}`,
      ).toEqual(ids);
      const listed = content.match(/^ +\..*$/gm)?.length ?? 0;
      expect(read.filter(({ words }) => words !== "").length, `.words in ${language}/${file}`).toBe(listed);
    }
  }
});

test("every language has every text, in the same file, with the same variables", () => {
  const shapes = (language: Language) =>
    entriesOf(language).map(({ file, id, value }) => [file, id, ...variablesOf(value)].join(" "));
  for (const language of languages) expect(shapes(language), language).toEqual(shapes("zh-CN"));
});

test("a text is written in the script of its language", () => {
  const known = { "zh-CN": new Set(simplified()), "zh-TW": new Set(traditional()), en: new Set<string>() };
  const strangers = (value: string, language: Language) =>
    [...value].filter((letter) => /\p{Script=Han}/u.test(letter) && !known[language].has(letter)).join("");
  expect(strangers("这张工單", "zh-CN")).toBe("單");
  expect(strangers("這张工單", "zh-TW")).toBe("张");
  expect(faults(({ value }, language) => strangers(value, language) || undefined)).toEqual([]);
});

/** The characters of GB 2312. */
function simplified(): string {
  const decoder = new TextDecoder("gbk");
  return rows(0xb0, 0xf7, 0xa1, 0xfe)
    .map((bytes) => decoder.decode(bytes))
    .join("");
}

/** The characters of Big5. */
function traditional(): string {
  const decoder = new TextDecoder("big5");
  return rows(0xa4, 0xf9, 0x40, 0xfe)
    .map((bytes) => decoder.decode(bytes))
    .join("");
}

function rows(fromRow: number, toRow: number, fromCell: number, toCell: number): readonly Uint8Array[] {
  const cells = Array.from({ length: toCell - fromCell + 1 }, (_, index) => fromCell + index);
  const leads = Array.from({ length: toRow - fromRow + 1 }, (_, index) => fromRow + index);
  return leads.flatMap((lead) => cells.map((cell) => new Uint8Array([lead, cell])));
}

// ── what the code says ────────────────────────────────────────────────────────────────────────────────────────

const who = (extra: Partial<Who> = {}): Who => ({
  accountId: 1,
  language: "zh-CN",
  personId: 1,
  name: "张伟",
  phone: "13800138000",
  property: { id: 1, code: "cuihu", name: "翠湖花园", zone: "Asia/Shanghai" },
  units: [{ id: 1, label: "3栋2单元1201" }],
  ...extra,
});
const resident = who();
const stranger: Who = { accountId: 1, language: "zh-CN", units: [] };
const everybody: readonly Who[] = [
  resident,
  ...[...staffRoles]
    .reverse()
    .flatMap((role) => [who({ staff: { id: 1, role } }), who({ staff: { id: 1, role }, units: [] })]),
  stranger,
];

const request = { id: 1, number: "BX-20261121-0007", content: "厨房漏水", cancellable: true, createdAt: new Date(0) };
/** Something of what flows look at, and an empty list of anything else. */
const facts = new Proxy<Record<string, unknown>>(
  {
    areas: [{ id: 1, name: "大堂" }],
    candidates: [{ staff: { id: 1, name: "李强" }, onDuty: true, openCount: 1 }],
    orders: [{ id: 1, round: 1, request }],
    requests: [request],
    units: [{ id: 1, label: "3栋2单元1201" }],
    residents: [{ id: 1, name: "张伟", phone: "13800138000" }],
  },
  { get: (known, name: string) => known[name] ?? [] },
);

/** A flow at its first question, as somebody who may begin it sees it. */
function look(flow: AnyFlow, answers: Frame["answers"] = {}): View {
  const frame: Frame = { flow: flow.name, seed: flow.seed, answers, files: [], path: [], unclear: 0 };
  return view(flow, frame, { facts, who: everybody.find((person) => flow.for(person)) ?? resident, now: new Date(0) });
}

function flowNamed(name: string): AnyFlow {
  const flow = flows.get(name);
  if (!flow) throw new Error(`no flow "${name}"`);
  return flow;
}

/** Sets of choices that a person answers by words, without what is a person's own (units, names, orders). */
const choiceSets: readonly { readonly name: string; readonly choices: readonly Choice<unknown>[] }[] = [
  ...[...flows.values()].flatMap((flow) => Object.keys(flow.steps).map((step) => ({ flow, step }))),
  { flow: flowNamed("repair"), step: confirmStep },
  { flow: flowNamed("repair"), step: staleStep },
].map(({ flow, step }) => ({ name: `${flow.name} ${step}`, choices: choicesAt(look(flow), step) }));

function choicesOf(name: string): readonly Choice<unknown>[] {
  const found = choiceSets.find((set) => set.name === name);
  if (!found || found.choices.length === 0) throw new Error(`no choices "${name}"`);
  return found.choices;
}

const keyedChoices = choiceSets.flatMap(({ choices }) => choices).filter(({ label }) => label.args === undefined);
const labelIds = (choices: readonly { readonly label: Text }[]) => choices.map(({ label }) => label.id);
const cardButtons: readonly Button[] = [
  ...workOrderKinds.flatMap((kind) => workOrderStatuses.flatMap((status) => workButtons({ id: 1, kind, status }))),
  ...offerButtons({ id: 1, round: 1 }),
  ...signOffButtons({ id: 1 }),
  ...assignButton({ id: 1 }),
  ...complaintStages.flatMap((stage) => stepButtons(1, stage)),
  ...letterButtons({ id: 1 }),
  ...proposalButtons({ id: 1 }),
  ...settleButtons(1),
];

/** What a text whose id the code puts together may be, by what the id begins with. */
const families: Readonly<Record<string, readonly string[]>> = {
  // Answers with a key: both parts of the id are put in.
  "": [
    ...roomKeys.map((key) => placeText(`~${key}`).id),
    ...availabilityKeys.map((key) => availabilityText(`~${key}`).id),
    ...occasionKeys.map((key) => occasionText(`~${key}`).id),
    ...wishKeys.map((key) => wishText(`~${key}`).id),
    ...ruleKeys.map((key) => ruleText(`~${key}`).id),
  ],
  "complaint-kind-": complaintKinds.map((kind) => `complaint-kind-${kind}`),
  "complaint-stage-": complaintStages.map((stage) => `complaint-stage-${stage}`),
  "complaint-staff-": staffNotices.map((notice) => `complaint-staff-${notice}`),
  "term-": terms.map((term) => `term-${term}`),
  "verdict-": labelIds(choicesOf("judge-complaint verdict")),
  "severity-": severities.map((severity) => `severity-${severity}`),
  "advice-": emergencyKinds.map((kind) => `advice-${kind}`),
  "button-": [
    ...labelIds(cardButtons).filter((id) => id.startsWith("button-")),
    ...keyVerbs.map((verb) => `button-${verb}`),
  ],
  "category-": repairCategories.map((category) => `category-${category}`),
  "choice-": labelIds([...choicesOf(`repair ${confirmStep}`), ...choicesOf(`repair ${staleStep}`)]),
  "decline-": labelIds(choicesOf("decline reason")),
  "desk-ask-": Object.values(deskResults)
    .flat()
    .flatMap((result) => {
      const flow = flowNamed("desk-result");
      const { context } = look({ ...flow, seed: { workOrderId: 1, result } });
      const { remark } = flow.steps;
      return remark?.when?.(context) ? [remark.ask(context).id] : [];
    }),
  "details-ask-": [...incidentQuestions, "add"].map((question) => `details-ask-${question}`),
  "emergency-": emergencyKinds.map((kind) => `emergency-${kind}`),
  "event-": timelineEvents.map((event) => `event-${event}`),
  "flow-": [...flows.keys()].map((name) => `flow-${name}`),
  "handover-": ["drafted", "handed", "taken"].flatMap((status) => [
    ...(status === "drafted" ? [] : [`handover-${status}-ask`]),
    `handover-${status}-remind`,
    `handover-${status}-late`,
    ...(status === "taken" ? ["handover-handed-words", "handover-taken-words"] : []),
  ]),
  "handover-part-": handoverParts.map((part) => `handover-part-${part}`),
  "callback-decision-": ["reopened", "escalated"].map((decision) => `callback-decision-${decision}`),
  "report-period-": ["week", "month", "quarter"].map((period) => `report-period-${period}`),
  "report-title-": reportKinds.map((kind) => `report-title-${kind}`),
  "request-kind-": ["repair", "complaint", "inquiry", "service", "suggestion", "praise", "emergency", "fee"].map(
    (kind) => `request-kind-${kind}`,
  ),
  "hurt-": hurtKeys.map((key) => `hurt-${key}`),
  "incident-severity-": incidentSeverities.map((severity) => `incident-severity-${severity}`),
  "fee-hold-": holdReasons.map((reason) => `fee-hold-${reason}`),
  "fee-paid-": [...paidHowKeys, ...paidWhenKeys].map((key) => `fee-paid-${key}`),
  "held-": [...holdReasons, "paid", "complaint"].map((reason) => `held-${reason}`),
  "notice-fees-": ["before", "on", "after", "broken"].map((tone) => `notice-fees-${tone}`),
  "notice-thanks-": ["paid", "crossing", "kept"].map((kind) => `notice-thanks-${kind}`),
  "item-": billItems.map((item) => `item-${item}`),
  "key-part-": approvalParts.map((part) => `key-part-${part}`),
  "unfinished-reason-": [...unfinishedReasons, "unknown"].map((reason) => `unfinished-reason-${reason}`),
  "quote-reason-": declineReasons.map((reason) => `quote-reason-${reason}`),
  "kind-": workOrderKinds.map((kind) => `kind-${kind}`),
  "progress-": workOrderStatuses.map((status) => `progress-${status}`),
  "result-": Object.values(deskResults)
    .flat()
    .map((result) => `result-${result}`),
  "talk-": residentTalkNotices.map((notice) => `talk-${notice}`),
  "talk-staff-": staffTalkNotices.map((notice) => `talk-staff-${notice}`),
  "language-": languages.map((language) => `language-${language}`),
  "residency-": ["owner", "tenant", "family"].map((kind) => `residency-${kind}`),
  "role-": staffRoles.map((role) => `role-${role}`),
  "assist-": ["busy", "not-my-trade", "needs-two", "off-duty"]
    .map((reason) => `assist-${reason}`)
    .concat(["transfer", "help"].flatMap((kind) => assistNotices.map((notice) => `assist-${kind}-${notice}`))),
  "assist-ask-": ["assist-ask-transfer", "assist-ask-help"],
  "pause-reason-": pauseReasons.map((reason) => `pause-reason-${reason}`),
  "why-": whyCodes.map((code) => `why-${code}`),
  "roster-swap-": ["asked", "agreed", "approved", "declined", "refused"].map((status) => `roster-swap-${status}`),
  "shift-": shiftNames.map((shift) => `shift-${shift}`),
  "weekday-": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => `weekday-${day}`),
  "satisfaction-": satisfactions.map((satisfaction) => `satisfaction-${satisfaction}`),
};

const srcDir = join(programDir, "src");
const source = readdirSync(srcDir, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/^(db\/generated|web\/page\/)/.test(path.replaceAll("\\", "/")))
  .map((path) => readFileSync(join(srcDir, path), "utf8"))
  .join("\n");

const literals = (code: string) => [...code.matchAll(/"([^"\n]*)"/g)].map(([, literal = ""]) => literal);
/** First arguments of calls, without what they are compared with. */
const firstArguments = (["text", "DomainError", "nothingToDo"] as const)
  .flatMap((callee) => [...source.matchAll(new RegExp(`(?<![\\w.])${callee}\\(`, "g"))])
  .map(({ index, 0: call }) =>
    firstArgument(source.slice(index + call.length)).replace(/[!=]==\s*"[^"]*"|\.\w+\("[^"]*"\)/g, ""),
  );
const textIds = firstArguments.flatMap(literals);
const familiesUsed = firstArguments.flatMap((argument) =>
  [...argument.matchAll(/`([^`]*)`/g)].map(([, template = ""]) => template.replace(/\$\{.*$/s, "")),
);

/** The code up to the first comma or bracket that belongs to the call itself. */
function firstArgument(code: string): string {
  let depth = 0;
  for (const match of code.matchAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|[([{]|[)\]}]|,/g)) {
    const [token] = match;
    if ("([{".includes(token)) depth++;
    else if (")]}".includes(token) && depth-- === 0) return code.slice(0, match.index);
    else if (token === "," && depth === 0) return code.slice(0, match.index);
  }
  return code;
}

test("every text that the code names exists", () => {
  const elsewhere = [
    ...[...source.matchAll(/\bwords: "([^"]+)"|\bmeans\([^,]+, "([^"]+)"/g)].map(
      ([, words, command]) => words ?? command ?? "",
    ),
    ...literals(source).filter((literal) => /^(error|notice|flow|command|choice)-[\w-]+$/.test(literal)),
  ];
  expect(textIds.length).toBeGreaterThan(100);
  expect(
    familiesUsed.filter((prefix) => !(prefix in families)),
    "families that this test does not know",
  ).toEqual([]);
  const named = [...textIds, ...elsewhere, ...familiesUsed.flatMap((prefix) => families[prefix] ?? [])];
  expect([...new Set(named)].filter((id) => !texts.has(id))).toEqual([]);
});

test("no text is without a use", () => {
  // An id of one word may be anything in the code ("accepted"); it counts only where a text is named.
  const named = new Set([
    ...textIds,
    ...literals(source).filter((literal) => literal.includes("-")),
    ...familiesUsed.flatMap((prefix) => families[prefix] ?? []),
  ]);
  expect(entriesOf("zh-CN").flatMap(({ id }) => (named.has(id) ? [] : [id]))).toEqual([]);
});

// ── how we speak (W1, W2) ─────────────────────────────────────────────────────────────────────────────────────

/** What staff may never say (W1, K2). */
const forbidden: Readonly<Record<Language, RegExp>> = {
  "zh-CN":
    /不行|不知道|不会|不可能|不能|不懂|不对|不可以|不愿意|做不了|真的吗|但是|可是|不过|不归我管|不是我负责|没办法/g,
  "zh-TW":
    /不行|不知道|不會|不可能|不能|不懂|不對|不可以|不願意|做不了|真的嗎|但是|可是|不過|不歸我管|不是我負責|沒辦法|沒有辦法/g,
  en: /\b(can[’']?t|cannot|won[’']?t|impossible|unable|don[’']?t know|no idea|not allowed|but|however|not my|not our)\b/gi,
};
/** Longer words that hold one of them. */
const harmless =
  /不[过過](期|夜|户|戶|关|關|问|問|滤|濾|敏)|不[会會](面|诊|診|签|簽|车|車)|不[对對](外|称|稱|齐|齊)|不行[驶駛]/g;

function forbiddenIn(value: string, language: Language): string | undefined {
  const left = value.replace(harmless, (word) => "〇".repeat(word.length));
  const found = [...left.matchAll(forbidden[language])].filter(
    // 能不能, 会不会, 可不可以 ask; they refuse nothing.
    ({ index, 0: word }) => !(word.startsWith("不") && index > 0 && left[index - 1] === word[1]),
  );
  return found.length === 0 ? undefined : found.map(([word]) => word).join(" ");
}

test("a word is looked for as a word, never as part of another one", () => {
  const said = (value: string) => forbiddenIn(value, "zh-CN") ?? forbiddenIn(value, "zh-TW");
  const fine = [
    "优惠券不过期。",
    "对不起，请勿触碰。",
    "请问您能不能稍等？",
    "可不可以现在上门？",
    "仅对内，不对外。",
    "逾期不會面談",
  ];
  expect(fine.filter((value) => said(value) !== undefined)).toEqual([]);
  const wrong = [
    "不过，请您稍等。",
    "这不行。",
    "您不能进去",
    "我不会修",
    "可是没有人",
    "不對",
    "這樣不可以",
    "没办法",
  ];
  expect(wrong.filter((value) => said(value) === undefined)).toEqual([]);
  expect(forbiddenIn("You can't.", "en")).toBe("can't");
  expect(forbiddenIn("a button to tap", "en")).toBeUndefined();
});

test("no sentence uses a word that staff may never say", () => {
  expect(faults(({ value }, language) => forbiddenIn(value, language))).toEqual([]);
});

test("residents are always addressed as 您", () => {
  expect(faults(({ value }) => value.match(/[你妳]/)?.[0])).toEqual([]);
});

const apology = {
  "zh-CN": /抱歉|致歉|对不起|不好意思/,
  "zh-TW": /抱歉|致歉|對不起|不好意思/,
  en: /\bsorry\b|\bapolog/i,
};

test("an apology comes before the facts", () => {
  const firstFact = /[。！？.!?]|\{\$/;
  const late = faults(({ value }, language) => {
    const sorry = value.search(apology[language]);
    return sorry > value.search(firstFact) ? value : undefined;
  });
  expect(late).toEqual([]);
  const owed = /^(not-fixed-|unclear$|unclear-(choice|often)|turn-failed|message-empty)/;
  expect(
    faults(({ id, value }, language) => (owed.test(id) && !apology[language].test(value) ? value : undefined)),
  ).toEqual([]);
});

test("a message that begins a contact greets first and ends with thanks", () => {
  const greeting = { "zh-CN": /^您好/, "zh-TW": /^您好/, en: /^(Hello|Good)\b/ };
  const thanks = { "zh-CN": /谢谢|感谢/, "zh-TW": /謝謝|感謝/, en: /\bthank/i };
  const lastSentences = (value: string) =>
    value
      .split(/(?<=[。？！!?.])\s*/)
      .filter((sentence) => sentence !== "")
      .slice(-2)
      .join("");
  const begins = (language: Language) =>
    toResidents(language).filter(({ id }) => /^(notice-|progress-overview)/.test(id));
  expect(begins("zh-CN").length).toBeGreaterThan(5);
  expect(faults(({ value }, language) => (greeting[language].test(value) ? undefined : value), begins)).toEqual([]);
  expect(
    faults(({ value }, language) => (thanks[language].test(lastSentences(value)) ? undefined : value), begins),
  ).toEqual([]);
});

test("no text threatens", () => {
  const threats =
    /停水|停[电電]|公示|公布名[单單]|起[诉訴]|诉讼|訴訟|法院|律[师師]|滞纳|滯納|[罚罰]款|失信|黑名[单單]|\b(cut off|lawyer|lawsuit|sue|court|penalty|late fee|fine of|blacklist)\b/i;
  expect(faults(({ value }) => value.match(threats)?.[0], toResidents)).toEqual([]);
});

test("whoever is reminded of fees is asked, never pressed (F3)", () => {
  const pressing =
    /[停断斷切][水电電气氣]|公示|公布|曝光|通报|通報|名[单單]|起[诉訴]|提告|法[律院务務]|律[师師]|[存寄][证證]信函|[滞滯][纳納]|[违違][约約]金|[罚罰利]息|[罚罰]款|征信|失信|催[缴繳促收]|拖欠|拒[缴繳不]|欠费|欠費|必[须須]|立[刻即]|马上[缴交]|馬上[繳交]|限期|最后|最後|[后後]果|否[则則]|上[门門]催|\b(cut|disconnect\w*|suspend\w*|legal|lawyer\w*|law|court|sue\w*|penalt\w*|interest|fine[sd]?|late fee\w*|surcharge\w*|arrears|debt\w*|owe[sd]?|default\w*|must|immediately|at once|final|last notice|demand\w*|otherwise|consequence\w*|publish\w*|blacklist\w*|collect\w*|warning)\b/i;
  const reminders = (language: Language) => entriesOf(language).filter(({ id }) => /^notice-(fees|thanks)-/.test(id));
  for (const language of languages) expect(reminders(language)).toHaveLength(7);
  expect(faults(({ value }) => value.match(pressing)?.[0], reminders)).toEqual([]);
  const threats = [
    "将停水处理",
    "逾期將斷電",
    "名单公示",
    "我们将起诉",
    "律师函",
    "滞纳金每日千分之三",
    "存證信函",
    "We will cut off",
    "legal action",
  ];
  expect(threats.filter((threat) => !pressing.test(threat))).toEqual([]);
});

test("no text but `verbatim` repeats a person's words alone", () => {
  const alone = faults(({ value }) => (/^(\s*\{\$\w+\}\s*)+$/.test(value) ? value : undefined));
  // A number goes ahead of the content, so that it is seen which words are whose.
  expect(alone.filter((fault) => !/ (verbatim|order-label): /.test(fault))).toEqual([]);
  expect(sentenceOf("zh-CN", "verbatim")).toBe("{$value}");
});

// ── what people type and press ────────────────────────────────────────────────────────────────────────────────

const spread = (words: string) => words.split(/[,，\n]/).map((word) => word.trim());

test("every word that people may type can be heard", () => {
  // Compared without case, width and closing punctuation: a word that is written otherwise is never equal to anything.
  expect(
    faults(
      ({ words }) =>
        spread(words)
          .filter((word) => comparable(word) !== word.toLowerCase())
          .join() || undefined,
    ),
  ).toEqual([]);
  expect(faults(({ words }) => (words !== "" && spread(words).includes("") ? words : undefined))).toEqual([]);
});

/** Everything that names a choice: its label in each language, and its words. */
function namesOf({ label }: Choice<unknown>): readonly string[] {
  return [...languages.map((language) => texts.format(language, label)), ...texts.words(label.id)];
}

test("no word belongs to two choices of the same question", () => {
  const unclear = choiceSets.flatMap(({ name, choices }) =>
    choices.flatMap((choice) =>
      namesOf(choice)
        .filter((said) => chooseByWords(texts, choices, said)?.key !== choice.key)
        .map((said) => `${name}: ${said}`),
    ),
  );
  expect(unclear).toEqual([]);
});

test("no choice takes the words of a command, unless it means the same", () => {
  const commands = ["command-cancel", "command-back", "command-help"];
  // What is typed is looked for among the choices first.
  const same = new Set(["choice-cancel", "choice-drop", "cancel-yes"]);
  const taken = keyedChoices
    .filter(({ label }) => !same.has(label.id))
    .flatMap((choice) => namesOf(choice).filter((said) => commands.some((command) => means(texts, command, said))));
  expect(taken).toEqual([]);
});

test("a plain no is never taken for a yes", () => {
  const refusals: Readonly<Record<string, readonly [yes: string, ...said: string[]]>> = {
    [`repair ${confirmStep}`]: [
      "confirm",
      ..."不对,不是,不是的,不好的,不可以,不正确,不确定,我不确定,不太确定,还没确认,先别提交,不要提交,不提交,不對,不是的,先別送出,唔啱,唔係,唔好,no,not ok,not yet,not correct,incorrect,don't submit,don’t submit".split(
        ",",
      ),
    ],
    "repair keyConsent": [
      "yes",
      ..."不同意,我不同意,不太同意,不怎么同意,不是很同意,不可以,不可以的,不行,不好,不同意的,不太可以,唔同意,唔可以,唔得,no,not ok,disagree,i disagree,don't agree,don’t agree,i do not agree,not sure,unsure".split(
        ",",
      ),
    ],
    "cancel-request sure": [
      "yes",
      ..."不取消,别取消,先别取消,不要取消,那别取消,不想取消,不确定,我不确定,不是,不用取消,別取消,不要取消了,唔好取消,唔取消,no,don't cancel,don’t cancel,do not cancel,not sure,i'm not sure,unsure".split(
        ",",
      ),
    ],
    [`repair ${staleStep}`]: ["drop", ..."不重新开始,不放弃,不放棄,不重新開始,don't drop,don’t restart".split(",")],
  };
  const misheard = Object.entries(refusals).flatMap(([name, [yes, ...said]]) =>
    said
      .filter((words) => chooseByWords(texts, choicesOf(name), words)?.key === yes)
      .map((words) => `${name}: ${words}`),
  );
  expect(misheard).toEqual([]);
});

/** Words that begin more than one conversation for the same person, with the conversations. */
function shared(person: Who): ReadonlyMap<string, readonly string[]> {
  const begun = new Map<string, string[]>();
  for (const { name, words } of [...flows.values()].filter((flow) => flow.for(person))) {
    for (const word of new Set(words === undefined ? [] : texts.words(words)))
      begun.set(word, [...(begun.get(word) ?? []), name]);
  }
  return new Map([...begun].filter(([, names]) => names.length > 1));
}

test("words that begin a conversation begin only one, whoever says them", () => {
  // Staff may sign what they reported themselves, and report what they did: which of the two is the next test's business.
  const twice = everybody.flatMap((person) =>
    [...shared(person)].filter(([, names]) => names.join() !== "fixed,complete" && names.join() !== "complete,fixed"),
  );
  expect(twice).toEqual([]);
  expect([...shared(resident)]).toEqual([]);
});

test("a worker who says 修好了 has done the work, and signs nothing", () => {
  const worker = who({ staff: { id: 1, role: "engineer" } });
  const begun = [...flows.values()].find(
    (flow) => flow.words && flow.for(worker) && means(texts, flow.words, "修好了"),
  );
  expect(begun?.name).toBe("complete");
});

test("what a text asks people to reply is understood", () => {
  const replies = /(?:回复|回覆|点|點|[Rr]eply|tap|press)\s*((?:[「“"][^」”"]+[」”"](?:、|, | or )?)+)/g;
  const heard = new Set(
    [...entriesOf("zh-CN").flatMap(({ id }) => texts.words(id)), ...keyedChoices.flatMap(namesOf)].map(comparable),
  );
  const asked = (value: string) =>
    [...value.matchAll(replies)].flatMap(([, list = ""]) =>
      [...list.matchAll(/[「“"]([^」”"]+)[」”"]/g)].map(([, reply = ""]) => reply),
    );
  for (const language of languages)
    expect(entriesOf(language).flatMap(({ value }) => asked(value)).length).toBeGreaterThan(10);
  expect(faults(({ value }) => asked(value).find((reply) => !heard.has(comparable(reply))))).toEqual([]);
});

test("an example that a text gives is understood", () => {
  for (const language of languages) {
    const defect = /[“「]([^”」]+)[”」]/.exec(sentenceOf(language, "help-resident"))?.[1] ?? "";
    expect(understand(defect, { now: new Date("2026-11-23T02:00:00Z"), zone: "Asia/Shanghai" }).intent, defect).toBe(
      "repair",
    );
    expect(readPhone(sentenceOf(language, "unclear-phone")), language).toBeDefined();
  }
});

test("button labels are short", () => {
  const progress = flowNamed("progress");
  const fields = look(flowNamed("repair"), { content: "漏水了", where: "u1", place: "厨房", category: "other" });
  const labels: readonly Text[] = [
    ...cardButtons,
    ...keyedChoices,
    ...choicesAt(fields, changeStep),
    ...everybody.flatMap((person) => help(person).buttons ?? []),
    ...(progress.stop?.(look(progress).context) ?? []).flatMap(({ buttons }) => buttons ?? []),
  ].map(({ label }) => label);
  const ids = new Set(labels.map(({ id }) => id));
  for (const id of ["button-accept", "key-no", "field-where", "flow-progress", "button-cancel-request"])
    expect(ids).toContain(id);
  const long = languages.flatMap((language) =>
    labels
      .map((label) => texts.format(language, label))
      .filter((label) => [...label].length > (language === "en" ? 40 : 20)),
  );
  expect(long).toEqual([]);
});

test("a line of the read-back can be named without meaning another one", () => {
  const readBacks = [...flows.values()].map((flow) => {
    const { context } = look(flow);
    return Object.values(flow.steps).flatMap(({ show }) => (show ? [show("", context).name] : []));
  });
  expect(Math.max(...readBacks.map((names) => names.length))).toBeGreaterThan(5);
  const unclear = languages.flatMap((language) =>
    readBacks.flatMap((names) => {
      const labels = names.map((name) => comparable(texts.format(language, name)));
      return labels.filter((label, index) => labels.some((other, at) => at !== index && other.includes(label)));
    }),
  );
  expect(unclear).toEqual([]);
});
