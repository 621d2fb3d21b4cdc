import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = fileURLToPath(new URL("./child.mjs", import.meta.url));

/** The bot as separate processes run it: Node 20 runs no TypeScript, so it is compiled anew each time and never stale. */
export interface Compiled {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Compiles what `child.mjs` imports. It lies under `node_modules` because that is where its packages are found. */
export async function compile(): Promise<Compiled> {
  const folder = await mkdtemp(join(root, "node_modules", ".guanjia-crash-"));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const files = [
    "bot/commands",
    "bot/inbound",
    "db/client",
    "db/outbox",
    "flows/index",
    "jobs/index",
    "jobs/queue",
    "jobs/relay",
    "jobs/send-message",
    "jobs/worker",
    "policy",
    "text",
  ];
  const sources = files.map((file) => join("src", `${file}.ts`));
  const flags = ["--ignoreConfig", "--noCheck", "--module", "nodenext", "--target", "es2023", "--rewriteRelativeImportExtensions"];
  await promisify(execFile)(process.execPath, [tsc, ...sources, ...flags, "--rootDir", "src", "--outDir", folder], { cwd: root });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What a child says on its way, one JSON line each. */
export interface Word {
  readonly ready?: boolean;
  readonly acknowledged?: string;
  readonly refused?: string;
  /** A scenario was played to its end. */
  readonly done?: string;
  /** How many statements and sends each step of it began after. */
  readonly marks?: readonly Mark[];
  readonly statements?: number;
  readonly sends?: number;
  readonly error?: string;
}

export interface Mark {
  readonly step: string;
  readonly statements: number;
  readonly sends: number;
}

/** A running child. */
export interface Child {
  readonly words: readonly Word[];
  /** Resolves with the words once one of them fits; rejects when the child ends before. */
  heard(fits: (word: Word) => boolean): Promise<Word>;
  tell(order: unknown): void;
  /** Resolves with the exit code or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts a child on its orders. */
export function launch(compiled: Compiled, orders: unknown): Child {
  const child = spawn(process.execPath, [script, compiled.folder, root, JSON.stringify(orders)], { stdio: ["pipe", "pipe", "inherit"] });
  const words: Word[] = [];
  const listeners = new Set<() => void>();
  const ended = once(child, "close").then(([code, signal]: (number | string | null)[]) => code ?? signal ?? null);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const word: Word = JSON.parse(line);
    words.push(word);
    for (const listener of listeners) listener();
  });
  // Whoever was killed does not read what it is told.
  child.stdin.on("error", () => {});
  return {
    words,
    ended,
    tell: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    heard: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = words.find(fits);
          if (found) {
            listeners.delete(look);
            resolve(found);
          }
        };
        listeners.add(look);
        look();
        void ended.then((how) => reject(new Error(`the child ended (${how}) and said: ${JSON.stringify(words)}`)));
      }),
  };
}
