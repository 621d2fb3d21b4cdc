import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Logger } from "pino";
import type { Channel } from "../bot/channel.ts";
import type { WebChannel } from "../bot/channels/web.ts";
import { type Db, isDatabaseLost } from "../db/client.ts";
import { countForgotten } from "../db/invariant.ts";
import type { FileStore } from "../files.ts";
import type { MetricsPage } from "../metrics.ts";
import { chatRoutes } from "./chat.ts";
import { feeRoutes } from "./fees.ts";
import { pageRoutes } from "./page.ts";
import { Refusal } from "./refusal.ts";

/** What the web server depends on. */
export interface WebDependencies {
  readonly db: Db;
  readonly web: WebChannel;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly queueProblem: () => Promise<string | undefined>;
  readonly metrics?: MetricsPage;
  readonly files: FileStore;
  /** Answers `POST /telegram/webhook` with a status. */
  readonly telegramWebhook?: Webhook | undefined;
  /** With it the books may send bills and payments. */
  readonly feesSecret?: string | undefined;
  readonly demo: boolean;
  readonly now: () => Date;
  readonly log: Logger;
}

const bodyLimit = 64 * 1024;
const webhookBodyLimit = 1024 * 1024;

type Webhook = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: unknown,
) => Promise<number>;

/** The HTTP side: health, web chat, pages. */
export function createServer(dependencies: WebDependencies): FastifyInstance {
  const { db, web, files, demo, now, log, metrics } = dependencies;
  const loggerInstance: FastifyBaseLogger = log;
  const server = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance,
    trustProxy: "loopback",
  });

  server.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal) return reply.status(error.status).send(refusalBody(error.code, error.message));
    const status = statusOf(error);
    if (status === 413)
      return reply
        .status(413)
        .send(refusalBody("too-large", "消息太长了，请分几次发。 That is too long; please send it in parts."));
    if (status !== undefined && status < 500)
      return reply.status(status).send(refusalBody("bad-request", "请求无法识别。 The request cannot be understood."));
    if (isDatabaseLost(error)) {
      log.warn({ err: error }, "request refused, the database cannot be reached");
      return reply
        .status(503)
        .header("retry-after", "2")
        .send(refusalBody("try-again", "系统正忙，请稍后再发一次。 Please send it again in a moment."));
    }
    log.error({ err: error, route: request.routeOptions.url }, "request failed");
    return reply
      .status(500)
      .send(refusalBody("failed", "出了点问题，请稍后再发一次。 Something went wrong; please send it again."));
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(refusalBody("not-found", "没有这个页面。 There is no such page.")),
  );
  server.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "no-referrer");
  });

  server.get("/healthz", async () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) => {
    const checks = await check(dependencies);
    const problems = Object.entries(checks.problems).map(([part, problem]) => `${part}: ${problem}`);
    return reply
      .status(problems.length === 0 ? 200 : 503)
      .send({ ready: problems.length === 0, problems, forgottenWorkOrders: checks.forgotten });
  });
  if (metrics) {
    server.get("/metrics", async (_request, reply) =>
      reply.header("content-type", metrics.contentType).send(await metrics.text()),
    );
  }
  const { telegramWebhook } = dependencies;
  if (telegramWebhook) {
    server.register(async (scope) => {
      // The bytes as they came: a body that is no JSON must get its 200 too, or Telegram would send it for a day.
      scope.removeAllContentTypeParsers();
      const options = { parseAs: "buffer", bodyLimit: webhookBodyLimit } as const;
      scope.addContentTypeParser("*", options, (_request, body, done) => done(null, body));
      scope.post("/telegram/webhook", { bodyLimit: webhookBodyLimit }, async (request, reply) =>
        reply.status(await telegramWebhook(request.headers, request.body)).send(),
      );
    });
  }
  const { feesSecret } = dependencies;
  if (feesSecret !== undefined) feeRoutes(server, { db, secret: feesSecret, now });
  chatRoutes(server, { db, channel: web, files, demo, now });
  pageRoutes(server, { demo });
  return server;
}

/** Problems by part; and the invariant: open work orders that nobody would remember. It is told, and does not take the service down. */
async function check({
  db,
  channels,
  queueProblem,
}: WebDependencies): Promise<{ problems: Record<string, string>; forgotten: number | null }> {
  const problems: Record<string, string> = {};
  let forgotten: number | null = null;
  try {
    forgotten = await countForgotten(db);
  } catch {
    problems["database"] = "cannot be reached";
  }
  const queue = await queueProblem();
  if (queue !== undefined) problems["queue"] = queue;
  for (const channel of channels.values()) {
    const problem = channel.problem();
    if (problem !== undefined) problems[`channel ${channel.name}`] = problem;
  }
  return { problems, forgotten };
}

function refusalBody(code: string, message: string) {
  return { error: { code, message } };
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
