import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { ConfigError } from "../config-error.ts";

/** A user of the operating system, as child processes take it. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);
const preferred = ["guanjia", "postgres", "_postgres", "nobody"];

/** Whether we are root, whom PostgreSQL refuses to serve. */
export const isRoot = () => process.getuid?.() === 0;

/** The user PostgreSQL shall run as when we are root: `owner` (a uid) if given, else a well-known one. Errors: ConfigError. */
export async function unprivilegedUser(owner?: number): Promise<SystemUser> {
  const users = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid && Number(uid) !== 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
  const found =
    owner === undefined
      ? preferred.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined)
      : users.find((user) => user.uid === owner);
  if (found) return found;
  throw new ConfigError(
    "PostgreSQL refuses to run as root, and this system has no user to run it as. " +
      "Create a user named guanjia, start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the user may enter the folder, all of its parents included. */
export const mayEnter = (user: SystemUser, folder: string) => test(user, 'cd "$0"', folder);

/** Whether the user may run the program. */
export const mayExecute = (user: SystemUser, program: string) => test(user, 'test -x "$0"', program);

async function test({ uid, gid }: SystemUser, script: string, path: string): Promise<boolean> {
  try {
    await run("/bin/sh", ["-c", script, path], { uid, gid, cwd: "/" });
    return true;
  } catch {
    return false;
  }
}
