import type { Db, Tx } from "./client.ts";

/** The next of an ascending row of numbers, from 1. */
export async function nextNumber(db: Db, propertyId: number, prefix: string, day: string): Promise<number> {
  const { rows } = await db.pool.query<{ last: number }>({
    name: "next-number",
    text: nextSql,
    values: [propertyId, prefix, day],
  });
  return only(rows);
}

/** The same inside a transaction: for the rare number that nobody waits for, since the row stays locked until it ends. */
export async function nextNumberIn(tx: Tx, propertyId: number, prefix: string, day: string): Promise<number> {
  return only(await tx.$queryRawUnsafe<{ last: number }[]>(nextSql, propertyId, prefix, day));
}

const nextSql = `insert into numbering (property_id, prefix, day, last) values ($1, $2, $3, 1)
  on conflict (property_id, prefix, day) do update set last = numbering.last + 1 returning last`;

function only(rows: readonly { last: number }[]): number {
  const last = rows[0]?.last;
  if (last === undefined) throw new Error("no number was given out");
  return last;
}
