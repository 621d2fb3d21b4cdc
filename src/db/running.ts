import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { isAlive } from "./postmaster.ts";

/** URL of the embedded database of `dataDir` when a living program serves it just now. */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const read = (file: string) => readFile(file, "utf8").catch(() => "");
  const home = (await read(join(dataDir, "postgres.location"))).trim() || dataDir;
  const folder = join(home, "postgres");
  const [lock, options, password] = await Promise.all(
    ["postmaster.pid", "postmaster.opts", "guanjia.password"].map((name) => read(join(folder, name))),
  );
  const [pid, , , port] = (lock ?? "").split("\n").map(Number);
  const owner = Number(/guanjia\.owner=(\d+)/.exec(options ?? "")?.[1]);
  if (!pid || !port || !password || !isAlive(pid) || !owner || !isAlive(owner)) return undefined;
  const url = `postgresql://guanjia:${password}@127.0.0.1:${port}/guanjia`;
  return (await serves(url, folder)) ? url : undefined;
}

/** The process id and the port may be somebody else's by now. */
async function serves(connectionString: string, folder: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return (await realpath(rows[0]?.data_directory ?? "")) === (await realpath(folder));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
