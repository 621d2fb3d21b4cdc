import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Wechaty, Message as WechatyMessage } from "wechaty";
import type { impls } from "wechaty-puppet";
import type { Bot, Message, Puppet } from "../../src/bot/channels/wechat/library.ts";
import { programDir } from "../../src/config.ts";
import { ConfigError } from "../../src/config-error.ts";
import { database } from "../support/database.ts";
import { wechat, wechatChannel } from "../support/wechat.ts";

/** How starting fails. */
const refusal = (options: Parameters<typeof wechatChannel>[1]) =>
  wechatChannel(wechat(), options)
    .start()
    .then(
      () => undefined,
      (error: unknown) => error,
    );

test("a puppet that is not installed is named together with the command that installs it", async () => {
  const error = await refusal({ puppet: "wechaty-puppet-nowhere" });
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toMatch(
    /wechaty-puppet-nowhere is not installed; .*npm install wechaty .*wechaty-puppet-nowhere/,
  );
  expect(String(error)).not.toContain("\n");
});

test("what is no puppet's name is loaded by nobody", async () => {
  for (const puppet of ["fs", "../../evil.mjs", "wechaty", "wechaty-puppet-/../x"])
    expect(String(await refusal({ puppet }))).toMatch(/ConfigError: WECHATY_PUPPET/);
});

test("a puppet service without a token is a mistake of the settings", async () => {
  const error = await refusal({ puppet: "wechaty-puppet-service", puppetOptions: { endpoint: "127.0.0.1:1" } });
  expect(String(error)).toMatch(/ConfigError: WECHATY_PUPPET_SERVICE_TOKEN/);
});

test("what we say about Wechaty is what it says about itself", () => {
  // Checked by the compiler.
  const holds = {
    bot: (bot: Wechaty): Bot => bot,
    message: (message: WechatyMessage): Message => message,
    puppet: (puppet: impls.PuppetInterface): Puppet => puppet,
  };
  expect(Object.keys(holds)).toHaveLength(3);
});

/** Runs a module of ours in a process of its own, which tells what of Wechaty it looks for, and finds nothing of it when told so. */
async function run(
  code: string,
  { installed = true, env = {} }: { installed?: boolean; env?: Record<string, string> } = {},
) {
  const hook = `export const resolve = (name, context, next) => {
    if (!/^(wechaty|file-box)/.test(name) || name.includes("/channels/")) return next(name, context);
    process._rawDebug("LOOKS FOR " + name);
    if (${installed}) return next(name, context);
    throw Object.assign(new Error("Cannot find package '" + name + "'"), { code: "ERR_MODULE_NOT_FOUND" });
  }`;
  const register = `import { register } from "node:module"; register("data:text/javascript,${encodeURIComponent(hook)}")`;
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--import",
      `data:text/javascript,${encodeURIComponent(register)}`,
      "--input-type=module",
      "-e",
      code,
    ],
    { cwd: programDir, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    if (output.includes("Guanjia is running")) child.kill("SIGTERM");
  });
  child.stderr.on("data", (chunk) => {
    output += String(chunk);
  });
  const [exit] = await once(child, "exit");
  return { output, exit };
}

const startChannel = `
  const { createWechatChannel } = await import("./src/bot/channels/wechat.ts");
  const channel = createWechatChannel({ puppet: "wechaty-puppet-service", puppetOptions: { token: "insecure_x" } });
  await channel.start(async () => {}).catch((error) => { console.log(error.name + ": " + error.message); process.exit(0); });`;

test("without Wechaty a start says what to install", async () => {
  const { output } = await run(startChannel, { installed: false });
  expect(output).toContain("ConfigError: wechaty is not installed; for WeChat run: npm install wechaty");
});

test("the program neither loads nor looks for Wechaty where WeChat is not wanted", async () => {
  const source = await database();
  const dir = await mkdtemp(join(tmpdir(), "wechat-program-"));
  const env = { DATABASE_URL: source.url, DATA_DIR: dir, PORT: "0", WECHATY_PUPPET: "", DEMO: "off" };
  try {
    const { output, exit } = await run(
      `process.argv[1] = ${JSON.stringify(join(programDir, "src", "main.ts"))};
       await import("./src/bot/channels/wechat.ts"); await import("./src/main.ts");`,
      { env },
    );
    expect(output).toContain("Guanjia is running");
    expect(output).not.toContain("LOOKS FOR");
    expect(exit).toBe(0);
  } finally {
    await source.drop();
    await rm(dir, { recursive: true, force: true });
  }
});
