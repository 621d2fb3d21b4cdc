import pg from "pg";
import { inject } from "vitest";
import { createScratchDatabase } from "../../src/db/scratch.ts";

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Ends the pool, throws everybody else out and removes the database. */
  drop(): Promise<void>;
}

/** Clones the migrated template. */
export const database = () => open({ template: inject("template"), prefix: "test" });

/** Makes a database without a single table. */
export const emptyDatabase = () => open({ prefix: "empty" });

async function open(source: { template?: string; prefix: string }): Promise<TestDatabase> {
  const { url, drop } = await createScratchDatabase(inject("serverUrl"), source);
  const pool = new pg.Pool({ connectionString: url });
  // Tests kill servers and connections; whoever was using one hears of it there.
  pool.on("error", () => {});
  return {
    url,
    pool,
    async drop() {
      await pool.end();
      await drop();
    },
  };
}
