import type { Policies } from "../policy.ts";
import type { Entries } from "./kinds.ts";
import { keyOf, type UnitIndex, unitKey } from "./known.ts";
import { mention, type Place, type Problem } from "./problem.ts";
import type { Entry } from "./record.ts";
import { nameUnit, type UnitName } from "./unit-name.ts";

/** A row with the property it belongs to; absent when that is a mistake. */
export interface Placed<T> {
  readonly entry: Entry<T>;
  readonly property: string | undefined;
}
type Rows<Name extends keyof Entries> = readonly (Entries[Name]["entries"][number] extends Entry<infer T>
  ? Placed<T>
  : never)[];

/** A unit as its row names it; the label stands even where the row gives none. */
export type NamedUnit = UnitName & { readonly property: string; readonly labelled: boolean };

/** Properties as the file has them; a second row with the same code is a mistake. */
export function checkProperties({ entries }: Entries["properties"], problems: Problem[]) {
  const unique = uniqueness(problems);
  return entries.flatMap((entry) => {
    if (entry.parts.code !== undefined) unique(entry.parts.code, entry, "code");
    return entry.whole ?? [];
  });
}

/** Units by their parts, with their label; two units of a property may not share either. */
export function checkUnits(rows: Rows<"units">, problems: Problem[]): readonly NamedUnit[] {
  const [unique, uniqueLabel] = [uniqueness(problems), uniqueness(problems)];
  return rows.flatMap(({ entry, property }) => {
    const { building, room, entrance = "", label } = entry.parts;
    if (property === undefined || building === undefined || room === undefined) return [];
    const name = nameUnit({ building, entrance, room });
    const unit = { ...name, property, label: label ?? name.label, labelled: label !== undefined };
    if (unique(unitKey(property, unit), entry, "room")) uniqueLabel(keyOf(property, unit.label), entry, "label");
    return unit;
  });
}

/** Public areas; a name is used once in a property. */
export function checkAreas(rows: Rows<"areas">, problems: Problem[]) {
  const unique = uniqueness(problems);
  return rows.flatMap(({ entry, property }) => {
    if (property !== undefined && entry.parts.name !== undefined)
      unique(keyOf(property, entry.parts.name), entry, "name");
    return property !== undefined && entry.whole ? { ...entry.whole, property } : [];
  });
}

/** Residents with the unit that they mean. One person may have several units, but in each only once and in one language. */
export function checkResidents(
  rows: Rows<"residents">,
  { units, sure, problems }: { units: UnitIndex; sure: boolean; problems: Problem[] },
) {
  const unique = uniqueness(problems);
  const spoken = new Map<string, { language: string; place: Place }>();
  return rows.flatMap(({ entry, property }) => {
    const { name, phone, unit: reference, language } = entry.parts;
    if (property === undefined) return [];
    const found = reference === undefined ? undefined : units.find(property, reference);
    if (reference !== undefined && !found && sure)
      problems.push(entry.complain("unit", "没有这个房号 / is no known unit"));
    if (found?.type === "several") problems.push(entry.complain("unit", "对应不止一个房号 / may mean several units"));
    if (name === undefined || phone === undefined) return [];

    const person = keyOf(property, name, phone);
    if (found?.type === "unit") unique(keyOf(person, unitKey(property, found.unit)), entry, "unit");
    const before = spoken.get(person);
    if (language && before && before.language !== language) {
      const { zh, en } = mention(before.place);
      problems.push(entry.complain("language", `与 ${zh} 同一个人的语言不同 / differs from ${en}, the same person`));
    }
    if (language && !before) spoken.set(person, { language, place: entry.at("language") });
    if (!entry.whole || found?.type !== "unit") return [];
    const { building, entrance, room } = found.unit;
    return { property, name, phone, kind: entry.whole.kind, language, building, entrance, room };
  });
}

/** Staff, on shifts that the policy knows. A person is staff once. */
export function checkStaff(rows: Rows<"staff">, { policies, problems }: { policies: Policies; problems: Problem[] }) {
  const unique = uniqueness(problems);
  return rows.flatMap(({ entry, property }) => {
    const { name, phone, shift = "day" } = entry.parts;
    const { shifts } = policies.for(property);
    if (!Object.hasOwn(shifts, shift)) {
      const known = Object.keys(shifts).join("、");
      problems.push(
        entry.complain("shift", `不是班次，政策文件里有 / is no shift (${shift}); the policy has: ${known}`),
      );
    }
    if (property !== undefined && name !== undefined && phone !== undefined)
      unique(keyOf(property, name, phone), entry, "name");
    return property !== undefined && entry.whole ? { ...entry.whole, property } : [];
  });
}

/** Refuses a second row with the same key; false when it did. */
export function uniqueness(problems: Problem[]) {
  const seen = new Map<string, Place>();
  return <T>(key: string, entry: Entry<T>, column: keyof T & string): boolean => {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, entry.at(column));
      return true;
    }
    const { zh, en } = mention(first);
    problems.push(entry.complain(column, `与 ${zh} 重复 / repeats ${en}`));
    return false;
  };
}
