import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { type Binding, bindByCode, bindResident, codePattern } from "../domain/identity.ts";
import { listProperties } from "../domain/property.ts";
import { text } from "../text.ts";
import type { Intent } from "../understanding/meaning.ts";
import { readPhone, readRepairWords } from "../understanding/repair.ts";
import { verbatim } from "./card.ts";

const unitPattern =
  /[A-Za-z]?\d+\s*(?:栋|幢|座|号楼|號樓|#|期|单元|單元|-|－)(?:[\dA-Za-z]+\s*(?:单元|單元|栋|幢|座|-|－)\s*)?[\dA-Za-z]+\s*(?:室|房)?/;
const namePattern = /(?:我叫|我是|姓名[:：]?|name is|I am|I'm)\s*([\p{Script=Han}·]{2,8}|[A-Za-z][A-Za-z .'-]{1,38})/u;

/** What a stranger may have come for, to be taken up again when it is known who they are. */
const wishes: ReadonlySet<Intent> = new Set([
  "repair",
  "complaint",
  "inquiry",
  "fee",
  "progress",
  "praise_suggestion",
  "handoff",
]);

/** A stranger says who they are; then the wish that brought them here is taken up again (R1, O11). */
export const bind = defineFlow({
  name: "bind",
  for: (who) => who.personId === undefined,
  words: "flow-bind",
  wants: (words) => (codePattern.test(words.trim()) ? 0.1 : 0.6),
  opening: text("bind-opening"),
  seed: {},
  facts: async (db) => ({ properties: await listProperties(db) }),
  stop: ({ facts }) => (facts.properties.length === 0 ? [say(text("bind-no-property"))] : undefined),
  answers: {
    wish: z.string().max(1_000),
    property: z.int(),
    unitWords: z.string().min(1).max(60),
    name: z.string().min(1).max(40),
    phone: z.string().regex(/^\+?[\d -]{5,20}$/),
  },
  steps: {
    // Never asked: only what was said before anybody knew who was speaking.
    wish: { ask: () => text("bind-opening"), given: () => "" },
    property: {
      ask: () => text("bind-ask-property"),
      choices: ({ facts }) =>
        facts.properties.map(({ id, name }) => ({ key: String(id), value: id, label: verbatim(name) })),
      given: ({ facts }) => (facts.properties.length === 1 ? facts.properties[0]?.id : undefined),
    },
    unitWords: { ask: () => text("bind-ask-unit"), read: (words) => readUnit(words) ?? words },
    name: { ask: () => text("bind-ask-name"), read: (words) => readName(words) ?? words },
    phone: { ask: () => text("bind-ask-phone"), read: readPhone, unclear: text("unclear-phone") },
  },
  understand(words, { answers, facts }, meaning) {
    const phone = readPhone(words);
    const unit = readUnit(words);
    const name = readName(words);
    const linked = /^\/start\s+(\S+)$/.exec(words)?.[1];
    const property = facts.properties.find(({ code }) => code === linked)?.id;
    const { intent, confidence } = meaning();
    const wish = !answers.wish && wishes.has(intent) && confidence >= 0.5;
    return {
      ...(wish ? { wish: words } : {}),
      ...(property === undefined ? {} : { property }),
      ...(unit && !wish ? { unitWords: unit } : {}),
      ...(name ? { name } : {}),
      ...(phone && !wish ? { phone } : {}),
    };
  },
  async finish(tx, { answers, who, files, now, policies }) {
    const { wish, property, unitWords, name, phone } = answers;
    const claimant = { accountId: who.accountId, network: who.network, now, policies };
    const binding = await bindResident(tx, { ...claimant, propertyId: property, unitWords, name, phone });
    return bindingReplies(binding, { text: wish, files });
  },
});

/** A code from the front desk, or the invitation of a new colleague. */
export const joinByCode = defineFlow({
  name: "join",
  for: (who) => who.personId === undefined,
  words: "flow-join",
  wants: (words) =>
    codePattern.test(words.trim()) || codePattern.test(words.replace(/^\/start\s+/, "").trim()) ? 1 : 0,
  seed: {},
  answers: { code: z.string().regex(codePattern) },
  steps: {
    code: {
      ask: () => text("join-ask-code"),
      read: (words) => words.replace(/\s+/g, ""),
      unclear: text("join-unclear-code"),
    },
  },
  understand: (words) => {
    const code = words.replace(/^\/start\s+/, "").trim();
    return codePattern.test(code) ? { code } : {};
  },
  async finish(tx, { answers: { code }, who, now, policies }) {
    const binding = await bindByCode(tx, { accountId: who.accountId, network: who.network, code, now, policies });
    return bindingReplies(binding, { text: "", files: [] });
  },
});

function bindingReplies(binding: Binding, wish: { text: string; files: readonly string[] }) {
  if (binding.type === "bound") return { replies: [say(text("bind-done", { name: binding.name }))], takeUp: wish };
  return [say(text(binding.type === "no-match" ? "bind-no-match" : "bind-too-many-guesses"))];
}

function readUnit(words: string): string | undefined {
  return unitPattern.exec(words)?.[0].trim();
}

/** 我叫张伟; or what is left beside phone and unit in "张伟 13800000101 3栋1201", when it can be a name. */
function readName(words: string): string | undefined {
  const introduced = namePattern.exec(words)?.[1]?.trim();
  const phone = readPhone(words);
  if (introduced !== undefined || phone === undefined || readRepairWords(words).category !== undefined)
    return introduced;
  const rest = words
    .replace(phone, " ")
    .replace(readUnit(words) ?? " ", " ")
    .replace(/[,，。;；、:：]|电话|電話|手机|房号|姓名/g, " ")
    .trim();
  return /^[\p{Script=Han}·]{2,8}$|^[A-Za-z][A-Za-z .'-]{1,38}$/u.test(rest) ? rest : undefined;
}
