import type { Tx } from "../db/client.ts";
import type { RosterRow } from "../db/roster.ts";
import type { Policies } from "../policy.ts";
import { type checkStaff, type Placed, uniqueness } from "./check.ts";
import type { Entries } from "./kinds.ts";
import { keyOf } from "./known.ts";
import type { Problem } from "./problem.ts";
import type { Entry } from "./record.ts";

type Rows = readonly (Entries["roster"]["entries"][number] extends Entry<infer T> ? Placed<T> : never)[];

const offWords = ["off", "休", "休息", "公休"];

interface Member {
  readonly property: string;
  readonly name: string;
  readonly phone: string;
}

/** Days of the roster of staff in the file or the database, one for a person and a date (S1). A name alone is enough where only one has it. */
export async function checkRoster(
  tx: Tx,
  rows: Rows,
  {
    staff,
    members,
    policies,
    problems,
  }: {
    staff: Entries["staff"];
    members: ReturnType<typeof checkStaff>;
    policies: Policies;
    problems: Problem[];
  },
): Promise<readonly RosterRow[]> {
  const unique = uniqueness(problems);
  const known = rows.length === 0 ? [] : [...members, ...(await listMembers(tx, rows))];
  // A member of the file whose row has a mistake is not unknown.
  const sure = staff.complete && staff.entries.every(({ whole }) => whole !== undefined);
  return rows.flatMap(({ entry, property }) => {
    const { name, phone, shift } = entry.parts;
    if (property === undefined) return [];
    const wanted = shift !== undefined && offWords.includes(shift.toLowerCase()) ? "off" : shift;
    const { shifts } = policies.for(property);
    if (wanted !== undefined && wanted !== "off" && !Object.hasOwn(shifts, wanted)) {
      const choices = [...Object.keys(shifts), "休"].join("、");
      problems.push(entry.complain("shift", `不是班次，可写 / is no shift; there are: ${choices}`));
      return [];
    }
    if (name === undefined) return [];
    const meant = new Map(
      known
        .filter((one) => one.property === property && one.name === name && (phone === undefined || one.phone === phone))
        .map((one) => [keyOf(one.name, one.phone), one]),
    );
    if (meant.size === 0 && sure) problems.push(entry.complain("name", "不是员工 / is none of the staff"));
    if (meant.size > 1)
      problems.push(entry.complain("name", "有同名员工，请写电话 / is the name of several; add the phone"));
    const [member] = meant.values();
    if (!member || meant.size > 1 || !entry.whole || wanted === undefined) return [];
    const { date } = entry.whole;
    if (!unique(keyOf(property, member.name, member.phone, date), entry, "date")) return [];
    return [{ property, name: member.name, phone: member.phone, date, shift: wanted }];
  });
}

async function listMembers(tx: Tx, rows: Rows): Promise<readonly Member[]> {
  const codes = [...new Set(rows.flatMap(({ property }) => property ?? []))];
  const stored = await tx.staff.findMany({
    where: { dismissedAt: null, person: { property: { code: { in: codes } } } },
    include: { person: { include: { property: true } } },
  });
  return stored.map(({ person: { name, phone, property } }) => ({ property: property.code, name, phone }));
}
