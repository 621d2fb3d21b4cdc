import type { Db, Tx } from "./client.ts";
import { statement } from "./transaction.ts";

/**
 * The last of the next `count` of an ascending row of numbers, from 1. Its commit is not waited for: whoever uses the number commits later, and that commit makes this
 * one durable, too.
 */
export async function nextNumbers(
  db: Db,
  { propertyId, prefix, day, count }: { propertyId: number; prefix: string; day: string; count: number },
): Promise<number> {
  const { rows } = await db.pool.query<{ last: number }>({
    name: "next-numbers",
    text: `with patient as materialized (select set_config('synchronous_commit', 'off', true))
      insert into numbering (property_id, prefix, day, last) select $1, $2, $3, $4 from patient
      on conflict (property_id, prefix, day) do update set last = numbering.last + $4 returning last`,
    values: [propertyId, prefix, day, count],
  });
  return only(rows);
}

/** The next one, inside a transaction: for the rare number that nobody waits for, since the row stays locked until it ends. */
export async function nextNumberIn(tx: Tx, propertyId: number, prefix: string, day: string): Promise<number> {
  const text = `insert into numbering (property_id, prefix, day, last) values ($1, $2, $3, 1)
    on conflict (property_id, prefix, day) do update set last = numbering.last + 1 returning last`;
  return only(
    await statement<{ last: number }>(tx, { name: "number-inside", text, values: [propertyId, prefix, day] }),
  );
}

function only(rows: readonly { last: number }[]): number {
  const last = rows[0]?.last;
  if (last === undefined) throw new Error("no number was given out");
  return last;
}
