import type { Tx } from "./client.ts";

const day = 24 * 60 * 60_000;

/** Deletes ledger rows that ended 30 days ago and claims older than 7 days, and opens the message partitions of this and the next month. */
export async function keepHouse(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`delete from outbox where coalesce(done_at, cancelled_at, failed_at) < ${new Date(now.getTime() - 30 * day)}`;
  await tx.$executeRaw`delete from claim where at < ${new Date(now.getTime() - 7 * day)}`;
  for (const months of [0, 1]) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const name = `message_${from.getUTCFullYear()}_${String(from.getUTCMonth() + 1).padStart(2, "0")}`;
    const [known] = await tx.$queryRaw<{ known: boolean }[]>`select to_regclass(${name}) is not null as known`;
    if (known?.known) continue;
    // Rows of that month that came before its partition lie in the default one, and it cannot be opened over them.
    const [early] = await tx.$queryRaw<
      { early: boolean }[]
    >`select exists(select 1 from message_default where at >= ${from} and at < ${to}) as early`;
    if (early?.early) continue;
    await tx.$executeRawUnsafe(
      `create table ${name} partition of message for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
    );
  }
}
