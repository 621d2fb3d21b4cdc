import { defineFlow, say } from "../conversation/flow.ts";
import { fileRepairFor } from "../domain/request.ts";
import { text } from "../text.ts";
import { readPhone, readRepairWords } from "../understanding/repair.ts";
import { availabilityText, placeText, verbatim } from "./card.ts";
import { availabilityWindow } from "./meaning.ts";
import {
  availabilityChoices,
  categoryChoices,
  keyChoices,
  noWishes,
  placeChoices,
  repairAnswers,
} from "./report-repair.ts";
import {
  atDesk,
  residentAnswers,
  residentFacts,
  residentFactsBy,
  whichUnit,
  whichUnitWords,
} from "./which-resident.ts";

const somebodyElse = 0;

/** The front desk files a repair for a resident who phones (R1, A). */
export const reportForResident = defineFlow({
  name: "repair-for-resident",
  for: atDesk,
  words: "flow-repair-for-resident",
  photos: "take",
  seed: {},
  facts: residentFacts("report"),
  factsBy: residentFactsBy,
  answers: { ...residentAnswers, ...repairAnswers },
  number: "BX",
  readBack: text("repair-read-back-for-resident"),
  steps: {
    unitWords: whichUnitWords,
    unitId: whichUnit,
    residentId: {
      ask: () => text("for-resident-ask-who"),
      choices: ({ facts }) => [
        ...facts.residents.map(({ id, name }) => ({ key: String(id), value: id, label: verbatim(name) })),
        { key: "else", value: somebodyElse, label: text("somebody-else") },
      ],
    },
    contactName: {
      ask: () => text("for-resident-ask-contact-name"),
      read: (words) => words,
      given: ({ answers, facts }) => facts.residents.find(({ id }) => id === answers.residentId)?.name,
      show: (name) => ({ name: text("field-contact-name"), value: verbatim(name) }),
    },
    contactPhone: {
      ask: () => text("for-resident-ask-contact-phone"),
      read: readPhone,
      given: ({ answers, facts }) => facts.residents.find(({ id }) => id === answers.residentId)?.phone,
      unclear: text("unclear-phone"),
      show: (phone) => ({ name: text("field-contact-phone"), value: verbatim(phone) }),
    },
    content: {
      ask: () => text("for-resident-ask-content"),
      read: (words) => words,
      unclear: text("repair-unclear-content"),
      show: (content) => ({ name: text("field-content"), value: verbatim(content) }),
    },
    place: {
      ask: () => text("repair-ask-place"),
      choices: () => placeChoices,
      read: (words) => words,
      given: ({ answers }) => (answers.content === undefined ? undefined : readRepairWords(answers.content).place),
      show: (place) => ({ name: text("field-place"), value: placeText(place) }),
    },
    category: {
      ask: () => text("repair-ask-category"),
      choices: () => categoryChoices,
      given: ({ answers }) => (answers.content === undefined ? undefined : readRepairWords(answers.content).category),
      show: (category) => ({ name: text("field-category"), value: text(`category-${category}`) }),
    },
    availability: {
      ask: () => text("repair-ask-availability"),
      choices: () => availabilityChoices,
      read: (words) => words,
      show: (availability) => ({ name: text("field-availability"), value: availabilityText(availability) }),
    },
    keyConsent: {
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
  understand(words) {
    const { category, place, phone } = readRepairWords(words);
    return {
      ...(category ? { category } : {}),
      ...(place ? { place } : {}),
      ...(phone ? { contactPhone: phone } : {}),
    };
  },
  async finish(tx, { answers, who, number, files, now }) {
    const { unitWords: _typed, residentId, wishes, ...rest } = answers;
    const report = {
      ...rest,
      number,
      reporterId: residentId === somebodyElse ? undefined : residentId,
      publicAreaId: undefined,
      wishes: wishes === "" ? null : wishes,
      window: availabilityWindow(rest.availability, { zone: who.property?.zone ?? "Asia/Shanghai", now }),
      files,
      accountId: who.accountId,
      urgent: readRepairWords(rest.content).urgent,
    };
    await fileRepairFor(tx, { ...report, personId: who.personId }, now);
    return [say(text("repair-filed", { number }))];
  },
});
