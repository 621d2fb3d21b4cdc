import { createHash } from "node:crypto";
import type { Db } from "./client.ts";

/** A short name for this database, the same for every process that uses it and different from any other's. */
export async function readInstallation(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ name: string; oid: string; cluster: string }>(
    `select d.datname as name, d.oid::text as oid, (select system_identifier::text from pg_control_system()) as cluster
     from pg_database d where d.datname = current_database()`,
  );
  return createHash("sha256").update(JSON.stringify(rows[0])).digest("hex").slice(0, 12);
}
