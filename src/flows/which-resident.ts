import { z } from "zod";
import type { FactsAbout, Step, Who } from "../conversation/flow.ts";
import { lookUpResidents, searchUnits } from "../domain/property.ts";
import { text } from "../text.ts";
import { verbatim } from "./card.ts";

/** Questions of the flows in which the front desk names a resident: the unit as typed, the unit meant, the person. */
export const residentAnswers = { unitWords: z.string().min(1).max(60), unitId: z.int(), residentId: z.int() };
export const residentFactsBy = ["unitWords", "unitId"] as const;

export interface ResidentFacts {
  /** The words that were searched for, so that an empty list means that they name no unit. */
  readonly searched: string | undefined;
  readonly units: readonly { readonly id: number; readonly label: string }[];
  readonly residents: readonly { readonly id: number; readonly name: string; readonly phone: string }[];
}

type Reader = Parameters<typeof searchUnits>[0];
type Typed = { unitWords: string; unitId: number };

/** Looks the unit and its people up; that somebody of the staff saw their data is written down with what for (X2, O11). */
export function residentFacts(purpose: "invite" | "report" | "move-out" | "bill" | "key-customer") {
  return (db: Reader, who: Who, about: FactsAbout<Typed, unknown>) => lookUp(db, who, about, purpose);
}

async function lookUp(
  db: Reader,
  who: Who,
  { answers, now }: FactsAbout<Typed, unknown>,
  purpose: string,
): Promise<ResidentFacts> {
  const { unitWords, unitId } = answers;
  const units = who.property && unitWords !== undefined ? await searchUnits(db, who.property.id, unitWords) : [];
  const chosen = unitId ?? (units.length === 1 ? units[0]?.id : undefined);
  const residents =
    chosen === undefined || !who.property || !who.staff
      ? []
      : await lookUpResidents(db, {
          propertyId: who.property.id,
          staffId: who.staff.id,
          unitId: chosen,
          purpose,
          now,
        });
  return { searched: unitWords, units, residents };
}

export const whichUnitWords: Step<string, Typed, ResidentFacts, unknown> = {
  ask: ({ facts }) =>
    text(
      facts.searched === undefined || facts.units.length > 0 ? "for-resident-ask-unit" : "for-resident-unknown-unit",
    ),
  read: (words) => words,
  valid: (words, { facts }) => words !== facts.searched || facts.units.length > 0,
  // Corrected here: among the units of one search there may be none that was meant.
  show: (_words, { answers, facts }) => ({
    name: text("field-where"),
    value: verbatim(facts.units.find(({ id }) => id === answers.unitId)?.label ?? ""),
  }),
};

export const whichUnit: Step<number, unknown, ResidentFacts, unknown> = {
  ask: () => text("for-resident-which-unit"),
  choices: ({ facts }) => facts.units.map(({ id, label }) => ({ key: String(id), value: id, label: verbatim(label) })),
  given: ({ facts }) => (facts.units.length === 1 ? facts.units[0]?.id : undefined),
};

export const whichResident: Step<number, unknown, ResidentFacts, unknown> = {
  ask: ({ facts }) => text(facts.residents.length === 0 ? "resident-nobody-lives-there" : "resident-ask-who"),
  choices: ({ facts }) =>
    facts.residents.map(({ id, name }) => ({ key: String(id), value: id, label: verbatim(name) })),
  show: (residentId, { facts }) => ({
    name: text("field-resident"),
    value: verbatim(facts.residents.find(({ id }) => id === residentId)?.name ?? ""),
  }),
};

export function atDesk(who: Who): boolean {
  return who.staff !== undefined && ["front-desk", "supervisor", "manager"].includes(who.staff.role);
}
