import type { Db } from "./client.ts";

/** Open work orders that have no live row under `deadline:<id>`, or nobody active who answers for them. */
export async function countForgotten(db: Db): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `select count(*)::int as count from work_order w where w.status not in ('closed', 'cancelled') and (
       not exists (select 1 from outbox o where o.key = 'deadline:' || w.id and o.done_at is null and o.cancelled_at is null and o.failed_at is null)
       or not exists (select 1 from staff s where s.id = w.responsible_id and s.dismissed_at is null))`,
  );
  return rows[0]?.count ?? 0;
}
