import type { Db } from "./client.ts";

/** How many properties there are, and whether one of them is the demo's. */
export async function readDemoState(db: Db): Promise<{ properties: number; demo: boolean }> {
  const { rows } = await db.pool.query<{ properties: number; demo: boolean }>(
    "select count(*)::int as properties, coalesce(bool_or(demo), false) as demo from property",
  );
  return rows[0] ?? { properties: 0, demo: false };
}

/** Gives everybody of the demo property a web chat, `p<person>`, so that they can be told things before they open it. */
export async function openDemoChats(db: Db, now: Date): Promise<void> {
  await db.pool.query(
    `insert into account (channel, external_id, person_id)
     select 'web', 'p' || p.id, p.id from person p join property y on y.id = p.property_id where y.demo on conflict do nothing`,
  );
  await db.pool.query(
    `insert into conversation (channel, account_id, chat, updated_at)
     select a.channel, a.id, a.external_id, $1 from account a join person p on p.id = a.person_id join property y on y.id = p.property_id
     where y.demo and a.channel = 'web' and a.external_id = 'p' || p.id on conflict do nothing`,
    [now],
  );
}
