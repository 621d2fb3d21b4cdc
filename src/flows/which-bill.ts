import { z } from "zod";
import type { Choice, FactsAbout, Reply, Step, Who } from "../conversation/flow.ts";
import { say } from "../conversation/flow.ts";
import { type Bill, listMyBills } from "../domain/bill.ts";
import { text } from "../text.ts";
import { billName, privateOnly, total } from "./bill-words.ts";
import { verbatim } from "./card.ts";
import { idInButton } from "./which-order.ts";

/** Facts of the flows in which a resident does something about bills of one unit. */
export interface BillsFacts {
  readonly bills: readonly Bill[];
}
export interface BillSeed {
  readonly billId?: number;
}

export const billAnswers = { unit: z.string(), bill: z.string() };

type Reader = Parameters<typeof listMyBills>[0];

export async function billsFacts(db: Reader, who: Who, _about: FactsAbout<unknown, unknown>): Promise<BillsFacts> {
  return { bills: await listMyBills(db, who.personId) };
}

/** A resident who is bound to a unit, or works here and lives here as well. */
export function hasHome(who: Who): boolean {
  return who.personId !== undefined && who.units.length > 0;
}

/** Reads `<verb>:<bill>`. */
export function billSeed(args: readonly string[]): BillSeed | undefined {
  const parsed = z.tuple([idInButton]).safeParse(args);
  return parsed.success ? { billId: parsed.data[0] } : undefined;
}

/** Ends a flow about bills where others read along, or where nothing is owed. */
export function nothingOwed(context: { readonly who: Who; readonly facts: BillsFacts }): readonly Reply[] | undefined {
  return privateOnly(context) ?? (context.facts.bills.length === 0 ? [say(text("fee-nothing-owed"))] : undefined);
}

const all = "all";

/** Which of the person's units; asked only where several owe something. */
export const whichUnit: Step<string, { unit: string; bill: string }, BillsFacts, BillSeed> = {
  ask: () => text("fee-ask-unit"),
  choices: ({ facts }) => unitsOf(facts.bills).map(({ key, label }) => ({ key, value: key, label: verbatim(label) })),
  given: ({ facts, seed }) => {
    const chosen = facts.bills.find(({ id }) => id === seed.billId);
    const units = unitsOf(facts.bills);
    return chosen ? `u${chosen.unitId}` : units.length === 1 ? units[0]?.key : undefined;
  },
};

function unitsOf(bills: readonly Bill[]): readonly { readonly key: string; readonly label: string }[] {
  return [...new Map(bills.map(({ unitId, unit }) => [unitId, { key: `u${unitId}`, label: unit }])).values()];
}

/** The bills that were chosen: one, or all of the unit. */
export function chosenBills(
  { bills }: BillsFacts,
  { unit, bill }: Readonly<Partial<{ unit: string; bill: string }>>,
): readonly Bill[] {
  return bills.filter(({ id, unitId }) => `u${unitId}` === unit && (bill === all || bill === `b${id}`));
}

/** Which of the unit's bills; `several` offers all of them at once. */
export function whichBill({
  several,
}: {
  several: boolean;
}): Step<string, { unit: string; bill: string }, BillsFacts, BillSeed> {
  const ofUnit = (facts: BillsFacts, unit: string | undefined) =>
    facts.bills.filter(({ unitId }) => `u${unitId}` === unit);
  return {
    ask: () => text("fee-ask-bill"),
    choices: ({ facts, answers }) => {
      const bills = ofUnit(facts, answers.unit);
      const each: readonly Choice<string>[] = bills
        .slice(0, 9)
        .map((bill) => ({ key: `b${bill.id}`, value: `b${bill.id}`, label: billName(bill) }));
      return several && bills.length > 1
        ? [{ key: all, value: all, label: text("fee-all-bills", { amount: total(bills) }) }, ...each]
        : each;
    },
    given: ({ facts, answers, seed }) => {
      const bills = ofUnit(facts, answers.unit);
      if (bills.some(({ id }) => id === seed.billId)) return `b${seed.billId}`;
      return bills.length === 1 ? `b${bills[0]?.id}` : undefined;
    },
  };
}
