import type { Db, Tx } from "./client.ts";

/** Who sent a file: an account of a channel. */
export interface FileOwner {
  readonly channel: string;
  readonly account: string;
}

/** At most `count` files that were begun after `since`. */
export interface FileQuota {
  readonly count: number;
  readonly since: Date;
}

/** What is known of a file once its bytes are kept. */
export interface KeptFile {
  readonly id: string;
  readonly mime: string;
  readonly byteCount: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnail: boolean;
  /** As people see it, for documents. */
  readonly name: string | null;
}

/**
 * Writes down that a file is about to come, before its first byte: whatever happens to the process, no bytes lie on the disk that no row names.
 * False = its owner has sent too many of late.
 */
export async function beginFile(
  db: Db,
  { id, owner, quota, now }: { id: string; owner: FileOwner; quota: FileQuota | undefined; now: Date },
): Promise<boolean> {
  const { channel, account } = owner;
  return db.transaction(async (tx) => {
    // Several uploads at once must not each see the others not yet there.
    if (quota) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`file ${channel} ${account}`}, 0))`;
    const begun = await tx.$executeRaw`insert into file (id, channel, account, created_at)
      select ${id}, ${channel}, ${account}, ${now}::timestamptz
      where ${quota?.count ?? null}::int is null or ${quota?.count ?? null}::int > (
        select count(*) from file where channel = ${channel} and account = ${account} and created_at > ${quota?.since ?? now}::timestamptz)`;
    return begun === 1;
  });
}

/** The bytes of a file are on the disk. */
export async function markKept(db: Db, file: KeptFile, now: Date): Promise<void> {
  const { id, mime, byteCount, width, height, thumbnail, name } = file;
  await db.pool.query(
    "update file set mime = $2, byte_count = $3, width = $4, height = $5, thumbnail = $6, kept_at = $7, name = $8 where id = $1",
    [id, mime, byteCount, width, height, thumbnail, now, name],
  );
}

/** Those of the files that are there, in no order. */
export async function listKeptFiles(db: Db, ids: readonly string[]): Promise<readonly KeptFile[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<KeptFile>({
    name: "list-kept-files",
    text: `select id, mime, byte_count as "byteCount", width, height, thumbnail, name from file
      where id = any($1) and kept_at is not null and removed_at is null`,
    values: [ids],
  });
  return rows;
}

/** Whether all of the files are there and were sent by this account. */
export async function ownsFiles(db: Db, { channel, account }: FileOwner, ids: readonly string[]): Promise<boolean> {
  const { rows } = await db.pool.query<{ count: number }>(
    `select count(*)::int as count from file
     where id = any($1) and channel = $2 and account = $3 and kept_at is not null and removed_at is null`,
    [ids, channel, account],
  );
  return rows[0]?.count === new Set(ids).size;
}

/** Those of the files that an account sent and that hang on nothing yet, locked. */
export async function lockLooseFiles(tx: Tx, ids: readonly string[], accountId: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select f.id from file f join account a on a.channel = f.channel and a.external_id = f.account
    where f.id = any(${[...ids]}) and a.id = ${accountId} and f.kept_at is not null and f.removed_at is null and f.attached_at is null
    order by f.id for update of f`;
  return rows.map(({ id }) => id);
}

/** Hangs those of the files that an account sent and that hang on nothing yet on a request. Returns them in no order. */
export async function attachLooseFiles(
  tx: Tx,
  attachment: {
    readonly fileIds: readonly string[];
    readonly accountId: number;
    readonly requestId: number;
    readonly workOrderId?: number;
    readonly purpose: string;
    readonly now: Date;
  },
): Promise<readonly string[]> {
  const { fileIds, accountId, requestId, workOrderId, purpose, now } = attachment;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update file f set request_id = ${requestId}, work_order_id = ${workOrderId ?? null}::int, purpose = ${purpose}, attached_at = ${now},
      position = array_position(${[...fileIds]}::text[], f.id)
    from account a where a.channel = f.channel and a.external_id = f.account and a.id = ${accountId}
      and f.id = any(${[...fileIds]}) and f.kept_at is not null and f.removed_at is null and f.attached_at is null
    returning f.id`;
  return rows.map(({ id }) => id);
}

/** A document that was made here belongs to those it is sent to; before this it is as loose as an upload. */
export async function attachDocument(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`update file set purpose = 'document', attached_at = ${now} where id = ${id} and attached_at is null`;
}

/** Takes loose files out of everybody's sight and returns them; their bytes are removed next, and their rows last of all. */
export async function markRemoved(db: Db, ids: readonly string[], now: Date): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    "update file set removed_at = $2 where id = any($1) and attached_at is null and removed_at is null returning id",
    [ids, now],
  );
  return rows.map(({ id }) => id);
}

/** Files out of sight whose bytes may still be there. */
export async function listRemoved(db: Db): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    "select id from file where removed_at is not null order by removed_at limit 500",
  );
  return rows.map(({ id }) => id);
}

/** The bytes of a file that was out of sight are gone. */
export async function forgetFile(db: Db, id: string): Promise<void> {
  await db.pool.query("delete from file where id = $1 and removed_at is not null", [id]);
}

/** The secret of this installation under a name; `fresh` becomes it when there is none yet. */
export async function readSecret(db: Db, name: string, fresh: string, now: Date): Promise<string> {
  await db.pool.query("insert into secret (name, value, created_at) values ($1, $2, $3) on conflict do nothing", [
    name,
    fresh,
    now,
  ]);
  const { rows } = await db.pool.query<{ value: string }>("select value from secret where name = $1", [name]);
  const [row] = rows;
  if (!row) throw new Error(`the secret "${name}" is not there`);
  return row.value;
}
