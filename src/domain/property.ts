import { writeLookups } from "../db/archive-lookup.ts";
import type { Tx } from "../db/client.ts";

/** The public areas that a property named, in the order of its list. */
export async function listPublicAreas(tx: Tx, propertyId: number): Promise<readonly { id: number; name: string }[]> {
  return tx.publicArea.findMany({ where: { propertyId }, orderBy: { id: "asc" }, select: { id: true, name: true } });
}

/** Units whose label or parts fit what somebody typed, at most ten. */
export async function searchUnits(
  tx: Tx,
  propertyId: number,
  words: string,
): Promise<readonly { id: number; label: string }[]> {
  const digits = words
    .replace(/[^\dA-Za-z]+/g, " ")
    .trim()
    .split(" ")
    .filter((part) => part !== "");
  const units = await tx.unit.findMany({
    where: { propertyId, room: digits.at(-1) ?? "" },
    orderBy: { id: "asc" },
    take: 200,
  });
  const exact = units.filter(({ label }) => label === words);
  if (exact.length > 0) return exact;
  return units
    .filter(({ building, entrance }) => {
      const parts = [building, entrance].filter((part) => part !== "").map((part) => part.replace(/[^\dA-Za-z]+/g, ""));
      return digits.slice(0, -1).every((digit) => parts.includes(digit));
    })
    .slice(0, 10)
    .map(({ id, label }) => ({ id, label }));
}

/** Those who live in a unit or own it. */
export async function listResidents(
  tx: Tx,
  unitId: number,
): Promise<readonly { id: number; name: string; phone: string }[]> {
  const rows = await tx.residency.findMany({
    where: { unitId },
    include: { person: true },
    orderBy: { personId: "asc" },
  });
  return rows.map(({ person }) => ({ id: person.id, name: person.name, phone: person.phone }));
}

/** The same for a member of staff, whose look is written down with what it was for (X2, O11). */
export async function lookUpResidents(
  tx: Tx,
  look: { propertyId: number; staffId: number; unitId: number; purpose: string; now: Date },
): Promise<readonly { id: number; name: string; phone: string }[]> {
  const residents = await listResidents(tx, look.unitId);
  await writeLookups(tx, { ...look, personIds: residents.map(({ id }) => id) });
  return residents;
}

/** How a unit is written, or null for none. */
export async function unitLabel(tx: Tx, unitId: number | null): Promise<string | null> {
  if (unitId === null) return null;
  const unit = await tx.unit.findUnique({ where: { id: unitId } });
  return unit?.label ?? null;
}

/** All properties, for somebody who is not known yet. `phone`: of the duty desk. */
export async function listProperties(
  tx: Tx,
): Promise<readonly { id: number; code: string; name: string; phone: string | null }[]> {
  const select = { id: true, code: true, name: true, phone: true };
  return tx.property.findMany({ orderBy: { id: "asc" }, select, take: 50 });
}

/** The phone of a property's duty desk, day and night. */
export async function findDutyPhone(tx: Tx, propertyId: number): Promise<string | null> {
  const property = await tx.property.findUnique({ where: { id: propertyId }, select: { phone: true } });
  return property?.phone || null;
}

/** The language a reporter is written to. */
export async function findReporterLanguage(tx: Tx, personId: number | null): Promise<string | undefined> {
  const person = personId === null ? null : await tx.person.findUnique({ where: { id: personId } });
  return person?.language;
}
