// The one file that knows Prisma's schema engine, an internal package. Developers' commands use it; the program does not.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { readMigrations } from "./migrate.ts";

// Node has it; its types come with the browser's library, which the rest of the program shall not see.
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const filters = { externalTables: [], externalEnums: [] };

/**
 * The SQL that turns the database at `url` into what `schema` (the text of schema.prisma) says; empty when they agree.
 * The engine looks at tables, columns, keys and plain indexes. What the language of schema.prisma cannot say it neither reports
 * nor removes: CHECKs, triggers, functions, views, single partitions, partial and expression indexes, other schemas.
 */
export async function diff(url: string, schema: string): Promise<string> {
  const files = [{ path: "schema.prisma", content: schema }];
  return withEngine(url, files, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    const sql = stdout?.trim() ?? "";
    return sql === "-- This is an empty migration." ? "" : sql;
  });
}

/** Does to the database at `url` what `prisma migrate deploy` does, and returns the names of the migrations it applied. */
export async function deploy(url: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const { appliedMigrationNames } = await withEngine(url, undefined, (engine) =>
    engine.applyMigrations({
      filters,
      migrationsList: {
        baseDir: folder,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
    }),
  );
  return appliedMigrationNames;
}

async function withEngine<Result>(
  url: string,
  files: readonly { path: string; content: string }[] | undefined,
  work: (engine: bindings.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loading ??= load();
  await loading;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  const datamodels = files?.map(({ path, content }): [string, string] => [path, content]);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  // Called by the engine just before it gives up; without it even the reason is lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("@prisma/schema-engine-wasm has changed: no __wbindgen_start");
  start();
}

const oid = { name: 19, nameArray: 1003, textArray: 1009, timestamptz: 1184 };

// The types that the engine's questions to the catalog are answered in.
const columnTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  // "char": the one that @prisma/adapter-pg does not know, which is why it cannot be used here.
  18: ColumnTypeEnum.Character,
  [oid.name]: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.CharacterArray,
  [oid.nameArray]: ColumnTypeEnum.TextArray,
  [oid.textArray]: ColumnTypeEnum.TextArray,
  1043: ColumnTypeEnum.Text,
  [oid.timestamptz]: ColumnTypeEnum.DateTime,
};

function adapterFor(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const unsupported = async () => {
    throw new Error("Prisma's schema engine asked for something it never asked for before");
  };
  const identity = { provider: "postgres", adapterName: "guanjia" } as const;
  const adapter: SqlDriverAdapter = {
    ...identity,
    async queryRaw({ sql, args }) {
      const { fields, rows } = await pool.query<unknown[]>({
        text: sql,
        values: args,
        rowMode: "array",
        types: { getTypeParser },
      });
      return {
        columnNames: fields.map((field) => field.name),
        columnTypes: fields.map((field) => columnTypes[field.dataTypeID] ?? ColumnTypeEnum.Text),
        rows,
      };
    },
    executeRaw: async ({ sql, args }) => (await pool.query(sql, args)).rowCount ?? 0,
    // In one piece: PostgreSQL then runs it in one transaction, and knows where a statement ends.
    executeScript: async (script) => void (await pool.query(script)),
    startTransaction: unsupported,
    dispose: async () => {},
  };
  return { ...identity, connect: async () => adapter, connectToShadowDb: unsupported };
}

function getTypeParser(type: number, format?: "text" | "binary") {
  if (type === oid.timestamptz) return (text: string) => text.replace(" ", "T").replace(/[+-]\d\d$/, "+00:00");
  return format === "binary"
    ? pg.types.getTypeParser(type, format)
    : pg.types.getTypeParser(type === oid.nameArray ? oid.textArray : type);
}
