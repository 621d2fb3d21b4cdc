// `npm run drift` fails when prisma/schema.prisma and the migrations disagree; `npm run migration -- NAME` writes the next migration.
// Both work on a scratch server, or on that of TEST_DATABASE_URL.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [command, name] = process.argv.slice(2);
const prisma = fileURLToPath(new URL("../prisma", import.meta.url));

const { findDrift, writeMigration } = await import("../dist/db/drift.js").catch(() => {
  console.error("Compile first: npm run build");
  process.exit(1);
});
const { startScratchServer } = await import("../dist/db/scratch.js");

const server = process.env["TEST_DATABASE_URL"]
  ? { url: process.env["TEST_DATABASE_URL"], stop: async () => {} }
  : await startScratchServer();
try {
  const schema = await readFile(join(prisma, "schema.prisma"), "utf8");
  const sources = { serverUrl: server.url, schema, folder: join(prisma, "migrations") };
  if (command === "drift") {
    const sql = await findDrift(sources);
    if (sql) {
      console.error(`prisma/schema.prisma and the migrations disagree. What the migrations lack:\n\n${sql}\n`);
      console.error("Write it with: npm run migration -- NAME");
      process.exitCode = 1;
    }
  } else if (command === "new" && name) {
    console.log(await writeMigration({ ...sources, name, now: new Date() }));
  } else {
    console.error("Say what the migration does: npm run migration -- NAME");
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
