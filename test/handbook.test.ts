import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { programDir } from "../src/config.ts";
import { ConfigError } from "../src/config-error.ts";
import { createHandbook, inLanguage, loadHandbook, parseArticle } from "../src/handbook.ts";

const begins = ["repair"];
const parse = (source: string, name = "pool.md") => parseArticle(source, name, { begins });
const good = "---\ntitle: 游泳池\nquestions: [泳池几点开门]\n---\n14:00–21:00。\n";

/** What the operator is told, or what was thrown instead. */
function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was complained about");
}

describe("an article", () => {
  test("needs a title, a question and an answer in Simplified Chinese", () => {
    expect(parse(good)).toMatchObject({
      id: "pool",
      title: { "zh-CN": "游泳池" },
      questions: { "zh-CN": ["泳池几点开门"] },
      audience: ["everybody"],
      principle: false,
      begin: [],
      answers: { "zh-CN": "14:00–21:00。" },
    });
  });

  test("holds its languages under headings, and Chinese stands in for one that is missing", () => {
    const { answers } = parse(good.replace("14:00–21:00。", "# zh-CN\n开放。\n\n# en\nOpen."));
    expect(answers).toEqual({ "zh-CN": "开放。", en: "Open." });
    expect(inLanguage(answers, "en")).toBe("Open.");
    expect(inLanguage(answers, "zh-TW")).toBe("开放。");
  });

  test.each([
    ["14:00\n", "pool.md:1: an article begins with ---"],
    ["---\ntitle: 游泳池\n", "pool.md:1: the --- that ends title and questions is missing"],
    [good.replace("title: 游泳池", "titel: 游泳池"), "pool.md:2: titel: unknown key"],
    [good.replace("title: 游泳池\n", ""), "pool.md:1: title: is missing"],
    [good.replace("questions: [泳池几点开门]", "questions: []"), "pool.md:3: questions.zh-CN: "],
    [good.replace("---\n14", "audience: owners\n---\n14"), "pool.md:4: audience.0: "],
    [good.replace("---\n14", "valid:\n  from: 23.11.2026\n---\n14"), "pool.md:5: valid.from: must be a date like"],
    [
      good.replace("---\n14", "begin: repairs\n---\n14"),
      'pool.md:4: begin: "repairs" is no conversation; there are repair',
    ],
    [good.replace("title: 游泳池", 'title: "游泳池'), "pool.md:"],
    [
      good.replace("14:00–21:00。", "请打 {fone}。"),
      "pool.md:5: {fone} stands for nothing; there are {property}, {phone}",
    ],
    [good.replace("14:00–21:00。", "开放。\n# fr\nOuvert."), 'pool.md:6: "fr" is none of zh-CN, zh-TW, en'],
    [good.replace("14:00–21:00。", ""), "pool.md:5: the answer in zh-CN is missing"],
    [good.replace("14:00–21:00。", "长".repeat(1_501)), "pool.md:5: the answer (zh-CN) is longer than 1500 characters"],
  ])("that is wrong is complained about with its line (%#)", (source, said) => {
    const told = complaint(() => parse(source));
    expect(told).toContain(said);
    expect(told).not.toContain("\n");
  });

  test("is written as the README shows it", () => {
    const readme = readFileSync(join(programDir, "README.md"), "utf8");
    const shown = /```text\n(---\n[\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(parse(shown)).toMatchObject({
      questions: { "zh-CN": ["游泳池几点开门", "泳池收费吗"] },
      audience: ["resident"],
      valid: { from: "2026-06-01", until: "2026-09-30" },
      principle: true,
      answers: { en: "Daily 14:00–21:00, phone {phone}." },
    });
  });

  test("has a name that fits into a button", () => {
    expect(complaint(() => parse(good, "游泳池.md"))).toContain("游泳池.md:1: a file name");
  });
});

describe("a folder of articles", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "handbook-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test("is read whole, README.md and other files aside", () => {
    writeFileSync(join(dir, "pool.md"), good);
    writeFileSync(join(dir, "README.md"), "how to write");
    writeFileSync(join(dir, "notes.txt"), "");
    expect(loadHandbook(dir, { begins }).articles.map(({ id }) => id)).toEqual(["pool"]);
  });

  test("tells everything that is wrong in it at once, in one line", () => {
    writeFileSync(join(dir, "gym.md"), good.replace("title", "titel"));
    writeFileSync(join(dir, "pool.md"), "");
    const told = complaint(() => loadHandbook(dir, { begins }));
    expect(told).toContain(`${join(dir, "gym.md")}:2: titel`);
    expect(told).toContain(`${join(dir, "pool.md")}:1:`);
    expect(told).not.toContain("\n");
  });
});

test("an article for one property is not told in another", () => {
  const handbook = createHandbook([parse(good.replace("---\n14", "properties: cuihu\n---\n14"))]);
  const found = (propertyCode: string | undefined) =>
    handbook.find("泳池几点开门", { audiences: [], propertyCode, zone: undefined }, new Date(0)).length;
  expect([found("cuihu"), found("xinghe"), found(undefined)]).toEqual([1, 0, 1]);
});
