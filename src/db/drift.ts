import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "./migrate.ts";
import { diff } from "./migration-engine.ts";
import { createScratchDatabase } from "./scratch.ts";

interface Sources {
  /** A server where a database may be made and dropped. */
  readonly serverUrl: string;
  /** The text of schema.prisma. */
  readonly schema: string;
  /** The folder of the migrations. */
  readonly folder: string;
}

/** The SQL that is missing between what the migrations make and what schema.prisma says; empty when they agree. */
export async function findDrift({ serverUrl, schema, folder }: Sources): Promise<string> {
  const database = await createScratchDatabase(serverUrl);
  try {
    await migrate({ url: database.url, log: { info: () => {} }, folder });
    return await diff(database.url, schema);
  } finally {
    await database.drop();
  }
}

/** Writes that SQL as the next migration, to be read and completed by hand, and returns its file. `name`: letters, digits, _. */
export async function writeMigration(sources: Sources & { name: string; now: Date }): Promise<string> {
  if (!/^\w+$/.test(sources.name))
    throw new Error(`A migration's name has letters, digits and _ only: "${sources.name}"`);
  const sql = await findDrift(sources);
  const stamp = sources.now.toISOString().replace(/\D/g, "").slice(0, 14);
  const migration = join(sources.folder, `${stamp}_${sources.name}`);
  await mkdir(migration);
  const file = join(migration, "migration.sql");
  await writeFile(
    file,
    sql ? `${sql}\n` : "-- Nothing differs from schema.prisma. Write here what its language cannot say.\n",
  );
  // `prisma migrate deploy` wants it.
  const lock = '# Made by Prisma Migrate.\nprovider = "postgresql"\n';
  await writeFile(join(sources.folder, "migration_lock.toml"), lock, { flag: "wx" }).catch(() => {});
  return file;
}
