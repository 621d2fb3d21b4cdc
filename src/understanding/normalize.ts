import { foldCharacters } from "./fold-characters.ts";
import { Matcher } from "./matcher.ts";
import { slips } from "./slips.ts";

/** A text as the rules and the model read it. */
export interface Normal {
  /** Simplified, lower case, one width, common slips mended, colloquial words in their written form. */
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** Whether the text was longer than what is read. */
  readonly cut: boolean;
}

/** A piece of text between punctuation marks. */
export interface Clause {
  readonly text: string;
  readonly at: number;
  /** The mark that ends it; empty at the end of the text. */
  readonly mark: string;
  /** Sentences are numbered; clauses of one sentence share the number. */
  readonly sentence: number;
}

const headLength = 420;
const tailLength = 180;

const noise =
  /(?<![\u4e00-\u9fff])(?:嗯+|呃+|额+|啊+|哦+|唔该|那个|这个|就是说?|然后)(?=[,，、 …。])|(?:嗯|呃|诶|唉)+|(?:那个){2,}|(?:这个){2,}|(?:就是){2,}|(?:然后){2,}/g;
const betweenHan = /(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g;
const repeatedHan = /([\u4e00-\u9fff])\1{2,}/g;
const stutter = /([\u4e00-\u9fff]{2,4})\1{1,}/g;
const repeatedMark = /([!?~。,.…])(?:\s*\1)+/g;
const apostrophe = /[’‘`´]/g;
const mending = new Matcher(() => slips);

/** Reads a text once for everything that asks about it; of long texts the beginning and the end. */
export function normalize(raw: string): Normal {
  const cut = raw.length > headLength + tailLength;
  const bounded = cut ? `${raw.slice(0, headLength)}\n${raw.slice(-tailLength)}` : raw;
  let text = foldCharacters(bounded.normalize("NFKC").toLowerCase()).replace(apostrophe, "'").trim();
  text = text
    .replace(repeatedMark, "$1")
    .replace(/[ \t\u3000]+/g, " ")
    .replace(betweenHan, wordGap(text))
    .replace(noise, "")
    .replace(repeatedHan, "$1")
    .replace(stutter, "$1");
  text = mend(text);
  return { text, clauses: split(text), cut };
}

/** Voice recognition writes a space after every word; people write one where a comma belongs. */
function wordGap(text: string): string {
  const gaps = text.match(betweenHan)?.length ?? 0;
  return gaps * 5 > text.length ? "" : ",";
}

function mend(text: string): string {
  let mended = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const hit = mending.at(text, at);
    if (!hit) continue;
    mended += text.slice(from, at) + hit.meaning;
    from = hit.end;
    at = hit.end - 1;
  }
  return mended + text.slice(from);
}

const marks = /[,;!?。、…~\n:]|(?<!\d)\.(?!\d)|\.(?=\s|$)/g;

function split(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  for (const mark of text.matchAll(marks)) {
    const sign = mark[0];
    const words = text.slice(from, mark.index);
    const previous = clauses.at(-1);
    if (words.trim() !== "") clauses.push({ text: words, at: from, mark: sign, sentence });
    else if (previous && sign === "?") clauses[clauses.length - 1] = { ...previous, mark: "?" };
    if ("!?。…\n.".includes(sign)) sentence++;
    from = mark.index + sign.length;
  }
  const rest = text.slice(from);
  if (rest.trim() !== "") clauses.push({ text: rest, at: from, mark: "", sentence });
  return clauses;
}
