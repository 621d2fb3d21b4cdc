import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { isLanguage, loadTexts, type Texts, text } from "../src/text.ts";

const dirs: string[] = [];

afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** Texts out of files such as `{ "zh-CN/a.ftl": "hello = 您好" }`. */
function textsOf(files: Readonly<Record<string, string>>): Texts {
  const dir = mkdtempSync(join(tmpdir(), "locales-"));
  dirs.push(dir);
  for (const [name, content] of Object.entries({ "zh-CN/0.ftl": "", "zh-TW/0.ftl": "", "en/0.ftl": "", ...files })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return loadTexts(dir);
}

test("a text is said in the language asked for", () => {
  const texts = textsOf({
    "zh-CN/a.ftl": "hello = 您好",
    "zh-TW/a.ftl": "hello = 您好呀",
    "en/a.ftl": "hello = Hello",
  });
  expect(texts.format("zh-CN", text("hello"))).toBe("您好");
  expect(texts.format("zh-TW", text("hello"))).toBe("您好呀");
  expect(texts.format("en", text("hello"))).toBe("Hello");
});

test("a text that a language lacks is said in Simplified Chinese", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "hello = 您好" });
  expect(texts.format("en", text("hello"))).toBe("您好");
});

test("a text within a text is said in the same language, however deep it lies", () => {
  const texts = textsOf({
    "zh-CN/a.ftl": "state = { $of }完成\nwork = { $what }工单\nrepair = 维修",
    "en/a.ftl": "state = { $of } is done\nwork = work order: { $what }\nrepair = repair",
  });
  const nested = text("state", { of: text("work", { what: text("repair") }) });
  expect(texts.format("en", nested)).toBe("work order: repair is done");
  expect(texts.format("zh-CN", nested)).toBe("维修工单完成");
});

test("several texts within a text stand on lines of their own", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "card =\n    工单：\n    { $lines }\nline = { $name }：{ $value }" });
  const lines = [text("line", { name: "编号", value: "BX-1" }), text("line", { name: "次数", value: 2 })];
  expect(texts.format("zh-CN", text("card", { lines }))).toBe("工单：\n编号：BX-1\n次数：2");
  expect(texts.format("zh-CN", text("card", { lines: [] }))).toBe("工单：\n");
});

test("what a person typed goes in as it is, without invisible marks around it", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "said = 「{ $words }」" });
  expect(texts.format("zh-CN", text("said", { words: "{ $x } <b>13800138000</b>" }))).toBe(
    "「{ $x } <b>13800138000</b>」",
  );
});

test("words are those of all languages together, in lower case, wherever a comma separates them", () => {
  const texts = textsOf({
    "zh-CN/a.ftl": "yes = 是\n    .words = 是, 好的，可以",
    "zh-TW/a.ftl": "yes = 是\n    .words = 係",
    "en/a.ftl": "yes = Yes\n    .words = YES,,Y ",
  });
  expect(texts.words("yes")).toEqual(["是", "好的", "可以", "係", "yes", "y"]);
});

test("a text without words, or without a text, has none", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "hello = 您好" });
  expect(texts.words("hello")).toEqual([]);
  expect(texts.words("nothing")).toEqual([]);
});

test("an unknown id throws, in every language", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "hello = 您好", "en/a.ftl": "only-here = Hello" });
  expect(() => texts.format("zh-CN", text("nothing"))).toThrow('no text "nothing"');
  expect(() => texts.format("en", text("hello-again"))).toThrow('no text "hello-again"');
  expect(texts.has("hello")).toBe(true);
  expect(texts.has("only-here")).toBe(false);
});

test("a text that is not given its variable throws", () => {
  const texts = textsOf({ "zh-CN/a.ftl": "taken = { $number } 已接单" });
  expect(() => texts.format("zh-CN", text("taken"))).toThrow('text "taken" (zh-CN)');
  expect(() => texts.format("zh-CN", text("taken", { name: "李强" }))).toThrow("$number");
});

test("the same id in two files throws, and says in which", () => {
  expect(() => textsOf({ "en/a.ftl": "hello = Hello", "en/b.ftl": "hello = Hi" })).toThrow("locales/en/b.ftl");
});

test("only our languages are languages", () => {
  expect(["zh-CN", "zh-TW", "en"].every(isLanguage)).toBe(true);
  expect(["zh", "EN", "", undefined, 1].some(isLanguage)).toBe(false);
});
