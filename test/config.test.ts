import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { programDir, readConfig } from "../src/config.ts";
import { ConfigError } from "../src/config-error.ts";

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was complained about");
}

test("an environment that says nothing runs everything on an embedded database, for this machine alone", () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: join(programDir, ".data"),
    filesDir: join(programDir, ".data", "files"),
    databaseUrl: undefined,
    redisUrl: undefined,
    roles: new Set(["bot", "worker", "web"]),
    demo: undefined,
    policyFile: join(programDir, "config", "policy.yaml"),
    handbookDir: join(programDir, "config", "handbook"),
    publicUrl: undefined,
    logLevel: "info",
  });
});

test("a variable that is set to nothing is as good as unset", () => {
  const blank = Object.fromEntries(
    [
      "PORT",
      "HOST",
      "DATA_DIR",
      "FILES_DIR",
      "DATABASE_URL",
      "REDIS_URL",
      "ROLES",
      "DEMO",
      "POLICY_FILE",
      "PUBLIC_URL",
      "LOG_LEVEL",
    ].map((name) => [name, ""]),
  );
  expect(readConfig(blank)).toEqual(readConfig({}));
});

test("what is set is taken", () => {
  const dir = mkdtempSync(join(tmpdir(), "guanjia-config-"));
  const policyFile = join(dir, "policy.yaml");
  writeFileSync(policyFile, "");
  try {
    const config = readConfig({
      PORT: "0",
      HOST: "0.0.0.0",
      DATA_DIR: dir,
      DATABASE_URL: "postgres://localhost/guanjia",
      REDIS_URL: "rediss://localhost:6379/1",
      ROLES: " web , bot ",
      POLICY_FILE: policyFile,
      PUBLIC_URL: "https://chat.example.cn/",
      LOG_LEVEL: "silent",
    });
    expect(config).toMatchObject({
      port: 0,
      host: "0.0.0.0",
      dataDir: dir,
      filesDir: join(dir, "files"),
      databaseUrl: "postgres://localhost/guanjia",
      redisUrl: "rediss://localhost:6379/1",
      roles: new Set(["bot", "web"]),
      policyFile,
      publicUrl: "https://chat.example.cn",
      logLevel: "silent",
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test.each([
  ["on", true],
  ["true", true],
  ["1", true],
  ["off", false],
  ["false", false],
  ["0", false],
])("DEMO=%s is %s", (DEMO, demo) => {
  expect(readConfig({ DEMO }).demo).toBe(demo);
});

describe("a mistake is one line that names the variable:", () => {
  test.each([
    ["PORT", "http", "PORT must be a port number"],
    ["PORT", "70000", "PORT must be a port number"],
    ["PORT", "-1", "PORT must be a port number"],
    ["PORT", "3000.5", "PORT must be a port number"],
    ["DATABASE_URL", "mysql://localhost", "DATABASE_URL must begin with postgresql://"],
    ["DATABASE_URL", "localhost:5432", "DATABASE_URL must begin with postgresql://"],
    ["REDIS_URL", "localhost:6379", "REDIS_URL must begin with redis:// or rediss://"],
    ["DEMO", "yes", "DEMO must be on or off"],
    ["PUBLIC_URL", "chat.example.cn", "PUBLIC_URL must be a URL like https://chat.example.cn"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent"],
    ["ROLES", "bot,chef", 'ROLES must be some of bot,worker,web, separated by commas; it says "bot,chef"'],
    ["ROLES", ",", 'ROLES must be some of bot,worker,web, separated by commas; it says ","'],
    [
      "POLICY_FILE",
      "/nowhere/policy.yaml",
      "POLICY_FILE /nowhere/policy.yaml does not exist; name a YAML file or leave it unset",
    ],
  ])("%s=%s", (name, value, message) => {
    expect(complaint({ [name]: value })).toBe(message);
  });

  test("several mistakes are named together", () => {
    const message = complaint({ PORT: "x", DEMO: "x", LOG_LEVEL: "x" });
    for (const name of ["PORT", "DEMO", "LOG_LEVEL"]) expect(message).toContain(`${name} must`);
    expect(message).not.toContain("\n");
  });

  test("a password in an address that is wrong is not repeated", () => {
    expect(complaint({ DATABASE_URL: "mysql://root:secret@db" })).not.toContain("secret");
    expect(complaint({ REDIS_URL: "http://:secret@cache" })).not.toContain("secret");
  });
});

test("whatever the environment says, it is a configuration or one line", () => {
  const name = fc.constantFrom(
    "PORT",
    "HOST",
    "DATA_DIR",
    "DATABASE_URL",
    "REDIS_URL",
    "ROLES",
    "DEMO",
    "PUBLIC_URL",
    "LOG_LEVEL",
    "TELEGRAM_BOT_TOKEN",
    "X",
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: "binary", maxLength: 30 })), (env) => {
      try {
        readConfig(env);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    { numRuns: 150 },
  );
});
