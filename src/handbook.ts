import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { dayOf } from "./domain/calendar.ts";
import { lineAt } from "./policy.ts";
import { isLanguage, type Language, languages } from "./text.ts";
import { indexQuestions } from "./understanding/question-index.ts";

/** Whom an article is for. */
export const audiences = ["everybody", "resident", "owner", "tenant", "staff"] as const;
export type Audience = (typeof audiences)[number];

const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date({ error: "must be a date like 2026-11-22" }),
);
const question = z.string().min(2).max(200);
const inLanguages = <T extends z.ZodType>(value: T) =>
  z.strictObject({ "zh-CN": value, "zh-TW": value.optional(), en: value.optional() });
const listOf = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).min(1));

const frontSchema = z.strictObject({
  title: z.preprocess(
    (given) => (typeof given === "string" ? { "zh-CN": given } : given),
    inLanguages(z.string().min(2).max(60)),
  ),
  questions: z.preprocess(
    (given) => (Array.isArray(given) ? { "zh-CN": given } : given),
    inLanguages(z.array(question).min(1)),
  ),
  /** First and last day on which it is true, in the property's zone. */
  valid: z.strictObject({ from: day.optional(), until: day.optional() }).optional(),
  audience: listOf(z.enum(audiences)).default(["everybody"]),
  /** Codes of the properties it is true for; without it, for all. */
  properties: listOf(z.string().min(1)).optional(),
  /** A matter of principle: its answer is only what can be said before the superior has decided (Q9). */
  principle: z.boolean().default(false),
  /** Conversations that its buttons begin, most wanted first. */
  begin: listOf(z.string()).default([]),
});

/** What the bot may answer to one question: an article of the handbook. */
export interface Article extends z.infer<typeof frontSchema> {
  /** Its file's name without `.md`. */
  readonly id: string;
  readonly answers: { readonly "zh-CN": string; readonly "zh-TW"?: string; readonly en?: string };
}

/** Who asks, as far as it matters to what they may read. */
export interface Reader {
  readonly audiences: readonly Audience[];
  readonly propertyCode: string | undefined;
  readonly zone: string | undefined;
}

export interface Found {
  readonly article: Article;
  /** How sure it is that this is what was asked: 0 to 1. */
  readonly confidence: number;
}

/** The articles of an installation. Pure once it is loaded. */
export interface Handbook {
  readonly articles: readonly Article[];
  /** What may answer these words for this reader today, best first, at most five. */
  find(words: string, reader: Reader, now: Date): readonly Found[];
  get(id: string): Article | undefined;
}

/** From here on an article is the answer; from `askedFrom` on the person is asked whether they mean it. */
export const answeredFrom = 0.55;
export const askedFrom = 0.33;
/** Two that are closer than this may both be meant. */
export const apart = 0.1;
const foundAtMost = 5;
/** When an article for these days only answers it, one for always steps back so far: the water is off today. */
const datedFirst = 0.2;

/** Builds a handbook from articles that were read. */
export function createHandbook(articles: readonly Article[]): Handbook {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const index = indexQuestions(
    articles.map(({ id, title, questions }) => ({
      id,
      questions: languages.flatMap((language) => [title[language] ?? [], questions[language] ?? []].flat()),
    })),
  );
  return {
    articles,
    get: (id) => byId.get(id),
    find(words, reader, now) {
      const matches = index.find(words).slice(0, 4 * foundAtMost);
      const found = matches.flatMap(({ id, confidence }): Found[] => {
        const article = byId.get(id);
        if (!article || !isFor(article, reader) || !isValid(article, reader.zone, now)) return [];
        return [{ article, confidence }];
      });
      if (!found.some(({ article, confidence }) => article.valid && confidence >= answeredFrom))
        return found.slice(0, foundAtMost);
      const behind = found.map(({ article, confidence }) => ({
        article,
        confidence: article.valid ? confidence : Math.max(0, confidence - datedFirst),
      }));
      return behind.sort((a, b) => b.confidence - a.confidence).slice(0, foundAtMost);
    },
  };
}

function isFor({ audience, properties }: Article, reader: Reader): boolean {
  // Of somebody whose property is not known yet, nothing is ruled out.
  if (properties && reader.propertyCode !== undefined && !properties.includes(reader.propertyCode)) return false;
  return audience.some((allowed) => allowed === "everybody" || reader.audiences.includes(allowed));
}

function isValid({ valid }: Article, zone: string | undefined, now: Date): boolean {
  if (!valid) return true;
  const today = dayOf(now, zone ?? "Asia/Shanghai");
  const plain = (date: string) => date.replaceAll("-", "");
  return (!valid.from || plain(valid.from) <= today) && (!valid.until || today <= plain(valid.until));
}

/** An article's words in a language; where it has none, in Simplified Chinese. */
export function inLanguage<Value>(
  versions: { readonly "zh-CN": Value; readonly "zh-TW"?: Value | undefined; readonly en?: Value | undefined },
  language: Language,
): Value {
  return versions[language] ?? versions["zh-CN"];
}

/** What may stand in an answer and is filled in from the property's own data. */
export const placeholders = ["property", "phone"] as const;

/** Reads `*.md` of a folder. Throws a ConfigError that names file and line of everything that is wrong. `begins`: conversations there are. */
export function loadHandbook(dir: string, { begins }: { begins: readonly string[] }): Handbook {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort();
  const complaints: string[] = [];
  const articles = files.flatMap((name) => {
    const path = join(dir, name);
    try {
      return [parseArticle(readFileSync(path, "utf8"), path, { begins })];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      complaints.push(error.message);
      return [];
    }
  });
  if (complaints.length > 0) throw new ConfigError(complaints.join("; "));
  return createHandbook(articles);
}

const fence = /^---\s*$/;
const heading = /^#\s+(\S+)\s*$/;
const answerAtMost = 1_500;

/** One article: front matter between `---`, then the answer; `# zh-TW` and `# en` begin its other languages. Errors: ConfigError. */
export function parseArticle(source: string, path: string, { begins }: { begins: readonly string[] }): Article {
  const complain = (line: number, message: string) => new ConfigError(`${path}:${line}: ${message}`);
  const id = basename(path, ".md");
  if (!/^[a-z0-9-]{1,40}$/.test(id)) throw complain(1, "a file name is at most 40 small letters, digits and -");
  const lines = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (!fence.test(lines[0] ?? "")) throw complain(1, "an article begins with --- and its title and questions");
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (end < 0) throw complain(1, "the --- that ends title and questions is missing");
  // A blank first line keeps the line numbers of the file.
  const front = parseFront(["", ...lines.slice(1, end)].join("\n"), path);
  for (const name of front.begin) {
    const at = lines.findIndex((line) => line.startsWith("begin"));
    if (!begins.includes(name))
      throw complain(at + 1, `begin: "${name}" is no conversation; there are ${begins.join(", ")}`);
  }
  return { id, ...front, answers: parseAnswers(lines, end + 1, complain) };
}

function parseFront(yaml: string, path: string): z.infer<typeof frontSchema> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  const parsed = frontSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const lineOf = (where: readonly PropertyKey[]) => {
    for (let length = where.length; length > 0; length--) {
      const line = lineAt(document.contents, where.slice(0, length), lines);
      if (line !== undefined) return line;
    }
    return 1;
  };
  const complaints = parsed.error.issues.flatMap((issue) => {
    const complain = (where: readonly PropertyKey[], message: string) =>
      `${path}:${lineOf(where)}: ${where.join(".")}: ${message.endsWith("received undefined") ? "is missing" : message}`;
    if (issue.code !== "unrecognized_keys") return complain(issue.path, issue.message);
    return issue.keys.map((key) => complain([...issue.path, key], "unknown key"));
  });
  throw new ConfigError(complaints.join("; "));
}

function parseAnswers(
  lines: readonly string[],
  from: number,
  complain: (line: number, message: string) => ConfigError,
): Article["answers"] {
  const parts = new Map<Language, string[]>();
  let part: string[] = [];
  parts.set("zh-CN", part);
  for (const [index, line] of lines.entries()) {
    if (index < from) continue;
    const language = heading.exec(line)?.[1];
    if (language !== undefined) {
      if (!isLanguage(language)) throw complain(index + 1, `"${language}" is none of ${languages.join(", ")}`);
      part = [];
      parts.set(language, part);
      continue;
    }
    for (const [, name = ""] of line.matchAll(/\{(\w*)\}/g)) {
      if (!placeholders.some((known) => known === name))
        throw complain(index + 1, `{${name}} stands for nothing; there are {${placeholders.join("}, {")}}`);
    }
    part.push(line);
  }
  const answerIn = (language: Language) => {
    const answer = parts.get(language)?.join("\n").trim() ?? "";
    if (answer.length > answerAtMost)
      throw complain(from + 1, `the answer (${language}) is longer than ${answerAtMost} characters`);
    return answer;
  };
  const [chinese, traditional, english] = languages.map(answerIn);
  if (!chinese) throw complain(Math.min(from + 1, lines.length), "the answer in zh-CN is missing");
  return {
    "zh-CN": chinese,
    ...(traditional ? { "zh-TW": traditional } : {}),
    ...(english ? { en: english } : {}),
  };
}

/** A handbook without articles. */
export const emptyHandbook: Handbook = createHandbook([]);
