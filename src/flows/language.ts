import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { chooseLanguage } from "../domain/language.ts";
import { type Language, languages, text } from "../text.ts";

// Whole sentences only: what merely mentions a language is about something else.
const polite =
  /请|請|麻烦|麻煩|唔该|唔該|可唔可以|可以|能|我|你|您|跟|同|对|對|要|想|用|讲|講|说|說|换|換|成|切|到|转|轉|改|回复|回覆|吗|嗎|吧|一下|版|字|的|\b(?:please|can|could|you|we|i|speak|talk|switch|change|use|write|reply|answer|to|in|language|me|my|it|the|only|want)\b/gi;
const names: Readonly<Record<string, Language>> = {
  english: "en",
  eng: "en",
  英文: "en",
  英语: "en",
  英語: "en",
  cantonese: "zh-TW",
  traditionalchinese: "zh-TW",
  粤语: "zh-TW",
  粵語: "zh-TW",
  广东话: "zh-TW",
  廣東話: "zh-TW",
  白话: "zh-TW",
  繁体: "zh-TW",
  繁體: "zh-TW",
  繁体中文: "zh-TW",
  繁體中文: "zh-TW",
  chinese: "zh-CN",
  mandarin: "zh-CN",
  simplifiedchinese: "zh-CN",
  中文: "zh-CN",
  简体: "zh-CN",
  簡體: "zh-CN",
  简体中文: "zh-CN",
  簡體中文: "zh-CN",
  普通话: "zh-CN",
  普通話: "zh-CN",
  国语: "zh-CN",
  國語: "zh-CN",
};

/** The language that somebody asks to be answered in, when that is all they say. */
export function readLanguage(words: string): Language | undefined {
  if (words.length > 40) return undefined;
  const [bare, named] = [words, words.replace(polite, " ")].map((said) =>
    said.toLowerCase().replace(/[^\p{L}]+/gu, ""),
  );
  // 繁体字 and 中文版 lose a part of their own name to the courtesies.
  return names[bare ?? ""] ?? names[named ?? ""];
}

/** Everything is said in the language somebody chose, from this answer on and also by jobs (W4). */
export const language = defineFlow({
  name: "language",
  inGroups: true,
  for: () => true,
  words: "flow-language",
  wants: (words) => (readLanguage(words) === undefined ? 0 : 0.95),
  interrupts: true,
  seed: {},
  answers: { language: z.enum(languages) },
  steps: {
    language: {
      ask: () => text("language-ask"),
      choices: () => languages.map((key) => ({ key, value: key, label: text(`language-${key}`) })),
      read: readLanguage,
    },
  },
  understand: (words) => {
    const found = readLanguage(words);
    return found === undefined ? {} : { language: found };
  },
  async finish(tx, { answers, who }) {
    await chooseLanguage(tx, { accountId: who.accountId, personId: who.personId, language: answers.language });
    return { replies: [say(text("language-chosen"))], language: answers.language };
  },
});
