import type { Tx } from "../db/client.ts";

/** A person of the demo property, as the demo page lists them. */
export interface DemoPerson {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly unit?: string;
}

/** Everybody of the demo property: residents first, then staff. */
export async function listDemoPeople(tx: Tx): Promise<readonly DemoPerson[]> {
  const people = await tx.person.findMany({
    where: { property: { demo: true } },
    include: { staff: true, residencies: { include: { unit: true }, take: 1 } },
    orderBy: { id: "asc" },
  });
  const listed = people.map(({ id, name, staff, residencies }): DemoPerson => {
    const unit = residencies[0]?.unit.label;
    return { id, name, role: staff?.role ?? "resident", ...(unit === undefined ? {} : { unit }) };
  });
  return [...listed.filter(({ role }) => role === "resident"), ...listed.filter(({ role }) => role !== "resident")];
}

/** The web chat of a person of the demo property. */
export async function findDemoChat(tx: Tx, personId: number): Promise<string | undefined> {
  const person = await tx.person.findFirst({ where: { id: personId, property: { demo: true } } });
  return person ? demoChat(person.id) : undefined;
}

/** As db/demo.ts names it. */
function demoChat(personId: number): string {
  return `p${personId}`;
}
