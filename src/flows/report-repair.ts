import { z } from "zod";
import { type Choice, defineFlow, say, type Who } from "../conversation/flow.ts";
import { listPublicAreas } from "../domain/property.ts";
import { openRepair, repairCategories } from "../domain/request.ts";
import { text } from "../text.ts";
import { surenessOf } from "../understanding/meaning.ts";
import { readPhone, readRepairWords } from "../understanding/repair.ts";
import { availabilityKeys, availabilityText, placeText, roomKeys, verbatim } from "./card.ts";
import { availabilityIn, availabilityWindow, ownUnit } from "./meaning.ts";

/** Questions about a repair that every way of reporting one shares (R1). */
export const repairAnswers = {
  content: z.string().min(2).max(1_000),
  category: z.enum(repairCategories),
  place: z.string().min(1).max(60),
  contactName: z.string().min(1).max(40),
  contactPhone: z.string().regex(/^\+?[\d -]{5,20}$/),
  availability: z.string().min(1).max(200),
  keyConsent: z.boolean(),
  wishes: z.string().max(500),
};

/** From here on words that name a thing tell what is broken, and from here on any do. */
const mayBe = 0.2;
const certain = 0.5;

/** Where it is: one of the person's units, or a public area. */
const inPublic = "public";

export const categoryChoices: readonly Choice<z.infer<typeof repairAnswers.category>>[] = repairCategories.map(
  (category) => ({
    key: category,
    value: category,
    label: text(`category-${category}`),
  }),
);

export const placeChoices: readonly Choice<string>[] = roomKeys.map((key) => ({
  key,
  value: `~${key}`,
  label: placeText(`~${key}`),
}));

export const availabilityChoices: readonly Choice<string>[] = availabilityKeys.map((key) => ({
  key,
  value: `~${key}`,
  label: availabilityText(`~${key}`),
}));

export const noWishes: Choice<string> = { key: "none", value: "", label: text("no-wishes") };

export const keyChoices: readonly Choice<boolean>[] = [
  { key: "yes", value: true, label: text("key-yes") },
  { key: "no", value: false, label: text("key-no") },
];

/** A resident, or a member of staff who found something in a public area, reports what is broken (R1, R2, R11). */
export const reportRepair = defineFlow({
  name: "repair",
  for: (who: Who) => who.property !== undefined,
  words: "flow-repair",
  wants: (_words, _who, meaning) => surenessOf(meaning(), "repair"),
  opening: text("repair-heard"),
  photos: "begin",
  seed: {},
  factsBy: ["content", "where"],
  facts: async (db, who, { answers }) => ({
    areas: who.property && whereOf(who, answers) === inPublic ? await listPublicAreas(db, who.property.id) : [],
  }),
  // On the way of most messages: their turn needs no second run.
  factsWithout: (who, { answers }) => (whereOf(who, answers) === inPublic ? undefined : { areas: [] }),
  answers: { where: z.string(), ...repairAnswers },
  number: "BX",
  readBack: text("repair-read-back"),
  steps: {
    content: {
      ask: () => text("repair-ask-content"),
      read: (words) => words,
      unclear: text("repair-unclear-content"),
      show: (content) => ({ name: text("field-content"), value: verbatim(content) }),
    },
    where: {
      ask: () => text("repair-ask-where"),
      choices: ({ who }) => [
        ...who.units.map(({ id, label }) => ({ key: `u${id}`, value: `u${id}`, label: verbatim(label) })),
        { key: inPublic, value: inPublic, label: text("public-area") },
      ],
      given: ({ who, answers }) => whereOf(who, answers),
      show: (where, { who }) => {
        const unit = who.units.find(({ id }) => `u${id}` === where);
        return { name: text("field-where"), value: unit ? verbatim(unit.label) : text("public-area") };
      },
    },
    place: {
      ask: ({ answers }) => text(answers.where === inPublic ? "repair-ask-area" : "repair-ask-place"),
      choices: ({ answers, facts }) =>
        answers.where === inPublic
          ? facts.areas.map(({ id, name }) => ({ key: `a${id}`, value: name, label: verbatim(name) }))
          : placeChoices,
      read: (words) => words,
      given: ({ answers, facts }) =>
        answers.where === inPublic ? facts.areas.find(({ name }) => answers.content?.includes(name))?.name : undefined,
      show: (place) => ({ name: text("field-place"), value: placeText(place) }),
    },
    category: {
      ask: () => text("repair-ask-category"),
      choices: () => categoryChoices,
      given: ({ answers }) => (answers.content === undefined ? undefined : readRepairWords(answers.content).category),
      show: (category) => ({ name: text("field-category"), value: text(`category-${category}`) }),
    },
    contactName: {
      ask: () => text("repair-ask-contact-name"),
      read: (words) => words,
      given: ({ who }) => who.name,
      show: (name) => ({ name: text("field-contact-name"), value: verbatim(name) }),
    },
    contactPhone: {
      ask: () => text("repair-ask-contact-phone"),
      read: readPhone,
      given: ({ who }) => (who.phone === "" ? undefined : who.phone),
      unclear: text("unclear-phone"),
      show: (phone) => ({ name: text("field-contact-phone"), value: verbatim(phone) }),
    },
    availability: {
      when: ({ answers }) => answers.where !== undefined && answers.where !== inPublic,
      ask: () => text("repair-ask-availability"),
      choices: () => availabilityChoices,
      read: (words) => words,
      show: (availability) => ({ name: text("field-availability"), value: availabilityText(availability) }),
    },
    keyConsent: {
      when: ({ answers }) => answers.where !== undefined && answers.where !== inPublic,
      ask: () => text("repair-ask-key"),
      choices: () => keyChoices,
      show: (consent) => ({ name: text("field-key"), value: text(consent ? "key-yes" : "key-no") }),
    },
    wishes: {
      ask: () => text("repair-ask-wishes"),
      choices: () => [noWishes],
      read: (words) => words,
      show: (wishes) => ({ name: text("field-wishes"), value: wishes === "" ? text("no-wishes") : verbatim(wishes) }),
    },
  },
  understand(words, { answers, who, now }, meaning) {
    const sure = surenessOf(meaning(), "repair");
    const said = readRepairWords(words);
    const tells = sure >= certain || (sure >= mayBe && said.category !== undefined);
    const unitId = answers.where === undefined ? ownUnit(words, who) : undefined;
    const availability = availabilityIn(words, { who, now });
    return {
      ...(answers.content === undefined && tells ? { content: words } : {}),
      ...(said.category && (answers.content === undefined || sure >= certain) ? { category: said.category } : {}),
      ...(unitId === undefined ? {} : { where: `u${unitId}` }),
      ...(said.place && answers.where !== inPublic ? { place: said.place } : {}),
      ...(availability ? { availability } : {}),
      ...(said.phone ? { contactPhone: said.phone } : {}),
    };
  },
  async finish(tx, { answers, facts, who, number, files, now }) {
    const { property, personId } = who;
    if (!property || personId === undefined) throw new Error("a repair was reported by nobody");
    const { where, place, availability, keyConsent, wishes, ...rest } = answers;
    const inside = where !== inPublic;
    await openRepair(
      tx,
      {
        ...rest,
        propertyId: property.id,
        number,
        reporterId: personId,
        unitId: inside ? Number(where.slice(1)) : undefined,
        publicAreaId: inside ? undefined : facts.areas.find(({ name }) => name === place)?.id,
        place,
        wishes: wishes === "" ? null : wishes,
        availability: inside ? availability : null,
        window: inside ? availabilityWindow(availability, { zone: property.zone, now }) : undefined,
        keyConsent: inside ? keyConsent : null,
        files,
        accountId: who.accountId,
        urgent: readRepairWords(rest.content).urgent,
        byStaff: who.staff !== undefined,
        actorId: personId,
      },
      now,
    );
    return [say(text("repair-opened", { number }))];
  },
});

/** Where it is, as far as that is said or there is no choice. */
function whereOf({ units }: Who, { content = "", where }: { content?: string; where?: string }): string | undefined {
  if (where !== undefined) return where;
  if (units.length === 0 || readRepairWords(content).inPublic) return inPublic;
  const [only] = units;
  return only && units.length === 1 ? `u${only.id}` : undefined;
}
