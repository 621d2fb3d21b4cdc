import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { findDrift, writeMigration } from "../../src/db/drift.ts";
import { migrationsFolder } from "../../src/db/migrate.ts";

const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
const schema = `${datasource}
model Message {
  id   BigInt   @default(autoincrement())
  at   DateTime @db.Timestamptz(3)
  text String

  @@id([id, at])
  @@index([at])
  @@map("message")
}

model Outbox {
  id     BigInt    @id @default(autoincrement())
  key    String?
  doneAt DateTime? @map("done_at") @db.Timestamptz(3)

  @@map("outbox")
}
`;
const tables = `
CREATE TABLE "message" ("id" BIGSERIAL NOT NULL, "at" TIMESTAMPTZ(3) NOT NULL, "text" TEXT NOT NULL,
  CONSTRAINT "message_pkey" PRIMARY KEY ("id", "at")) PARTITION BY RANGE ("at");
CREATE INDEX "message_at_idx" ON "message" ("at");
CREATE TABLE "outbox" ("id" BIGSERIAL NOT NULL, "key" TEXT, "done_at" TIMESTAMPTZ(3), CONSTRAINT "outbox_pkey" PRIMARY KEY ("id"));
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "guanjia-drift-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("the program's migrations make what its schema.prisma says", async () => {
  const own = await readFile(join(dirname(migrationsFolder), "schema.prisma"), "utf8");
  expect(await findDrift({ serverUrl: inject("serverUrl"), schema: own, folder: migrationsFolder })).toBe("");
});

test("what the language of schema.prisma cannot say is no drift", async () => {
  await write(
    "1_tables",
    `${tables}
     CREATE TABLE message_default PARTITION OF message DEFAULT;
     CREATE TABLE message_2026_11 PARTITION OF message FOR VALUES FROM ('2026-11-01Z') TO ('2026-12-01Z');
     ALTER TABLE outbox ADD CONSTRAINT outbox_key_check CHECK (key <> '');
     CREATE UNIQUE INDEX outbox_key ON outbox (key) WHERE done_at IS NULL;
     CREATE INDEX outbox_open ON outbox (id) WHERE done_at IS NULL;
     CREATE INDEX outbox_lower ON outbox (lower(key));
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
     CREATE TRIGGER guard BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION refuse();
     CREATE VIEW open_promise AS SELECT * FROM outbox WHERE done_at IS NULL;
     CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (id int);`,
  );
  expect(await drift(schema)).toBe("");
});

test.each([
  ["a column", "key    String?", "key    String?\n  job String", 'ADD COLUMN     "job" TEXT NOT NULL'],
  ["a type", "text String", "text Int", '"text" INTEGER NOT NULL'],
  ["whether it may be missing", "key    String?", "key    String", 'ALTER COLUMN "key" SET NOT NULL'],
  ["an index", "@@index([at])", "@@index([at, text])", 'CREATE INDEX "message_at_text_idx"'],
  ["a table", "model Outbox {", "model Claim {\n  id Int @id\n}\n\nmodel Outbox {", 'CREATE TABLE "Claim"'],
  ["a table too many", /model Outbox [^}]*}/, "", 'DROP TABLE "outbox"'],
])("%s that differs is reported with the SQL that is missing", async (_, said, changed, sql) => {
  await write("1_tables", tables);
  expect(await drift(schema)).toBe("");
  expect(await drift(schema.replace(said, changed))).toContain(sql);
});

test("a new migration holds what is missing, and with it nothing is", async () => {
  await write("1_tables", tables);
  const changed = schema.replace("key    String?", "key    String?\n  job String");
  const now = new Date("2026-11-21T07:08:09Z");
  const file = await writeMigration({
    serverUrl: inject("serverUrl"),
    schema: changed,
    folder,
    name: "outbox_job",
    now,
  });
  expect(file).toBe(join(folder, "20261121070809_outbox_job", "migration.sql"));
  expect(await readFile(file, "utf8")).toContain('ADD COLUMN     "job" TEXT NOT NULL');
  expect(await readFile(join(folder, "migration_lock.toml"), "utf8")).toContain('provider = "postgresql"');
  expect(await drift(changed)).toBe("");
});

test("a new migration with nothing to say waits for what is written by hand", async () => {
  await write("1_tables", tables);
  const file = await writeMigration({
    serverUrl: inject("serverUrl"),
    schema,
    folder,
    name: "trigger",
    now: new Date(),
  });
  expect(await readFile(file, "utf8")).toMatch(/^-- Nothing differs/);
  expect(await drift(schema)).toBe("");
});

test("a migration's name cannot lead out of its folder", async () => {
  const attempt = writeMigration({ serverUrl: inject("serverUrl"), schema, folder, name: "../evil", now: new Date() });
  await expect(attempt).rejects.toThrow('"../evil"');
});

const drift = (said: string) => findDrift({ serverUrl: inject("serverUrl"), schema: said, folder });

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, "migration.sql"), sql);
}
