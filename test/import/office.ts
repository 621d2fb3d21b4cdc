import { connect, type Db } from "../../src/db/client.ts";
import { importFile } from "../../src/import/import-file.ts";
import { ImportErrors } from "../../src/import/problem.ts";
import type { Counts, ImportSummary } from "../../src/import/write.ts";
import { parsePolicies } from "../../src/policy.ts";
import { database } from "../support/database.ts";

const policies = parsePolicies(
  `
shifts: {always: ["00:00/24:00"], day: ["08:30/17:30"]}
properties: {hai: {zone: Asia/Hong_Kong, shifts: {night: ["20:00/08:00"]}}}
`,
  "policy.yaml",
);

/** The office of a property company: somebody who imports files, and looks at what the database then holds. */
export async function office() {
  const { url, pool, drop } = await database();
  const db: Db = connect(url, () => {});
  const load = (file: string | Buffer, options: { property?: string; demo?: boolean; name?: string } = {}) => {
    const { name = "list.csv", ...rest } = options;
    return importFile(
      db,
      { name, content: typeof file === "string" ? Buffer.from(file) : file },
      { policies, now: new Date("2026-11-23T02:00:00Z"), ...rest },
    );
  };
  return {
    db,
    url,
    load,
    /** Everything that is wrong with a file, as the command prints it. */
    async complaints(...file: Parameters<typeof load>): Promise<readonly string[]> {
      const error = await load(...file).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error instanceof ImportErrors) return error.lines();
      throw error ?? new Error("the file was imported");
    },
    /** How many rows each table holds. */
    async sizes() {
      const { property, unit, publicArea, person, residency, staff } = db.prisma;
      const tables = [
        property.count(),
        unit.count(),
        publicArea.count(),
        person.count(),
        residency.count(),
        staff.count(),
      ];
      return Promise.all(tables);
    },
    async rows(sql: string): Promise<readonly unknown[]> {
      return (await pool.query({ text: sql, rowMode: "array" })).rows;
    },
    empty: () => pool.query("TRUNCATE property RESTART IDENTITY CASCADE"),
    async close() {
      await db.close();
      await drop();
    },
  };
}
export type Office = Awaited<ReturnType<typeof office>>;

/** A summary in short: created/updated/unchanged of every section that had rows. */
export function short(summary: ImportSummary): Record<string, string> {
  const entries = Object.entries(summary).map(([section, counts]: [string, Counts]) => [
    section,
    `${counts.created}/${counts.updated}/${counts.unchanged}`,
  ]);
  return Object.fromEntries(entries.filter(([, text]) => text !== "0/0/0"));
}
