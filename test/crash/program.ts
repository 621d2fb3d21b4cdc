import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join, sep } from "node:path";
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

/** Compiles the program, file by file. It lies under `node_modules` because that is where its packages are found. */
export async function compile(): Promise<Compiled> {
  const folder = await mkdtemp(join(root, "node_modules", ".guanjia-crash-"));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const files = await readdir(join(root, "src"), { recursive: true });
  const sources = files
    .filter((file) => file.endsWith(".ts") && !file.startsWith(pageFolder))
    .map((file) => join("src", file));
  const format = ["--module", "nodenext", "--target", "es2023", "--rewriteRelativeImportExtensions"];
  // Nothing is checked and nothing followed: that is done elsewhere, and takes four times as long.
  const hurry = ["--ignoreConfig", "--noCheck", "--noResolve", "--types", ""];
  const flags = [...format, ...hurry, "--rootDir", "src", "--outDir", folder];
  await promisify(execFile)(process.execPath, [tsc, ...sources, ...flags], { cwd: root });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What runs in the browser is compiled in another way. */
const pageFolder = join("web", "page") + sep;

/** What a child says on its way, one JSON line each. */
interface Word {
  /** What the steps of the first stage took. */
  readonly steps?: readonly Step[];
  readonly error?: string;
}

/** What one step of a script took. */
export interface Step {
  readonly id: string;
  /** Statements until its replies were sent. */
  readonly turn: number;
  /** Statements until nothing was due any more. */
  readonly statements: number;
  readonly sends: number;
}

/** A running child. */
export interface Child {
  /** Gives it an order and resolves with its answer, or with nothing when it died over it. Errors: what the child reported. */
  tell(order: Order): Promise<Word | undefined>;
  /** Ends it when it has nothing more to do. */
  dismiss(): Promise<void>;
}

/** `play` scripts, each from where its provider's file stands, or `listen` to messages. */
export type Order =
  | {
      readonly way: "play";
      readonly stages: readonly (Placed & {
        readonly script: readonly unknown[];
        readonly dies?: Death;
        readonly bullmq?: boolean;
      })[];
    }
  | ({ readonly way: "listen"; readonly messages: readonly unknown[] } & Placed);

/** A database, a provider's file, and what the clock says. */
interface Placed {
  readonly url: string;
  readonly file: string;
  readonly at: Date;
}

/** kill -9 right before or after the `at`-th statement or send of a step; with `words`, of those that contain them. */
export interface Death {
  readonly step: string;
  readonly what: "statements" | "sends";
  readonly when: "before" | "after";
  readonly at: number;
  readonly words?: string;
}

/** Starts a child. */
export function launch(compiled: Compiled): Child {
  const child = spawn(process.execPath, [script, compiled.folder, root], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // Whoever was killed does not read what it is told.
  child.stdin.on("error", () => {});
  return {
    async tell(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const line = await words.next();
      if (line.done) {
        const [code, signal]: (number | string | null)[] = await ended;
        if (signal !== "SIGKILL") throw new Error(`the child ended with ${code ?? signal}`);
        return undefined;
      }
      const word: Word = JSON.parse(line.value);
      if (word.error) throw new Error(word.error);
      return word;
    },
    async dismiss() {
      child.stdin.end();
      await ended;
    },
  };
}
