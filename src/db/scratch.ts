import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "./embedded.ts";

/** A server for trials, in a temporary folder; `stop` removes it with all that is in it. */
export async function startScratchServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "guanjia-scratch-"));
  const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 3 });
  try {
    // When we are root, PostgreSQL runs as somebody else, who must be able to pass.
    await chmod(folder, 0o711);
    const server = await startEmbedded({
      dataDir: folder,
      log: { info: () => {}, warn: console.warn },
      durable: false,
    });
    return {
      url: server.url,
      async stop() {
        await server.stop();
        await remove(server.dataDir);
        await remove(folder);
      },
    };
  } catch (error) {
    await remove(folder);
    throw error;
  }
}

/**
 * Creates a database on the server at `serverUrl`: empty, or a clone of the database `template`, to which nobody may be connected.
 * `drop` throws everybody out of it and removes it.
 */
export async function createScratchDatabase(
  serverUrl: string,
  { template, prefix = "scratch" }: { template?: string; prefix?: string } = {},
): Promise<{ url: string; name: string; drop(): Promise<void> }> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  // Copying files beats writing them to the log where nothing is fsynced.
  const source = template ? `TEMPLATE ${template} STRATEGY FILE_COPY` : "TEMPLATE template0 ENCODING 'UTF8'";
  await administer(serverUrl, `CREATE DATABASE ${name} ${source}`);
  return { url: url.href, name, drop: () => administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
