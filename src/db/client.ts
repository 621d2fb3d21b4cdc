import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { z } from "zod";
import { PrismaClient } from "./generated/client.ts";
import { LendingPool, type Tx, transact } from "./transaction.ts";

export type { Tx } from "./transaction.ts";

/** The database: Prisma for the domain, a bare pool for the hot path of inbox and ledger. */
export interface Db {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction; rolled back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Connects lazily. `onError` hears of connections that were lost while idle. */
export function connect(url: string, onError: (error: Error) => void, max = 16): Db {
  const pool = new LendingPool({
    connectionString: url,
    max,
    keepAlive: true,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // Below every timeout around it, so that PostgreSQL and not a caller gives up first.
    options:
      "-c statement_timeout=8000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c random_page_cost=1.1",
  });
  pool.on("error", onError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    transaction: (work) => transact({ pool, prisma }, work, 10_000),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Whether an error means that the database cannot be reached, as opposed to a mistake of ours. */
export function isDatabaseLost(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    if (codesOf(current).some((code) => lostCodes.has(code) || /^08|^57P/.test(code))) return true;
    if (
      /ECONNREFUSED|Connection terminated|connection timeout|timeout exceeded when trying to connect|Can't reach database|Server has closed|terminating connection/i.test(
        current.message,
      )
    )
      return true;
  }
  return false;
}

const coded = z.object({ code: z.string().optional(), originalCode: z.string().optional() });
const prismaMeta = z.object({ driverAdapterError: z.object({ cause: coded }) });

/** The codes of an error: Prisma hides PostgreSQL's own in its `meta`. */
function codesOf(error: Error): readonly string[] {
  const own = coded.safeParse(error).data;
  const hidden = prismaMeta.safeParse("meta" in error ? error.meta : undefined).data?.driverAdapterError.cause;
  return [own?.code, own?.originalCode, hidden?.code, hidden?.originalCode].filter((code) => code !== undefined);
}

const lostCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "53300",
]);
