/** What identifies a unit within its property, and how it is written. */
export interface UnitName {
  readonly building: string;
  readonly entrance: string;
  readonly room: string;
  readonly label: string;
}

const buildingWord = /^([\dA-Za-z]+)(?:栋|棟|幢|座|号楼|號樓|楼|樓)$/;
const entranceWord = /^([\dA-Za-z]+)(?:单元|單元)$/;
const roomWord = /^([\dA-Za-z]+)(?:室|房|号|號)$/;

/** A building as units name theirs. */
export function nameBuilding(building: string): string {
  return building.replace(buildingWord, "$1");
}

/** Names a unit by its parts: `3`, `2`, `1201` and `3栋`, `2单元`, `1201室` are the same one. */
export function nameUnit(parts: { building: string; entrance: string; room: string }): UnitName {
  const building = nameBuilding(parts.building);
  const entrance = parts.entrance.replace(entranceWord, "$1");
  const bare = /^[\dA-Za-z]+$/;
  const label = [
    bare.test(parts.building) ? `${parts.building}栋` : parts.building,
    bare.test(parts.entrance) ? `${parts.entrance}单元` : parts.entrance,
    parts.room,
  ].join("");
  return { building, entrance, room: parts.room.replace(roomWord, "$1"), label };
}

/** The ways in which a row may refer to a unit, folded. */
export function unitReferences(unit: UnitName): readonly string[] {
  const parts = [unit.building, unit.entrance, unit.room].filter((part) => part !== "");
  // A101 in building A.
  const joined = /^[A-Za-z]+$/.test(unit.building) && unit.entrance === "" ? [parts.join("")] : [];
  return [...new Set([unit.label, nameUnit(unit).label, parts.join("-"), ...joined].map(foldUnit))];
}

/** Forgets what people write differently: width, case, spaces, kind of dash, 室 at the end. */
export function foldUnit(reference: string): string {
  return reference
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[‐-―−/_]/g, "-")
    .replaceAll("棟", "栋")
    .replaceAll("單元", "单元")
    .replace(/(?<=[\da-z])[室房号號]$/, "");
}
