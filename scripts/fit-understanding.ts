// Fits the two linear models of src/understanding to test/understanding/examples/train.jsonl and writes them there as data.
// The same examples give the same files. With --check it says how well each fifth is understood by a model fitted to the rest.
import { readFileSync, writeFileSync } from "node:fs";
import { featuresOf } from "../src/understanding/features.ts";
import { readText } from "../src/understanding/reading.ts";
import { scoreThings } from "../src/understanding/things.ts";

interface Example {
  readonly text: string;
  readonly intent: string;
  readonly category?: string;
}
interface Sample {
  readonly features: Map<string, number>;
  readonly lean: number[];
  readonly label: number;
  readonly weight: number;
}

const intents = [
  "repair",
  "complaint",
  "inquiry",
  "emergency",
  "fee",
  "progress",
  "praise_suggestion",
  "handoff",
  "greeting",
  "other",
];
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

const openers = [
  "你好，",
  "您好！",
  "物业你好，",
  "管家您好，",
  "请问一下，",
  "麻烦问下，",
  "你好 ",
  "3栋1单元502，",
  "我是5栋1201的业主，",
  "我家住在7号楼二单元801，",
  "A座1503 ",
  "喂你好 ",
  "那个 ",
  "Hi, ",
  "Hello, this is unit 12B. ",
];
const closers = [
  "，谢谢",
  "，谢谢！",
  "，麻烦了",
  "，辛苦了",
  "，尽快",
  "。谢谢您！",
  "！！！",
  "，急",
  "，我电话13800001111",
  "，明天下午在家",
  "。",
  "，麻烦尽快处理，谢谢",
  " thanks",
  ", thank you!",
];
const letterOpeners = [
  "尊敬的领导：您好！",
  "领导您好，",
  "尊敬的物业公司：我是贵小区2栋业主，",
  "您好，我是某某区某某小区的业主，",
  "各位领导好！我们是某某花园二期的业主，",
];
const letterClosers = [
  "恳请领导重视，尽快解决，谢谢！",
  "望有关部门尽快处理，感谢。",
  "希望能得到您的回复，谢谢！",
  "此致敬礼。",
  "请予以答复，万分感谢！",
];

/** Small steady chance, so that every run sees the same. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** The example as it is and as people also write it: greeted, thanked, without marks, as a letter. */
function variants({ text, intent }: Example, roll: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)] ?? "";
  const latin = /^[\x20-\x7e]+$/.test(text);
  const made = [text];
  if (intent === "greeting" || intent === "other") return made;
  const opener = () => pick(openers.filter((each) => /[a-z]{3}/i.test(each) === latin));
  const closer = () => pick(closers.filter((each) => /[a-z]{3}/i.test(each) === latin || /^[.。!！]/.test(each)));
  if (text.length < 120) {
    made.push(opener() + text);
    made.push(text.replace(/[。.！!]+$/, "") + closer());
    if (!latin) made.push(text.replace(/[，。！、；]/g, ""));
  }
  if (!latin && text.length > 10 && !["emergency", "handoff"].includes(intent) && roll() < 0.5)
    made.push(pick(letterOpeners) + text + (/[。！？?!]$/.test(text) ? "" : "，") + pick(letterClosers));
  return made;
}

function samplesOf(
  examples: readonly Example[],
  classes: readonly string[],
  labelOf: (example: Example) => string,
  leaning: boolean,
): Sample[] {
  const roll = dice(7);
  return examples.flatMap((example) => {
    const label = classes.indexOf(labelOf(example));
    const texts = variants(example, roll);
    return texts.map((text) => sampleOf(text, classes, label, leaning, 1 / Math.sqrt(texts.length)));
  });
}

function sampleOf(text: string, classes: readonly string[], label: number, leaning: boolean, weight: number): Sample {
  const reading = readText(text);
  const scores = leaning ? scoreThings(reading) : new Map<string, number>();
  return {
    features: featuresOf(reading),
    lean: classes.map((name) => ((scores as ReadonlyMap<string, number>).get(name) ?? 0) * 0.8),
    label,
    weight,
  };
}

/** Multinomial logistic regression by steps of AdaGrad with weights pulled to zero. */
function fitTo(
  samples: readonly Sample[],
  classCount: number,
  { epochs = 24, rate = 0.08, pull = 6e-5, least = 2 } = {},
) {
  const counts = new Map<string, number>();
  for (const { features } of samples)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= least).map(([name]) => name);
  const rows = new Map(names.map((name, row) => [name, row]));
  const weights = new Float64Array(names.length * classCount);
  const steps = new Float64Array(names.length * classCount).fill(1e-2);
  const bias = new Float64Array(classCount);
  const biasSteps = new Float64Array(classCount).fill(1e-2);
  const sizes = new Float64Array(classCount);
  for (const { label, weight } of samples) sizes[label] = (sizes[label] ?? 0) + weight;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / classCount;
  const fair = [...sizes].map((size) => Math.sqrt(mean / Math.max(1, size)));
  const packed = samples.map((sample) => ({
    ...sample,
    entries: [...sample.features].flatMap(([name, strength]) => {
      const row = rows.get(name);
      return row === undefined ? [] : [[row, strength] as const];
    }),
  }));
  const roll = dice(11);
  const order = packed.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(roll() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const index of order) {
      const sample = packed[index];
      if (!sample) continue;
      const { entries, lean, label, weight } = sample;
      const scores = lean.map((each, k) => each + (bias[k] ?? 0));
      for (const [row, strength] of entries)
        for (let k = 0; k < classCount; k++)
          scores[k] = (scores[k] ?? 0) + strength * (weights[row * classCount + k] ?? 0);
      const top = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - top));
      const sum = odds.reduce((total, odd) => total + odd, 0);
      for (let k = 0; k < classCount; k++) {
        const slope = ((odds[k] ?? 0) / sum - (k === label ? 1 : 0)) * weight * (fair[label] ?? 1);
        biasSteps[k] = (biasSteps[k] ?? 0) + slope * slope;
        bias[k] = (bias[k] ?? 0) - (rate / Math.sqrt(biasSteps[k] ?? 1)) * slope;
        for (const [row, strength] of entries) {
          const at = row * classCount + k;
          const g = slope * strength + pull * (weights[at] ?? 0);
          steps[at] = (steps[at] ?? 0) + g * g;
          weights[at] = (weights[at] ?? 0) - (rate / Math.sqrt(steps[at] ?? 1)) * g;
        }
      }
    }
  }
  return { names, rows, weights, bias };
}

type Fit = ReturnType<typeof fitTo>;

function decide({ rows, weights, bias }: Fit, { features, lean }: Sample, classCount: number): number {
  const scores = lean.map((each, k) => each + (bias[k] ?? 0));
  for (const [name, strength] of features) {
    const row = rows.get(name);
    if (row === undefined) continue;
    for (let k = 0; k < classCount; k++) scores[k] = (scores[k] ?? 0) + strength * (weights[row * classCount + k] ?? 0);
  }
  return scores.indexOf(Math.max(...scores));
}

/** As a source file; rows of weights too small to matter are left out. */
function write(name: string, classes: readonly string[], { names, weights, bias }: Fit): void {
  const size = classes.length;
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127;
  const kept = names.flatMap((feature, row) => {
    const bytes = [...weights.slice(row * size, row * size + size)].map((weight) => Math.round(weight / step));
    return Math.max(...bytes.map(Math.abs)) >= 3 ? [{ feature, bytes }] : [];
  });
  kept.sort((a, b) => (a.feature < b.feature ? -1 : 1));
  const bytes = Int8Array.from(kept.flatMap((each) => each.bytes));
  const source = [
    'import type { FittedModel } from "./linear-model.ts";',
    "",
    "/** Written by `npm run fit-understanding`; change the examples, not this file. */",
    `export const ${name}Model: FittedModel = {`,
    `  classes: [${classes.map((each) => JSON.stringify(each)).join(", ")}],`,
    `  bias: [${[...bias].map((each) => each.toFixed(3)).join(", ")}],`,
    `  step: ${step.toFixed(6)},`,
    `  features:\n    ${JSON.stringify(kept.map(({ feature }) => feature).join("\t"))},`,
    `  weights:\n    "${Buffer.from(bytes.buffer).toString("base64")}",`,
    "};",
    "",
  ].join("\n");
  writeFileSync(new URL(`../src/understanding/${name}-model.ts`, import.meta.url), source);
  console.log(`${name}: ${kept.length} of ${names.length} features, ${Math.round(source.length / 1024)} KB`);
}

function check(
  name: string,
  examples: readonly Example[],
  classes: readonly string[],
  labelOf: (example: Example) => string,
  leaning: boolean,
): void {
  const roll = dice(3);
  const folds = examples.map(() => Math.floor(roll() * 5));
  const hits = new Map<string, number>();
  const wrong: string[] = [];
  let right = 0;
  for (let fold = 0; fold < 5; fold++) {
    const fitted = fitTo(
      samplesOf(
        examples.filter((_, index) => folds[index] !== fold),
        classes,
        labelOf,
        leaning,
      ),
      classes.length,
      leaning ? { pull: 1e-2 } : {},
    );
    for (const [index, example] of examples.entries()) {
      if (folds[index] !== fold) continue;
      const said = classes[decide(fitted, sampleOf(example.text, classes, 0, leaning, 1), classes.length)] ?? "";
      const meant = labelOf(example);
      for (const key of [`meant ${meant}`, `said ${said}`, ...(said === meant ? [`hit ${meant}`] : [])])
        hits.set(key, (hits.get(key) ?? 0) + 1);
      if (said === meant) right++;
      else wrong.push(`  ${meant} read as ${said}: ${example.text.slice(0, 60)}`);
    }
  }
  const f1 = classes.map(
    (each) =>
      (2 * (hits.get(`hit ${each}`) ?? 0)) /
      Math.max(1, (hits.get(`meant ${each}`) ?? 0) + (hits.get(`said ${each}`) ?? 0)),
  );
  console.log(
    `${name}: accuracy ${(right / examples.length).toFixed(3)}, macro-F1 ${(f1.reduce((sum, each) => sum + each, 0) / classes.length).toFixed(3)}`,
  );
  console.log(classes.map((each, index) => `${each} ${(f1[index] ?? 0).toFixed(2)}`).join("  "));
  console.log(wrong.join("\n"));
}

const examples: Example[] = readFileSync(new URL("../test/understanding/examples/train.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line));
const intentOf = ({ intent }: Example) => intent;
const categoryOf = ({ category }: Example) => category ?? "other";
const sorted = examples.filter(({ category }) => category !== undefined);

if (process.argv.includes("--check")) {
  check("intent", examples, intents, intentOf, false);
  check("category", sorted, categories, categoryOf, true);
} else {
  write("intent", intents, fitTo(samplesOf(examples, intents, intentOf, false), intents.length));
  write(
    "category",
    categories,
    fitTo(samplesOf(sorted, categories, categoryOf, true), categories.length, { pull: 1e-2 }),
  );
}
