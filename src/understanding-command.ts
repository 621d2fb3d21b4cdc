import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { readKinds } from "./import/kinds.ts";
import { readSections } from "./import/table.ts";
import { nameUnit } from "./import/unit-name.ts";
import { type Judged, type Scores, score } from "./understanding/score.ts";
import { type Circumstances, type Understanding, understand } from "./understanding/understand.ts";
import { type KnownUnit, readUnit } from "./understanding/unit.ts";

const usage = "npm run understanding -- [FILE.jsonl] [--now ISO-TIME] [--zone ZONE] [--units FILE]";

const asked = z.object({ text: z.string(), lang: z.string().optional() });
const span = z.object({ from: z.string().nullable(), to: z.string().nullable() });
const labelled = asked.extend({
  intent: z.string().optional(),
  category: z.string().nullish(),
  emergency: z.union([z.string(), z.object({ kind: z.string() }).transform(({ kind }) => kind)]).nullish(),
  unit: z.record(z.string(), z.unknown()).nullish(),
  availability: span.nullish(),
});

/** The project's own examples and the moment each set was written for. */
const exampleSets = [
  { name: "own.jsonl", now: "2026-11-23T10:00:00+08:00" },
  { name: "blind.jsonl", now: "2026-11-23T10:00:00+08:00" },
  { name: "unit.jsonl", now: "2026-11-24T10:00:00+08:00" },
  { name: "time.jsonl", now: "2026-11-24T10:00:00+08:00" },
] as const;

/** Prints what the lines of a file mean, or without one how well the project's own examples are understood. */
async function run(): Promise<void> {
  const { file, now, zone, units } = readArguments(process.argv.slice(2));
  const known = units === undefined ? undefined : await readUnits(units);
  const circumstances = { now, zone, ...(known ? { units: known } : {}) };
  if (file !== undefined) {
    for (const { text, lang } of await readLines(file, asked))
      console.log(JSON.stringify(shown(understand(text, { ...circumstances, ...(lang ? { language: lang } : {}) }))));
    return;
  }
  const folder = new URL("../test/understanding/examples/", import.meta.url);
  const all: Judged[] = [];
  for (const set of exampleSets) {
    const path = fileURLToPath(new URL(set.name, folder));
    if (!existsSync(path)) continue;
    const judged = judge(await readLines(path, labelled), {
      ...circumstances,
      now: new Date(set.now),
      zone: "Asia/Shanghai",
    });
    all.push(...judged);
    if (judged.some(({ meant }) => meant.intent !== undefined)) print(set.name, judged);
  }
  if (all.length === 0) throw new ConfigError(`没有示例 / there are no examples in ${fileURLToPath(folder)}; ${usage}`);
  print("all", all);
}

function judge(lines: readonly z.output<typeof labelled>[], circumstances: Circumstances): Judged[] {
  return lines.map(({ text, lang: _, ...meant }) => {
    const begun = performance.now();
    const { intent, category, emergency, unit, availability } = understand(text, circumstances);
    return { text, meant, said: { intent, category, emergency, unit, availability }, ms: performance.now() - begun };
  });
}

function shown(said: Understanding) {
  const { intent, confidence, alternatives, category, emergency, unit, availability, time } = said;
  return {
    intent,
    confidence,
    alternatives,
    category,
    emergency: emergency && { kind: emergency.kind, confidence: emergency.confidence },
    unit,
    availability,
    time: time.map(({ text, from, to }) => ({ text, from, to })),
  };
}

function print(name: string, judged: readonly Judged[]): void {
  const scores: Scores = score(judged);
  const figure = (value: number) => value.toFixed(3);
  console.log(`${name}: ${judged.length} examples`);
  for (const { name: intent, precision, recall, f1, count } of scores.intents)
    console.log(
      `  ${intent.padEnd(18)} precision ${figure(precision)}  recall ${figure(recall)}  F1 ${figure(f1)}  (${count})`,
    );
  console.log(`  intent macro-F1 ${figure(scores.macroF1)}`);
  console.log(
    `  emergency recall ${figure(scores.emergencyRecall)}  precision ${figure(scores.emergencyPrecision)}  kind ${figure(scores.emergencyKind)}`,
  );
  console.log(
    `  category ${figure(scores.category)}  unit ${figure(scores.unit)}  availability ${figure(scores.availability)}`,
  );
  console.log(`  median ${figure(scores.medianMs)} ms  p99 ${figure(scores.p99Ms)} ms`);
}

function readArguments(args: string[]) {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (more.length > 0) throw new ConfigError(`用法 / usage: ${usage}`);
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime()) || (values.now !== undefined && !/^\d{4}-\d\d-\d\d/.test(values.now)))
    throw new ConfigError(`--now ${values.now} 不是 ISO 时间 / is no ISO time like 2026-11-23T10:00:00+08:00`);
  const zone = values.zone ?? "Asia/Shanghai";
  if (!isZone(zone)) throw new ConfigError(`--zone ${zone} 不是时区 / is no time zone like Asia/Shanghai`);
  return { file, now, zone, units: values.units };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { now: { type: "string" }, zone: { type: "string" }, units: { type: "string" } },
    });
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : error}. 用法 / usage: ${usage}`);
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

async function readLines<Shape extends z.ZodType>(file: string, shape: Shape): Promise<z.output<Shape>[]> {
  const content = (await readSource(file)).toString("utf8").replace(/^\ufeff/, "");
  return content.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = shape.safeParse(parseLine(line));
    if (parsed.success) return [parsed.data];
    throw new ConfigError(`${file} 第 ${index + 1} 行不是 / line ${index + 1} is no {"text": "…", "lang"?: "…"}`);
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** An import file, or a list with one label a line. */
async function readUnits(file: string): Promise<KnownUnit[]> {
  const content = await readSource(file);
  const lines = content
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  if (content.subarray(0, 2).toString() !== "PK" && !lines.some((line) => /^\s*\[/.test(line)))
    return lines.flatMap((line, index) => unitOf(line.trim(), index + 1));
  const problems: Parameters<typeof readKinds>[1] = [];
  const { units } = readKinds(await readSections(content, problems), problems);
  const [problem] = problems;
  if (problem) throw new ConfigError(`${file}, ${problem.line}:${problem.column}: ${problem.message}`);
  return units.entries.flatMap(({ whole }, index) => {
    if (!whole) return [];
    const name = nameUnit({ building: whole.building, entrance: whole.entrance ?? "", room: whole.room });
    return [{ id: index + 1, ...name, label: whole.label ?? name.label }];
  });
}

function unitOf(label: string, id: number): KnownUnit[] {
  if (label === "") return [];
  const read = readUnit(label);
  if (!read?.room) throw new ConfigError(`“${label}” 不是房号 / is no unit like 3栋2单元1201`);
  return [{ id, label, building: read.building, entrance: read.entrance ?? "", room: read.room }];
}

async function readSource(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ConfigError(`无法读取文件 / cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

try {
  await run();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof ConfigError) console.error(error.message);
  else throw error;
}
