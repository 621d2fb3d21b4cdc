import { languages, type Text, type Texts } from "../text.ts";
import type { Choice } from "./flow.ts";

/** What a person did in one turn. */
export interface Input {
  readonly text: string;
  readonly button?: string;
  readonly files: readonly string[];
  /** Among the files is a voice message that nobody has turned into words. */
  readonly voice?: true;
}

// Control characters, bidirectional marks and zero-width characters: nobody types them on purpose, and they hide words.
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A person's words without what cannot be seen or stored. */
export function cleanWords(words: string): string {
  return words.replace(invisible, "").replace(loneSurrogate, "").trim();
}

// Looked for from where a run of it begins: from each of its characters, 4000 full stops would take seconds.
/** For comparing: width, case, spaces and closing punctuation do not matter. */
export function comparable(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/(?<![\s。．.!！~～,，、;；:：?？])[\s。．.!！~～,，、;；:：?？]+$/u, "")
    .trim();
}

const numerals = new Map([..."一二三四五六七八九"].map((numeral, index) => [numeral, index + 1]));
numerals.set("十", 10);

/** The number in `2`, `２`, `二`, `第2个`, `选2`, `2号`; nothing else is one. */
export function readOrdinal(words: string): number | undefined {
  const match = /^(?:第|选|選|no\.? ?|#)?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:个|個|项|項|号|號)?$/u.exec(
    comparable(words),
  );
  const found = match?.[1];
  if (found === undefined) return undefined;
  return numerals.get(found) ?? Number(found);
}

/** Whether the words are exactly one of the `.words` of a text. */
export function means(texts: Texts, id: string, words: string): boolean {
  return texts.words(id).includes(comparable(words));
}

/**
 * The choice a person named by number, by its label or by one of its words; nothing when none or several fit. Between yes and no only courtesies
 * may stand beside it: 等会再确认 is no 确认.
 */
export function chooseByWords<Value>(
  texts: Texts,
  choices: readonly Choice<Value>[],
  words: string,
  strictly = choices.length <= 2,
): Choice<Value> | undefined {
  const ordinal = readOrdinal(words);
  if (ordinal !== undefined) return choices[ordinal - 1];
  const named = chooseByName(texts, choices, words);
  if (named) return named;
  const said = comparable(words);
  // A short sentence around a label ("就第一个单元吧，3栋1201"); long ones are left to the flow's own understanding.
  if (said.length > 12) return undefined;
  const mentioned = choices.filter((choice) => mentions(said, namesOf(texts, choice), strictly));
  return mentioned.length === 1 ? mentioned[0] : undefined;
}

/** The choice whose label or one of whose words this is, and nothing else beside it. */
export function chooseByName<Value>(
  texts: Texts,
  choices: readonly Choice<Value>[],
  words: string,
): Choice<Value> | undefined {
  const said = comparable(words);
  const named = said === "" ? [] : choices.filter((choice) => namesOf(texts, choice).includes(said));
  return named.length === 1 ? named[0] : undefined;
}

const namesByText = new WeakMap<Texts, Map<string, readonly string[]>>();

function namesOf(texts: Texts, { label }: Choice<unknown>): readonly string[] {
  if (label.args) return allNames(texts, label);
  const known = namesByText.get(texts) ?? new Map<string, readonly string[]>();
  namesByText.set(texts, known);
  const names = known.get(label.id) ?? allNames(texts, label);
  known.set(label.id, names);
  return names;
}

function allNames(texts: Texts, label: Text): readonly string[] {
  return [...languages.map((language) => comparable(texts.format(language, label))), ...texts.words(label.id)];
}

// 没法同意, I disagree: what stands beside the name turns it into its opposite.
const negation = /[不没沒別别未无無否勿莫唔冇非]|n't|n’t|\b(?:no|not|never|nor|without|cannot)\b/;

const courtesies =
  /^(?:谢谢|謝謝|多谢|多謝|麻烦|麻煩|辛苦|师傅|師傅|您|你|了|的|吧|啊|哦|呀|啦|嗯|就|是|都|我|[\s,，.。!！~～、]|thank you|thanks|please)*$/;

/** Whether a name is mentioned and not denied; strictly: with nothing beside it that could mean something else. */
function mentions(said: string, names: readonly string[], strictly: boolean): boolean {
  const found = names.filter((name) => name.length > 1 && wordIn(said, name));
  const beside = found.sort((a, b) => b.length - a.length).reduce((rest, name) => rest.replaceAll(name, " "), said);
  return found.length > 0 && !negation.test(beside) && (!strictly || courtesies.test(beside));
}

/** Latin words count only whole: "agree" is not in "disagree". */
function wordIn(said: string, name: string): boolean {
  if (!/^[a-z]/.test(name)) return said.includes(name);
  const at = said.indexOf(name);
  return at >= 0 && !/[a-z]/.test(said[at - 1] ?? "") && !/[a-z]/.test(said[at + name.length] ?? "");
}
