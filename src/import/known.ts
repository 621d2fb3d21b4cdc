import type { Tx } from "../db/client.ts";
import { foldUnit, type UnitName, unitReferences } from "./unit-name.ts";

type Found = { readonly type: "unit"; readonly unit: UnitName } | { readonly type: "several" };

/** The units that rows may refer to: those of the file and those of the database. */
export class UnitIndex {
  readonly #found = new Map<string, Found>();

  add(property: string, unit: UnitName): void {
    for (const reference of unitReferences(unit)) {
      const key = keyOf(property, reference);
      const other = this.#found.get(key);
      const same =
        other === undefined || (other.type === "unit" && unitKey(property, other.unit) === unitKey(property, unit));
      this.#found.set(key, same ? { type: "unit", unit } : { type: "several" });
    }
  }

  find(property: string, reference: string): Found | undefined {
    return this.#found.get(keyOf(property, foldUnit(reference)));
  }
}

/** What makes a row the same row: its natural key in one string. */
export const keyOf = (...parts: readonly string[]) => parts.join("\u0000");

export const unitKey = (property: string, { building, entrance, room }: Omit<UnitName, "label">) =>
  keyOf(property, building, entrance, room);

/** A property as the database has it. */
export type StoredProperty = Awaited<ReturnType<Tx["property"]["findMany"]>>[number];

/** Adds the units of some properties that the database holds. */
export async function addStoredUnits(tx: Tx, index: UnitIndex, properties: readonly StoredProperty[]): Promise<void> {
  if (properties.length === 0) return;
  const codes = new Map(properties.map(({ id, code }) => [id, code]));
  const units = await tx.unit.findMany({ where: { propertyId: { in: [...codes.keys()] } } });
  for (const unit of units) index.add(codes.get(unit.propertyId) ?? "", unit);
}
