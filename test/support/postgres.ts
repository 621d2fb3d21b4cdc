import type { TestProject } from "vitest/node";
import { migrate } from "../../src/db/migrate.ts";
import { createScratchDatabase, startScratchServer } from "../../src/db/scratch.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the server, for making and dropping databases. */
    readonly serverUrl: string;
    /** Name of the migrated, empty database that tests clone and nobody connects to. */
    readonly template: string;
  }
}

/** Makes the template database, on TEST_DATABASE_URL's server if that is set, else on one of our own, and takes it away again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const existing = process.env["TEST_DATABASE_URL"];
  const server = existing ? { url: existing, stop: async () => {} } : await startScratchServer();
  try {
    const template = await createScratchDatabase(server.url, { prefix: "guanjia_template" });
    await migrate({ url: template.url, log: { info: () => {} } });
    project.provide("serverUrl", server.url);
    project.provide("template", template.name);
    return async () => {
      await template.drop();
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
