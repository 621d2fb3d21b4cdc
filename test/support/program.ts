import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const compiled = join(root, "node_modules", `.guanjia-test-${process.pid}`);
const script = fileURLToPath(new URL("./hold-database.mjs", import.meta.url));

/** A separate process that holds an embedded database. */
export interface Program {
  readonly pid: number;
  readonly url: string;
  /** Where its files are. */
  readonly dataDir: string;
  /** What it has logged so far. */
  readonly logged: readonly string[];
  /** Resolves with the exit code, or the signal that killed it. */
  readonly ended: Promise<number | string | null>;
}

/** Compiles what separate processes run, because Node 20 runs no TypeScript; `removePrograms` takes it away. */
export async function compilePrograms(): Promise<void> {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const sources = ["src/db/embedded.ts", "src/db/guardian.mjs"];
  const flags = ["--module", "nodenext", "--target", "es2023", "--allowJs", "--rewriteRelativeImportExtensions"];
  const run = promisify(execFile);
  await run(process.execPath, [tsc, ...sources, "--ignoreConfig", "--noCheck", ...flags, "--outDir", compiled], {
    cwd: root,
  });
}

export const removePrograms = () => rm(compiled, { recursive: true, force: true });

/** Starts one, in a process group of its own, and waits until its database answers. Errors: what the program reported. */
export async function startProgram(dataDir: string, env: Record<string, string> = {}): Promise<Program> {
  const program = launch(dataDir, env);
  const { url, dataDir: actual } = await program.started;
  return { ...program, url, dataDir: actual };
}

/** Starts one and does not wait. */
export function launch(dataDir: string, env: Record<string, string> = {}) {
  const embedded = pathToFileURL(join(compiled, "db", "embedded.js")).href;
  const child = spawn(process.execPath, [script, embedded, dataDir], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.pid === undefined) throw new Error("the program could not be started");
  const ended = once(child, "exit").then(([code, signal]: (number | string | null)[]) => code ?? signal ?? null);
  const logged: string[] = [];
  const started = new Promise<{ url: string; dataDir: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said: { log?: string; error?: string; url?: string; dataDir?: string } = JSON.parse(line);
      if (said.log) logged.push(said.log);
      if (said.url && said.dataDir) resolve({ url: said.url, dataDir: said.dataDir });
      if (said.error) reject(new Error(said.error));
    });
    void ended.then((how) => reject(new Error(`the program ended: ${how}`)));
  });
  started.catch(() => {});
  return { pid: child.pid, logged, ended, started };
}
