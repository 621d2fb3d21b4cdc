import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ConfigError } from "../config-error.ts";

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The program's own migrations. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

// The lock that `prisma migrate deploy` takes, so that neither runs into the other.
const prismaLock = 72_707_369;

const migrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database up to the migrations in `folder`, each in one transaction with its row in Prisma's history, so that a crash
 * leaves either both or neither; several processes may do so at once. Returns the names applied by this call.
 * Errors: ConfigError when the database cannot be reached, holds a failed migration, or was used by a newer version.
 */
export async function migrate(options: {
  url: string;
  log: { info(message: string): void };
  folder?: string;
}): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.folder ?? migrationsFolder);
  const client = await connect(options.url);
  try {
    const applied: string[] = [];
    for (const migration of await listPending(client, migrations)) {
      if (!(await apply(client, migration, migrations))) continue;
      options.log.info(`Database migration ${migration.name} applied.`);
      applied.push(migration.name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

/** Reads `folder`/NAME/migration.sql, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, "migration.sql"), "utf8") })),
  );
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof Error ? error.message || String("code" in error ? error.code : error.name) : error;
    throw new ConfigError(
      `Cannot connect to the database at ${client.host}:${client.port}: ${reason}. Check DATABASE_URL.`,
    );
  }
}

async function listPending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (!tables[0]?.found) return [...migrations];

  const { rows } = await client.query<{ name: string; finished: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  const failed = rows.find((row) => !row.finished);
  if (failed) {
    throw new ConfigError(
      `The migration ${failed.name} was begun by "prisma migrate deploy" and did not finish. ` +
        "Repair the database and mark it with: npx prisma migrate resolve",
    );
  }
  const unknown = rows.find((row) => migrations.every(({ name }) => name !== row.name));
  if (unknown) {
    throw new ConfigError(
      `A newer version of this program has used the database (it holds the migration ${unknown.name}, which this version ` +
        "does not know). Start that version, or restore a backup from before.",
    );
  }
  return migrations.filter(({ name }) => rows.every((row) => row.name !== name));
}

/** False when another process has applied it meanwhile. */
async function apply(client: pg.Client, migration: Migration, all: readonly Migration[]): Promise<boolean> {
  if (/^\s*(BEGIN|COMMIT|ROLLBACK)\s*;/im.test(migration.sql)) {
    throw new Error(`The migration ${migration.name} must leave BEGIN, COMMIT and ROLLBACK to the program.`);
  }
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [prismaLock]);
    // First, because it also makes this session notice a table that another one made while we waited.
    await client.query(migrationsTable);
    const pending = await listPending(client, all);
    if (pending.every(({ name }) => name !== migration.name)) {
      await client.query("ROLLBACK");
      return false;
    }
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), createHash("sha256").update(migration.sql).digest("hex"), migration.name],
    );
    await client.query(migration.sql);
    await client.query("COMMIT");
    // A migration may set its search path, say; the next one begins afresh.
    await client.query("RESET ALL");
    return true;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    if (error instanceof ConfigError) throw error;
    throw new Error(
      `The migration ${migration.name} failed: ${explain(error, migration.sql)}. Nothing of it was kept.`,
      {
        cause: error,
      },
    );
  }
}

function explain(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  if (Number.isNaN(position)) return error.message;
  return `${error.message} (line ${sql.slice(0, position - 1).split("\n").length})`;
}
