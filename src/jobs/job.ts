import type { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Policies } from "../policy.ts";
import type { Texts } from "../text.ts";

/** Keeps a document under the name that people see, and returns its id; it is loose until the job attaches it. */
export type KeepDocument = (content: Uint8Array, document: { name: string; mime: string }) => Promise<string>;

/** What a job may look at besides the database. */
export interface JobSurroundings {
  readonly keepDocument: KeepDocument;
  readonly now: Date;
  readonly policies: Policies;
  readonly texts: Texts;
}

/**
 * Something the ledger promises. `run` acts inside the transaction that claims its row: it reads the present, may find nothing to do, and either all
 * of its effect is there or none. Payloads hold ids only.
 */
export interface Job<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly run: (tx: Tx, payload: Payload, surroundings: JobSurroundings) => Promise<void>;
}

export type AnyJob = Job<unknown>;

/** Declares a job. Its name is stored in the ledger: rename it and rows that are still due find nobody. */
export function defineJob<Payload>(job: Job<Payload>): AnyJob {
  return job as AnyJob;
}
