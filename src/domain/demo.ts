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

/** Gives everybody of the demo property a web chat, so that they can be told things before they open it. */
export async function openDemoChats(tx: Tx, now: Date): Promise<void> {
  const people = await tx.person.findMany({
    where: { property: { demo: true }, accounts: { none: { channel: "web" } } },
  });
  await tx.account.createMany({
    data: people.map(({ id }) => ({ channel: "web", externalId: demoChat(id), personId: id })),
    skipDuplicates: true,
  });
  const accounts = await tx.account.findMany({
    where: { channel: "web", personId: { in: people.map(({ id }) => id) } },
  });
  await tx.conversation.createMany({
    data: accounts.map(({ id, externalId }) => ({ channel: "web", accountId: id, chat: externalId, updatedAt: now })),
    skipDuplicates: true,
  });
}

function demoChat(personId: number): string {
  return `p${personId}`;
}
