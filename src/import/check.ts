import { repairCategories } from "../domain/request.ts";
import type { Policies } from "../policy.ts";
import { languages, type Texts } from "../text.ts";
import type { Entries } from "./kinds.ts";
import { keyOf, type UnitIndex, unitKey } from "./known.ts";
import { mention, type Place, type Problem } from "./problem.ts";
import type { FindProperty } from "./property-reference.ts";
import { nameUnit } from "./unit-name.ts";

interface Surroundings {
  readonly findProperty: FindProperty;
  readonly policies: Policies;
  readonly texts: Texts;
  readonly problems: Problem[];
}

interface Placed {
  at(key: string): Place;
  complain(key: string, message: string): Problem;
}

export interface PlannedPerson {
  readonly property: string;
  readonly name: string;
  readonly phone: string;
}

/** Refuses a second row with the same key. */
function uniqueness(problems: Problem[]) {
  const seen = new Map<string, Place>();
  return (key: string, entry: { at(): Place; complain(message: string): Problem }) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, entry.at());
    else {
      const { zh, en } = mention(first);
      problems.push(entry.complain(`与 ${zh} 重复 / repeats ${en}`));
    }
  };
}
