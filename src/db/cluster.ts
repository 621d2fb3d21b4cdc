import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { ConfigError } from "../config-error.ts";
import { prepareBinaries } from "./postgres-binaries.ts";
import type { Cluster } from "./postmaster.ts";
import { isRoot, mayEnter, type SystemUser, unprivilegedUser } from "./system-user.ts";

const run = promisify(execFile);
// Where root keeps what the user who runs PostgreSQL must reach.
const sharedFolder = "/var/lib/guanjia";
// Left in the data folder when the database had to live elsewhere.
const pointer = "postgres.location";

/**
 * Finds the data directory of PostgreSQL that belongs to `dataDir`, and creates it the first time: below `dataDir`, or, for root,
 * below /var/lib/guanjia when the user who must run PostgreSQL cannot enter `dataDir`. Errors: ConfigError.
 */
export async function openCluster(
  dataDir: string,
  options: { durable: boolean; log: { info(message: string): void } },
): Promise<{ cluster: Cluster; home: string; password: string }> {
  await mkdir(dataDir, { recursive: true }).catch((error: Error) => {
    throw new ConfigError(
      `Cannot create the data folder ${resolve(dataDir)}: ${error.message}. Set DATA_DIR to another folder.`,
    );
  });
  const knownAs = await realpath(dataDir);
  const { home, user } = await chooseHome(knownAs);
  const binaries = await prepareBinaries(user, user ? sharedFolder : home, (from, to) => {
    if (home === knownAs)
      options.log.info(`PostgreSQL's programs cannot run from ${from}; a copy of them is in ${to}.`);
  });
  const cluster: Cluster = { folder: join(home, "postgres"), knownAs, user, binaries };
  if (home !== knownAs) {
    options.log.info(
      `PostgreSQL runs as user ${user?.name}, who may not enter ${knownAs}; the database is in ${home}.`,
    );
  }
  await removeUnfinished(home);
  if (!(await exists(cluster.folder))) await initialise(cluster, home, options.durable);
  if (home !== knownAs) await writeFile(join(knownAs, pointer), `${home}\n`);
  const major = (await read(cluster, "PG_VERSION")).trim();
  if (major !== binaries.major) {
    throw new ConfigError(
      `The database in ${cluster.folder} was made by PostgreSQL ${major}, and this program brings PostgreSQL ${binaries.major}. ` +
        "Start the version of the program that made it, or set DATA_DIR to another folder.",
    );
  }
  return { cluster, home, password: await read(cluster, "guanjia.password") };
}

async function chooseHome(dataDir: string): Promise<{ home: string; user: SystemUser | undefined }> {
  const pointed = (await readFile(join(dataDir, pointer), "utf8").catch(() => "")).trim();
  const home = pointed || dataDir;
  const existing = await stat(join(home, "postgres", "PG_VERSION")).catch(() => undefined);
  if (pointed && !existing) {
    throw new ConfigError(
      `The database of ${dataDir} was in ${pointed}, where there is none now. ` +
        `Bring it back, or delete ${join(dataDir, pointer)} to begin with an empty one.`,
    );
  }
  if (!isRoot()) return { home, user: undefined };

  const user = await unprivilegedUser(existing?.uid);
  if (await mayEnter(user, home)) return { home, user };
  if (existing) {
    throw new ConfigError(
      `The database in ${home} belongs to user ${user.name}, who may not enter that folder. ` +
        "Give everybody the right to enter it and the folders above it (chmod o+x), or set DATA_DIR to another folder.",
    );
  }
  const elsewhere = join(sharedFolder, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  await openFolder(sharedFolder);
  await openFolder(elsewhere);
  return { home: elsewhere, user };
}

async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // The umask may have closed it to others.
    await chmod(folder, 0o711);
  } catch (error) {
    throw new ConfigError(
      `Cannot use ${folder} for the database (${error}). Set DATA_DIR to a folder that every user may enter.`,
    );
  }
}

/** Works beside the final place and renames, so a start that was cut short leaves no half-made database behind. */
async function initialise({ folder, binaries, user }: Cluster, home: string, durable: boolean): Promise<void> {
  const password = randomBytes(24).toString("base64url");
  const unfinished = join(home, `postgres.new-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${unfinished}.password`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) {
      await chown(unfinished, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(
      binaries.initdb,
      [
        ...["-D", unfinished, "-U", "guanjia", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
        // Whatever LANG says, texts are Unicode and sort the same everywhere.
        ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
        // A random password needs no stretching, and each connection would pay for it.
        ...["--set", "scram_iterations=1"],
        ...(durable ? [] : ["--no-sync"]),
      ],
      { cwd: home, env: serverEnvironment(), ...(user ? { uid: user.uid, gid: user.gid } : {}) },
    );
    await rename(passwordFile, join(unfinished, "guanjia.password"));
    await rename(unfinished, folder);
    if (durable) await syncFolder(home);
  } catch (error) {
    // Another process may have been first; then its database is as good as ours.
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** The environment for PostgreSQL's programs: ours, without what would change their language, time zone or settings. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: it is handed on, not read
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_OPTIONS)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}

async function removeUnfinished(home: string): Promise<void> {
  const minutesAgo = Date.now() - 10 * 60_000;
  for (const name of await readdir(home)) {
    if (!name.startsWith("postgres.new-")) continue;
    const path = join(home, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < minutesAgo) await rm(path, { recursive: true, force: true });
  }
}

async function read({ folder }: Cluster, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), "utf8");
  } catch (error) {
    throw new ConfigError(
      `Cannot read the database in ${folder}: ${error}. Start as the user who made it, or set DATA_DIR.`,
    );
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders, and needs no such call.
  if (process.platform === "win32") return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
