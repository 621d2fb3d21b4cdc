import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { Prisma, PrismaClient } from "./generated/client.ts";

/** Inside a transaction: Prisma's client, and beside it the way of {@link statement}. */
export type Tx = Prisma.TransactionClient;

type Begun = Pick<pg.PoolClient, "query" | "on" | "removeListener" | "release">;

/** The connection that Prisma is to take for the transaction it begins next. */
const lent = new AsyncLocalStorage<Begun>();

/** A pool that hands Prisma a connection with a transaction already begun on it. */
export class LendingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (err?: Error, client?: pg.PoolClient, done?: (release?: unknown) => void) => void): void;
  override connect(
    callback?: (err?: Error, client?: pg.PoolClient, done?: (release?: unknown) => void) => void,
    // biome-ignore lint/suspicious/noConfusingVoidType: the two forms of pg's own method
  ): Promise<pg.PoolClient> | void {
    const begun = lent.getStore();
    if (callback) return super.connect(callback as never);
    return begun ? Promise.resolve(begun as pg.PoolClient) : super.connect();
  }
}

const bare = Symbol("bare connection");

/**
 * Runs `work` in one transaction on one connection; rolled back when it throws. Prisma joins in when `work` first uses it: a transaction of
 * {@link statement}s alone is spared its engine, which costs several times the statements of a turn.
 */
export async function transact<T>(
  { pool, prisma }: { pool: pg.Pool; prisma: PrismaClient },
  work: (tx: Tx) => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  const client = await pool.connect();
  const guest = new Guest(prisma, client, timeoutMs);
  let broken: unknown;
  // A connection that is lost while nothing is asked of it says so in the next answer.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    // Sent along with the first statement; where it fails, that one fails, too.
    client.query("begin").catch(() => {});
    const result = await work(hybrid(client, guest));
    await guest.leave();
    await client.query("commit");
    return result;
  } catch (error) {
    guest.leave(error).catch(() => {});
    await client.query("rollback").catch((failed: unknown) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.removeListener("error", ignore);
    client.release(broken instanceof Error ? broken : undefined);
  }
}

/** Prisma's part in a transaction that is not its own: it may neither begin nor end it. */
class Guest {
  private readonly prisma: PrismaClient;
  private readonly client: pg.PoolClient;
  private readonly timeoutMs: number;
  private joined:
    | { readonly tx: Promise<Tx>; readonly end: (error?: unknown) => void; readonly ended: Promise<unknown> }
    | undefined;
  /** There once it has joined. */
  tx: Tx | undefined;

  constructor(prisma: PrismaClient, client: pg.PoolClient, timeoutMs: number) {
    this.prisma = prisma;
    this.client = client;
    this.timeoutMs = timeoutMs;
  }

  join(): Promise<Tx> {
    this.joined ??= this.open();
    return this.joined.tx;
  }

  /** Prisma ends its part; rejects when it has given the transaction up. */
  async leave(error?: unknown): Promise<void> {
    if (!this.joined) return;
    this.joined.end(error);
    await this.joined.ended;
  }

  private open() {
    let end: (error?: unknown) => void = () => {};
    let ready: (tx: Tx) => void = () => {};
    const tx = new Promise<Tx>((resolve) => {
      ready = resolve;
    });
    const over = new Promise<void>((resolve, reject) => {
      end = (error) => (error === undefined ? resolve() : reject(error));
    });
    over.catch(() => {});
    const ended = lent.run(withoutEnds(this.client), () =>
      this.prisma.$transaction(
        (joined) => {
          this.tx = joined;
          ready(joined);
          return over;
        },
        { maxWait: this.timeoutMs, timeout: this.timeoutMs },
      ),
    );
    ended.catch(() => {});
    // Where Prisma cannot join, whoever waits for it must hear why.
    return { tx: Promise.race([tx, ended.then(() => tx)]), end, ended };
  }
}

/** The connection as Prisma sees it: its BEGIN, COMMIT and ROLLBACK are answered and not sent. */
function withoutEnds(client: pg.PoolClient): Begun {
  const query = (first: { text?: string } | string, ...rest: unknown[]): unknown => {
    const sql = typeof first === "string" ? first : first.text;
    if (sql !== undefined && /^(?:begin|commit|rollback)$/i.test(sql.trim()))
      return Promise.resolve({ rows: [], fields: [], rowCount: 0, command: sql });
    return (client.query as (...args: unknown[]) => unknown).call(client, first, ...rest);
  };
  return {
    query: query as pg.PoolClient["query"],
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
    release: () => {},
  };
}

/** A transaction client that joins Prisma in on first use. */
function hybrid(client: pg.PoolClient, guest: Guest): Tx {
  const later = (path: readonly PropertyKey[]): unknown =>
    new Proxy(() => {}, {
      get: (_, name) => (name === "then" ? undefined : later([...path, name])),
      apply: async (_, __, args: unknown[]) => {
        const tx = await guest.join();
        const owner = path.slice(0, -1).reduce<unknown>((at, name) => Reflect.get(at as object, name), tx);
        return (Reflect.get(owner as object, path.at(-1) ?? "") as (...all: unknown[]) => unknown).apply(owner, args);
      },
    });
  return new Proxy({} as Tx, {
    get: (_, name) => {
      if (name === bare) return client;
      if (name === "then") return undefined;
      return guest.tx ? Reflect.get(guest.tx, name) : later([name]);
    },
    has: (_, name) => name === bare,
  });
}

/** A statement of ours inside a transaction, prepared under `name`. Whole numbers beyond 32 bits must be cast in it. */
export async function statement<Row>(
  tx: Tx,
  { name, text, values }: { name: string; text: string; values: readonly unknown[] },
): Promise<readonly Row[]> {
  if (bare in (tx as object)) {
    const client: pg.PoolClient = Reflect.get(tx as object, bare);
    return (await client.query({ name, text, values: [...values] })).rows as Row[];
  }
  return tx.$queryRawUnsafe<Row[]>(text, ...values);
}
