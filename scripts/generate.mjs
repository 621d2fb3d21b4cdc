// Writes src/db/generated from prisma/schema.prisma. Silent when all is well.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build", "index.js");

const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  cwd: root,
  encoding: "utf8",
  env: {
    ...process.env,
    // `generate` never runs the engine, yet downloads it unless an executable stands in its place.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    // Otherwise it asks the network for a newer version.
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});

if (status !== 0) {
  console.error(`${stdout ?? ""}${stderr ?? ""}`.trim());
  console.error(`prisma generate failed: ${error?.message ?? signal ?? `exit code ${status}`}`);
  process.exit(1);
}
