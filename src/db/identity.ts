import type { Tx } from "./client.ts";

/** Bindings are rare and are counted: one at a time, so that a hundred guesses at once count as a hundred. Held until the transaction ends. */
export async function lockBindings(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(7240118)`;
}
