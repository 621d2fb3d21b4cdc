import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The program as it is delivered, compiled anew so that it is never stale. */
export interface Delivered {
  /** Starts one process and waits until it is up. */
  start(env: Readonly<Record<string, string>>): Promise<Running>;
  remove(): Promise<void>;
}

/** One process of it. */
export interface Running {
  /** Where its web side listens; absent without one. */
  readonly url: string | undefined;
  /** What it has written so far. */
  readonly lines: readonly string[];
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>;
  /** As `kill -9` does it. */
  kill(): Promise<void>;
}

/** Compiles it. It lies under `node_modules` because that is where its packages are found. */
export async function deliver(): Promise<Delivered> {
  const folder = await mkdtemp(join(root, "node_modules", ".guanjia-roles-"));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(
    process.execPath,
    [tsc, "-p", "tsconfig.build.json", "--noCheck", "--outDir", join(folder, "dist")],
    { cwd: root },
  );
  for (const beside of ["locales", "config", "prisma"]) await symlink(join(root, beside), join(folder, beside));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return {
    start: (env) => start(join(folder, "dist", "main.js"), { FILES_DIR: join(folder, "files"), ...env }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function start(script: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: "0", LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  const lines: string[] = [];
  let url: string | undefined;
  const wantsUrl = env["ROLES"]?.includes("web") ?? true;
  if (!child.stdout) throw new Error("no output");
  const output = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    output.on("line", (line) => {
      lines.push(line);
      url ??= /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (url !== undefined || (!wantsUrl && line.includes('"msg":"started"'))) resolve();
    });
    void ended.then((code) => reject(new Error(`the program ended with ${code}: ${lines.join("\n")}`)));
  });
  return {
    url,
    lines,
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
