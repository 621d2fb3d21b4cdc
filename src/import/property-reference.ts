import type { Entries } from "./kinds.ts";
import type { Place, Problem } from "./problem.ts";

interface Referring {
  readonly parts: { readonly property?: string | undefined };
  at(key: "property"): Place;
  complain(key: "property", message: string): Problem;
}

/** Finds the property that a row belongs to, by code or name; undefined, and a problem at most once, when there is none. */
export type FindProperty = (row: Referring) => string | undefined;

/** Rows without a property of their own belong to `chosen`, or to the only property of the file. */
export function propertyFinder(
  { entries, complete }: Entries["properties"],
  stored: readonly { code: string; name: string }[],
  chosen: string | undefined,
  problems: Problem[],
): FindProperty {
  // Null for a name that several have.
  const names = new Map<string, string | null>();
  const codes = new Set<string>();
  for (const { code, name } of [...stored, ...entries.map(({ parts }) => parts)]) {
    if (code === undefined) continue;
    codes.add(code);
    if (name !== undefined) names.set(name, names.has(name) && names.get(name) !== code ? null : code);
  }
  // With a property unread, what looks unknown may be that one.
  const sure = complete && entries.every(({ parts }) => parts.code !== undefined);
  const find = (word: string) => (codes.has(word) ? word : (names.get(word) ?? undefined));

  const [only, ...more] = entries;
  const byDefault = chosen === undefined ? (more.length === 0 ? only?.parts.code : undefined) : find(chosen);
  if (chosen !== undefined && byDefault === undefined && sure) {
    const message = `没有小区 “${chosen}”（--property） / there is no such property`;
    problems.push({ line: 1, column: 1, message });
  }
  let complained = chosen !== undefined || !sure;

  return (row) => {
    const word = row.parts.property;
    if (word !== undefined) {
      const code = find(word);
      if (code === undefined && sure) problems.push(row.complain("property", "没有这个小区 / is no known property"));
      return code;
    }
    if (byDefault === undefined && !complained) {
      complained = true;
      const message =
        "不知道属于哪个小区：请加 “小区” 列，或用 --property CODE / belongs to no property; add a column “property” or say --property CODE";
      problems.push({ ...row.at("property"), message });
    }
    return byDefault;
  };
}
