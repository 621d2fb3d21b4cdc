// Fits the linear models of src/understanding to the lines of test/understanding/examples/{train,danger,more,intents,blind2}.jsonl and writes them
// there as data. The same examples give the same files. With --check it says how well each fifth is understood by a model fitted to the rest.
import { existsSync, readFileSync } from "node:fs";
import { alarmFrom, chanceOf, flagFrom, kindLean, perils } from "../src/understanding/danger.ts";
import { dangerFeaturesOf } from "../src/understanding/danger-features.ts";
import type { FeatureBag } from "../src/understanding/feature-bag.ts";
import { featuresOf } from "../src/understanding/features.ts";
import { emergencyKinds, intents } from "../src/understanding/meaning.ts";
import { readText } from "../src/understanding/reading.ts";
import { scoreThings } from "../src/understanding/things.ts";
import { type Example, variants, visited } from "./example-variants.ts";
import { dice, type Effort, type Fit, fitTo, type Sample, scoresOf, writeModel } from "./linear-fit.ts";

const categories = [
  "plumbing",
  "electrical",
  "door_lock",
  "elevator",
  "hvac",
  "appliance_gas",
  "wall_leak_structure",
  "intercom_network",
  "public_area",
  "pest",
  "other",
];

/** A question that a model answers about a text. */
interface Question {
  readonly file: string;
  readonly name: string;
  readonly classes: readonly string[];
  readonly answerOf: (example: Example) => string;
  readonly concerns: (example: Example) => boolean;
  readonly see: (text: string) => { readonly bag: FeatureBag; readonly lean: readonly number[] };
  readonly effort: Effort;
  /** Whether people say it after something harmless as well. */
  readonly joins?: true;
}

const isEnglish = (text: string) => /^[\x20-\x7e’]+$/.test(text);

const even = (classes: readonly string[]) => classes.map(() => 0);

const questions: Readonly<Record<"intent" | "category" | "danger" | "kind", Question>> = {
  intent: {
    file: "intent-model",
    name: "intentModel",
    classes: intents,
    answerOf: ({ intent }) => intent,
    concerns: () => true,
    see: (text) => ({ bag: featuresOf(readText(text)), lean: even(intents) }),
    effort: { epochs: 20, pull: 1e-3, hide: 0.5 },
  },
  category: {
    file: "category-model",
    name: "categoryModel",
    classes: categories,
    answerOf: ({ category }) => category ?? "other",
    concerns: ({ intent, category }) => intent === "repair" && Boolean(category),
    see: (text) => {
      const reading = readText(text);
      const scores: ReadonlyMap<string, number> = scoreThings(reading);
      return { bag: featuresOf(reading), lean: categories.map((name) => (scores.get(name) ?? 0) * 0.8) };
    },
    effort: { pull: 1e-2, least: 1 },
  },
  danger: {
    file: "danger-model",
    name: "dangerModel",
    classes: perils,
    answerOf: ({ emergency }) => (emergency ? "danger" : "calm"),
    concerns: () => true,
    see: (text) => ({ bag: dangerFeaturesOf(readText(text)).bag, lean: even(perils) }),
    effort: { epochs: 16, pull: 2e-3, least: 1 },
    joins: true,
  },
  kind: {
    file: "danger-kind-model",
    name: "dangerKindModel",
    classes: emergencyKinds,
    answerOf: ({ emergency }) => emergency ?? "",
    concerns: ({ emergency }) => Boolean(emergency),
    see: (text) => {
      const { bag, signalled } = dangerFeaturesOf(readText(text));
      const lean = kindLean(signalled);
      return { bag, lean: emergencyKinds.map((kind) => lean[kind] ?? 0) };
    },
    effort: { epochs: 20, pull: 1e-3, hide: 0.5 },
  },
};

function sampleOf(text: string, label: number, weight: number, copy: boolean, { see }: Question): Sample {
  const { bag, lean } = see(text);
  return {
    buckets: bag.buckets.slice(0, bag.size),
    strengths: bag.strengths.slice(0, bag.size),
    lean,
    label,
    weight,
    copy,
  };
}

/** The samples of each example, the first of them the example as it stands. */
function samplesOf(examples: readonly Example[], question: Question): Sample[][] {
  const roll = dice(7);
  const calm = examples.filter(({ emergency, text }) => !emergency && text.length < 60);
  return examples.map((example) => {
    const label = question.classes.indexOf(question.answerOf(example));
    if (label < 0) throw new Error(`${question.name} knows no ${question.answerOf(example)}: ${example.text}`);
    const texts = variants(example, roll);
    if (question.joins) {
      const other = calm[Math.floor(roll() * calm.length)]?.text ?? "";
      if (isEnglish(other) === isEnglish(example.text)) texts.push(`${other}。${example.text}`);
      if (example.intent === "repair") texts.push(visited(example.text, roll));
    }
    return texts.map((text, index) => sampleOf(text, label, 1 / Math.sqrt(texts.length), index > 0, question));
  });
}

/** Every example judged by a model that has not seen it: the scores of the classes. */
function crossValidate(samples: readonly Sample[][], { classes, effort }: Question): Float64Array[] {
  const roll = dice(3);
  const folds = samples.map(() => Math.floor(roll() * 5));
  const judged: Float64Array[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const fitted: Fit = fitTo(
      samples.flatMap((each, index) => (folds[index] === fold ? [] : each)),
      classes.length,
      effort,
    );
    for (const [index, [sample]] of samples.entries())
      if (folds[index] === fold && sample) judged[index] = scoresOf(fitted, sample, classes.length);
  }
  return judged;
}

function check(question: Question, all: readonly Example[]): void {
  const examples = all.filter(question.concerns);
  const { classes, answerOf, name } = question;
  const judged = crossValidate(samplesOf(examples, question), question);
  const hits = new Map<string, number>();
  const wrong: string[] = [];
  let right = 0;
  for (const [index, example] of examples.entries()) {
    const scores = judged[index] ?? new Float64Array();
    const said = classes[scores.indexOf(Math.max(...scores))] ?? "";
    const meant = answerOf(example);
    for (const key of [`meant ${meant}`, `said ${said}`, ...(said === meant ? [`hit ${meant}`] : [])])
      hits.set(key, (hits.get(key) ?? 0) + 1);
    if (said === meant) right++;
    else wrong.push(`  ${meant} read as ${said}: ${example.text.slice(0, 60)}`);
  }
  const count = (key: string) => hits.get(key) ?? 0;
  const f1 = classes.map(
    (each) => (2 * count(`hit ${each}`)) / Math.max(1, count(`meant ${each}`) + count(`said ${each}`)),
  );
  console.log(
    `${name}: accuracy ${(right / examples.length).toFixed(3)}, macro-F1 ${(f1.reduce((sum, each) => sum + each, 0) / classes.length).toFixed(3)}`,
  );
  console.log(classes.map((each, index) => `${each} ${(f1[index] ?? 0).toFixed(2)}`).join("  "));
  if (process.argv.includes("--misses")) console.log(wrong.join("\n"));
}

/** How much the intents' model alone hears a cry for help, as log odds. */
function outcry(scores: Float64Array): number {
  const own = scores[intents.indexOf("emergency")] ?? 0;
  let rest = 0;
  for (const [index, score] of scores.entries()) if (intents[index] !== "emergency") rest += Math.exp(score);
  return own - Math.log(rest);
}
/** How many dangers are found, and how many of what is found are dangers, at several thresholds. */
function checkDanger(examples: readonly (Example & { readonly from: string })[]): void {
  const question = questions.danger;
  const judged = crossValidate(samplesOf(examples, question), question);
  const heard = crossValidate(samplesOf(examples, questions.intent), questions.intent);
  const chances = judged.map(([calm = 0, danger = 0], index) =>
    chanceOf(danger - calm, outcry(heard[index] ?? new Float64Array())),
  );
  for (const set of ["", ...new Set(examples.map(({ from }) => from))]) {
    console.log(`danger, ${set === "" ? "all" : set}`);
    for (const threshold of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.75, 0.9, flagFrom, alarmFrom]) {
      const told = examples.flatMap(({ emergency, from }, index) =>
        set === "" || from === set ? [{ meant: Boolean(emergency), said: (chances[index] ?? 0) >= threshold }] : [],
      );
      const both = told.filter(({ meant, said }) => meant && said).length;
      const recall = both / told.filter(({ meant }) => meant).length;
      const precision = both / told.filter(({ said }) => said).length;
      console.log(`  from ${threshold}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
    }
  }
  if (process.argv.includes("--misses"))
    for (const [index, { text, emergency }] of examples.entries())
      if (Boolean(emergency) !== (chances[index] ?? 0) >= flagFrom)
        console.log(`  ${emergency ?? "calm"} ${(chances[index] ?? 0).toFixed(2)}: ${text.slice(0, 80)}`);
}

const examples = ["train", "danger", "more", "intents", "blind2"].flatMap((from) => {
  const file = new URL(`../test/understanding/examples/${from}.jsonl`, import.meta.url);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line): Example & { from: string } => ({ ...JSON.parse(line), from }));
});

if (process.argv.includes("--check")) {
  const only = process.argv.slice(2).filter((each) => each in questions);
  if (only.length === 0 || only.includes("danger")) checkDanger(examples);
  for (const name of ["kind", "intent", "category"] as const)
    if (only.length === 0 || only.includes(name)) check(questions[name], examples);
} else {
  for (const question of Object.values(questions)) {
    const samples = samplesOf(examples.filter(question.concerns), question).flat();
    writeModel(
      question.file,
      question.name,
      question.classes,
      fitTo(samples, question.classes.length, question.effort),
    );
  }
}
