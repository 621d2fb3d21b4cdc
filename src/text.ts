import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** The languages people are answered in (W4). */
export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** A sentence as data: a message of `locales/`, with what goes into it. It becomes words only at the edge. */
export interface Text {
  readonly id: string;
  readonly args?: Readonly<Record<string, Argument>>;
}
export type Argument = string | number | Text | readonly Text[];

/** Says what `id` says, with `args` in it. */
export function text(id: string, args?: Readonly<Record<string, Argument>>): Text {
  return args === undefined ? { id } : { id, args };
}

/** All sentences of the bot in every language. */
export interface Texts {
  /** The words of a text. Throws when the id is in no language: a bug, not a person's mistake. */
  format(language: Language, text: Text): string;
  /** What people type to mean it, in any language: the `.words` attribute, comma-separated in the file, lower case here. */
  words(id: string): readonly string[];
  has(id: string): boolean;
}

/** Reads `locales/<language>/*.ftl`. Throws on a file that Fluent does not understand. */
export function loadTexts(localesDir: string): Texts {
  const bundles = new Map(languages.map((language) => [language, loadBundle(localesDir, language)]));
  const wordsCache = new Map<string, readonly string[]>();

  const find = (language: Language, id: string) => {
    for (const candidate of [language, "zh-CN"] as const) {
      const bundle = bundles.get(candidate);
      const message = bundle?.getMessage(id);
      if (bundle && message) return { bundle, message };
    }
    return undefined;
  };

  const format = (language: Language, { id, args }: Text): string => {
    const found = find(language, id);
    if (!found?.message.value) throw new Error(`no text "${id}" in locales`);
    const errors: Error[] = [];
    const formatted = found.bundle.formatPattern(found.message.value, resolve(language, args), errors);
    if (errors[0]) throw new Error(`text "${id}" (${language}): ${errors[0].message}`);
    return formatted;
  };

  const resolve = (language: Language, args: Text["args"]): Record<string, FluentVariable> | null => {
    if (!args) return null;
    const resolved: Record<string, FluentVariable> = {};
    for (const [name, value] of Object.entries(args)) {
      if (typeof value === "string" || typeof value === "number") resolved[name] = value;
      else if ("id" in value) resolved[name] = format(language, value);
      else resolved[name] = value.map((line) => format(language, line)).join("\n");
    }
    return resolved;
  };

  return {
    format,
    has: (id) => find("zh-CN", id) !== undefined,
    words(id) {
      const known = wordsCache.get(id);
      if (known) return known;
      const words = [...bundles.values()].flatMap((bundle) => {
        const pattern = bundle.getMessage(id)?.attributes["words"];
        return pattern ? splitWords(bundle.formatPattern(pattern)) : [];
      });
      wordsCache.set(id, words);
      return words;
    },
  };
}

function splitWords(list: string): readonly string[] {
  return list
    .split(/[,，\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}

function loadBundle(localesDir: string, language: Language): FluentBundle {
  // Isolation marks would be copied along with numbers and phones.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const dir = join(localesDir, language);
  for (const file of readdirSync(dir).filter((name) => name.endsWith(".ftl"))) {
    const errors = bundle.addResource(new FluentResource(readFileSync(join(dir, file), "utf8")));
    if (errors[0]) throw new Error(`locales/${language}/${file}: ${errors[0].message}`);
  }
  return bundle;
}
