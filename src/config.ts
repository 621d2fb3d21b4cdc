import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";

const roles = ["bot", "worker", "web"] as const;
export type Role = (typeof roles)[number];

/** The folder that holds `locales/`, `config/` and `prisma/`, whether the program runs from `src/` or `dist/`. */
export const programDir = resolve(fileURLToPath(new URL("..", import.meta.url)));

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const environment = z.object({
  PORT: optional(z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535)),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  FILES_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, "must begin with redis:// or rediss://")),
  ROLES: optional(z.string()),
  DEMO: optional(z.enum(["on", "off", "true", "false", "1", "0"], { error: "must be on or off" })),
  POLICY_FILE: optional(z.string()),
  HANDBOOK_DIR: optional(z.string()),
  PUBLIC_URL: optional(z.url({ error: "must be a URL like https://chat.example.cn" })),
  FEES_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]+$/, "must look like 123456:ABC…; @BotFather gives one")),
  TELEGRAM_API_ROOT: optional(z.url({ error: "must be a URL like https://api.telegram.org" })),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{1,256}$/, "must be letters, digits, _ and - only")),
  WECHATY_PUPPET: optional(z.string()),
  WECHATY_PUPPET_SERVICE_TOKEN: optional(z.string()),
  WECHATY_PUPPET_SERVICE_ENDPOINT: optional(z.string()),
  TRANSCRIBE_URL: optional(z.url({ error: "must be a URL like https://api.openai.com/v1" })),
  TRANSCRIBE_KEY: optional(z.string()),
  TRANSCRIBE_MODEL: optional(z.string()),
  LOG_LEVEL: optional(
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be one of trace, debug, info, warn, error, fatal, silent",
    }),
  ),
});

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
}

export interface WechatConfig {
  readonly puppet: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface TranscriptionConfig {
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
}

/** Everything the environment says, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where photos are kept. */
  readonly filesDir: string;
  /** Absent = embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly roles: ReadonlySet<Role>;
  /** Absent = on when the database is embedded and empty. */
  readonly demo: boolean | undefined;
  readonly policyFile: string;
  /** Where the articles are that questions are answered from. */
  readonly handbookDir: string;
  readonly publicUrl: string | undefined;
  /** Signs what the books send; absent = they cannot send anything. */
  readonly feesSecret: string | undefined;
  /** Absent = Telegram stays off; without `webhook` we ask it for updates. */
  readonly telegram: TelegramConfig | undefined;
  /** Absent = WeChat stays off. */
  readonly wechat: WechatConfig | undefined;
  /** Absent = voice messages are kept and answered with a request to type. */
  readonly transcription: TranscriptionConfig | undefined;
  readonly logLevel: string;
}

/** Reads the environment. Throws a ConfigError that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
  }
  const settings = parsed.data;
  const policyFile =
    settings.POLICY_FILE === undefined ? join(programDir, "config", "policy.yaml") : resolve(settings.POLICY_FILE);
  if (!existsSync(policyFile))
    throw new ConfigError(`POLICY_FILE ${policyFile} does not exist; name a YAML file or leave it unset`);
  const handbookDir =
    settings.HANDBOOK_DIR === undefined ? join(programDir, "config", "handbook") : resolve(settings.HANDBOOK_DIR);
  if (!existsSync(handbookDir))
    throw new ConfigError(`HANDBOOK_DIR ${handbookDir} does not exist; name a folder of articles or leave it unset`);
  const dataDir = resolve(settings.DATA_DIR ?? join(programDir, ".data"));
  return {
    port: settings.PORT ?? 3000,
    host: settings.HOST ?? "127.0.0.1",
    dataDir,
    filesDir: resolve(settings.FILES_DIR ?? join(dataDir, "files")),
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    roles: parseRoles(settings.ROLES),
    demo: settings.DEMO === undefined ? undefined : ["on", "true", "1"].includes(settings.DEMO),
    policyFile,
    handbookDir,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ""),
    feesSecret: settings.FEES_SECRET,
    telegram: readTelegram(settings),
    wechat: readWechat(settings),
    transcription:
      settings.TRANSCRIBE_URL === undefined
        ? undefined
        : {
            url: settings.TRANSCRIBE_URL.replace(/\/+$/, ""),
            key: settings.TRANSCRIBE_KEY,
            model: settings.TRANSCRIBE_MODEL ?? "whisper-1",
          },
    logLevel: settings.LOG_LEVEL ?? "info",
  };
}

type Settings = z.infer<typeof environment>;

function readTelegram(settings: Settings): TelegramConfig | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } = settings;
  if (token === undefined) return undefined;
  if (secret !== undefined && publicUrl === undefined)
    throw new ConfigError(
      "TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, the address Telegram can reach us at; or leave it unset to poll",
    );
  const webhook = secret && publicUrl ? { url: `${publicUrl.replace(/\/$/, "")}/telegram/webhook`, secret } : undefined;
  return { token, apiRoot: settings.TELEGRAM_API_ROOT ?? "https://api.telegram.org", webhook };
}

function readWechat(settings: Settings): WechatConfig | undefined {
  const {
    WECHATY_PUPPET: puppet,
    WECHATY_PUPPET_SERVICE_TOKEN: token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
  } = settings;
  if (puppet === undefined) return undefined;
  return {
    puppet,
    options: { ...(token ? { token } : {}), ...(endpoint ? { endpoint, tls: { disable: true } } : {}) },
  };
}

function parseRoles(list: string | undefined): ReadonlySet<Role> {
  if (list === undefined) return new Set(roles);
  const named = list.split(",").map((role) => role.trim());
  const known = roles.filter((role) => named.includes(role));
  if (known.length !== named.length || known.length === 0) {
    throw new ConfigError(`ROLES must be some of ${roles.join(",")}, separated by commas; it says "${list}"`);
  }
  return new Set(known);
}
