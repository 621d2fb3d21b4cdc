import { createPostgresBackend, Worker } from "bullmq";
import pg from "pg";
import { describe } from "vitest";
import { type Lodging, queueContract } from "./queue-contract.ts";

const onPostgres: Lodging = {
  at: (databaseUrl) => ({ databaseUrl }),
  async lose(databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("delete from bullmq.job");
    await client.end();
  },
  async steal(databaseUrl, queue) {
    const thief = new Worker(queue, null, { connection: databaseUrl, lockDuration: 5_000 }, createPostgresBackend);
    const job = await thief.getNextJob("thief", { block: false });
    await thief.close(true);
    if (!job) throw new Error("nothing to steal");
  },
};

describe("BullMQ on PostgreSQL", () => queueContract(() => onPostgres));
