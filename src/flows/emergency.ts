import { z } from "zod";
import { type Choice, type Context, defineFlow, type Ending, type Finished, say } from "../conversation/flow.ts";
import { type EmergencyKind, emergencyKinds } from "../domain/emergency.ts";
import { findIncidentDetails, type Raised, raiseIncident } from "../domain/incident.ts";
import { findDutyPhone, listProperties } from "../domain/property.ts";
import { type Text, text } from "../text.ts";
import { readEmergencyWords } from "../understanding/emergency.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { verbatim } from "./card.ts";
import { adviceLines, falseAlarmButton } from "./incident-card.ts";
import { atDesk } from "./which-resident.ts";

/** From here on nothing is asked before the alarm; below it one press is, and from `likely` on that comes before every other meaning. */
const certain = 0.8;
const likely = 0.5;
const suspicious = 0.3;
/** Too little to begin by itself; it is among what is offered when nothing else is sure. */
const offeredOnly = 0.4;

/** A cry for help alone: what it is about is found out on the spot. */
const cry = /^\s*(?:救命|救命啊+|快来人|快來人|救人|sos|help(?: me)?)[!！。.~\s]*$/i;

function alarmOf(words: string, meaning: () => Meaning): { kind: EmergencyKind; confidence: number } | undefined {
  const meant = meaning().emergency;
  if (meant) return meant;
  return cry.test(words) ? { kind: "other", confidence: 1 } : undefined;
}

type Tx = Parameters<typeof raiseIncident>[0];

interface Facts {
  readonly properties: readonly { readonly id: number; readonly name: string; readonly phone: string | null }[];
}
const answers = {
  content: z.string().max(4_000),
  kind: z.enum(emergencyKinds),
  real: z.boolean(),
  more: z.string().max(4_000),
  property: z.int(),
};
type Answers = { [Name in keyof typeof answers]: z.infer<(typeof answers)[Name]> };
type EmergencyContext = Context<Answers, Facts, unknown>;

/** Kinds that can be pressed; the rest is 其他. */
const offeredKinds = [
  "fire",
  "flood",
  "gas",
  "elevator_entrapment",
  "medical",
  "crime",
  "shock",
  "other",
] as const satisfies readonly EmergencyKind[];
const kindChoices: readonly Choice<EmergencyKind>[] = offeredKinds.map((kind) => ({
  key: kind,
  value: kind,
  label: text(`emergency-${kind}`),
}));

const realChoices: readonly Choice<boolean>[] = [
  { key: "yes", value: true, label: text("emergency-yes") },
  { key: "no", value: false, label: text("emergency-no") },
];

/**
 * Somebody says that something is going on (E1-E11). When the words leave no doubt the first answer already says what to do and the alarm is out;
 * when they do, it advises all the same and asks once. For everybody, known or not; it breaks into every other conversation.
 */
export const emergency = defineFlow({
  name: "emergency",
  inGroups: true,
  for: () => true,
  words: "flow-emergency",
  interrupts: true,
  photos: "take",
  wants(words, _who, meaning) {
    const alarm = alarmOf(words, meaning);
    if (!alarm || alarm.confidence < suspicious) return 0;
    if (alarm.confidence >= certain) return 1;
    // A flat without current is a repair before it is an alarm.
    if (alarm.kind === "power_cut" && alarm.confidence < likely) return Math.min(alarm.confidence, offeredOnly);
    // It comes before whatever else the words may mean, and is never sure enough to break in.
    return alarm.confidence >= likely ? 0.75 : 0.7;
  },
  seed: {},
  facts: async (db, who): Promise<Facts> => ({
    properties: who.property
      ? [{ ...who.property, phone: await findDutyPhone(db, who.property.id) }]
      : await listProperties(db),
  }),
  answers,
  steps: {
    // Never asked: what was said, and what was added before the alarm was out.
    content: { ask: () => text("emergency-ask-kind"), given: () => "" },
    kind: {
      ask: ({ facts }) => withDutyPhone("emergency-ask-kind", "emergency-ask-kind-duty", facts),
      choices: () => kindChoices,
      read: () => "other",
    },
    real: {
      ask: (context) => text("emergency-unsure", { lines: advice(context) }),
      choices: () => realChoices,
      // Somebody who began with a press instead of words means it.
      given: ({ answers: { content } }) => (content === "" ? true : undefined),
    },
    more: { ask: () => text("emergency-ask-kind"), given: () => "" },
    property: {
      when: ({ answers: { real } }) => real === true,
      ask: (context) => text("emergency-ask-property", { lines: advice(context) }),
      choices: ({ facts }) =>
        facts.properties.map(({ id, name }) => ({ key: String(id), value: id, label: verbatim(name) })),
      given: ({ facts: { properties }, answers: { content = "" } }) =>
        properties.length === 1 ? properties[0]?.id : properties.find(({ name }) => content.includes(name))?.id,
    },
  },
  understand(words, { answers: { content } }, meaning) {
    const alarm = alarmOf(words, meaning);
    return {
      ...(content ? { more: words } : { content: words }),
      // Only words that are unsure say nothing about the kind: it is what it is.
      ...(content && !alarm ? {} : { kind: alarm?.kind ?? "other" }),
      ...(alarm && alarm.confidence >= certain ? { real: true } : {}),
    };
  },
  async finish(tx, turn): Promise<Ending> {
    const { answers: said, who, files } = turn;
    const { content, more, real, kind, property } = said;
    const words = [content, more].filter((part) => part !== "").join("\n");
    if (!real)
      return {
        replies: [say(text("emergency-not-real"))],
        takeUp: { text: words, files, except: "emergency" },
      };
    return raise(tx, turn, { words, kind, propertyId: property, staff: who.staff ? "self" : undefined });
  },
});

/** The front desk raises it for somebody on the phone (E10). */
export const emergencyForCaller = defineFlow({
  name: "emergency-for-caller",
  for: atDesk,
  words: "flow-emergency-for-caller",
  uninterrupted: true,
  photos: "take",
  seed: {},
  facts: async (db, who): Promise<Facts> => ({
    properties: who.property ? [{ ...who.property, phone: await findDutyPhone(db, who.property.id) }] : [],
  }),
  answers: { content: answers.content, kind: answers.kind },
  steps: {
    content: { ask: () => text("emergency-caller-ask-content"), read: (words) => words },
    kind: { ask: () => text("emergency-caller-ask-kind"), choices: () => kindChoices, read: () => "other" },
  },
  understand: (words, { answers: { content } }, meaning) => {
    const alarm = alarmOf(words, meaning);
    return { ...(content === undefined ? { content: words } : {}), ...(alarm ? { kind: alarm.kind } : {}) };
  },
  finish: (tx, turn) =>
    raise(tx, turn, {
      words: turn.answers.content,
      kind: turn.answers.kind,
      propertyId: turn.who.property?.id,
      staff: "caller",
    }),
});

interface Alarm {
  readonly words: string;
  readonly kind: EmergencyKind;
  readonly propertyId: number | undefined;
  readonly staff: "self" | "caller" | undefined;
}

async function raise(
  tx: Tx,
  { who, files, facts, now, policies }: Finished<unknown, Facts, unknown>,
  { words, kind, propertyId, staff }: Alarm,
): Promise<Ending> {
  const property = facts.properties.find(({ id }) => id === propertyId);
  if (!property) return [say(text("emergency-no-property", { lines: adviceLines(kind, null) }))];
  const { accountId, personId } = who;
  const { place, hurt, phone, confidential } = readEmergencyWords(words);
  const raised = await raiseIncident(tx, {
    propertyId: property.id,
    kind,
    content: words,
    confidential,
    place,
    hurt,
    phone,
    files,
    accountId,
    personId,
    staff,
    now,
    policies,
  });
  const lines = adviceLines(kind, property.phone);
  const replies = [say(answerTo(raised, lines), falseAlarmButton(raised.requestId))];
  const details = await findIncidentDetails(tx, { requestId: raised.requestId, accountId, personId });
  if (!details || details.missing.length === 0) return replies;
  return { replies, takeUp: { button: `details:${raised.requestId}` } };
}

function answerTo({ type, number, comingName }: Raised, lines: readonly Text[]): Text {
  if (type === "raised") return text("emergency-raised", { number, lines });
  if (comingName === undefined) return text("emergency-added", { number, lines });
  return text("emergency-added-coming", { number, lines, name: comingName });
}

function advice({ facts, answers: { kind = "other", property } }: EmergencyContext): readonly Text[] {
  const only = facts.properties.length === 1 ? facts.properties[0] : undefined;
  const known = facts.properties.find(({ id }) => id === property) ?? only;
  return adviceLines(kind, known?.phone);
}

function withDutyPhone(id: "emergency-ask-kind", withPhone: "emergency-ask-kind-duty", { properties }: Facts): Text {
  const phone = properties.length === 1 ? properties[0]?.phone : undefined;
  return phone ? text(withPhone, { phone }) : text(id);
}
