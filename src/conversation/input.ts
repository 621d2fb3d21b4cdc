import type { Texts } from "../text.ts";
import type { Choice } from "./flow.ts";

/** What a person did in one turn. */
export interface Input {
  readonly text: string;
  readonly button?: string;
  readonly files: readonly string[];
}

// Control characters, bidirectional marks and zero-width characters: nobody types them on purpose, and they hide words.
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A person's words without what cannot be seen or stored. */
export function cleanWords(words: string): string {
  return words.replace(invisible, "").replace(loneSurrogate, "").trim();
}

/** For comparing: width, case, spaces and closing punctuation do not matter. */
export function comparable(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[\s。．.!！~～,，、;；:：?？]+$/u, "")
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

/** The choice a person named by number, by its label or by one of its words; nothing when none or several fit. */
export function chooseByWords<Value>(
  texts: Texts,
  choices: readonly Choice<Value>[],
  words: string,
): Choice<Value> | undefined {
  const ordinal = readOrdinal(words);
  if (ordinal !== undefined) return choices[ordinal - 1];
  const said = comparable(words);
  if (said === "") return undefined;
  const namesOf = (choice: Choice<Value>) => [
    ...(["zh-CN", "zh-TW", "en"] as const).map((language) => comparable(texts.format(language, choice.label))),
    ...texts.words(choice.label.id),
  ];
  const named = choices.filter((choice) => namesOf(choice).includes(said));
  if (named.length === 1) return named[0];
  // A short sentence around a label ("就第一个单元吧，3栋1201"); long ones are left to the flow's own understanding.
  if (said.length > 12) return undefined;
  const mentioned = choices.filter((choice) => namesOf(choice).some((name) => name.length > 1 && affirms(said, name)));
  return mentioned.length === 1 ? mentioned[0] : undefined;
}

/** Whether the words name it without a no in front: 不可以 is no 可以. */
function affirms(said: string, name: string): boolean {
  const at = said.indexOf(name);
  return at >= 0 && !/(?:[不没沒未别別勿唔]|\bno|\bnot|n't)\s*$/.test(said.slice(0, at));
}
