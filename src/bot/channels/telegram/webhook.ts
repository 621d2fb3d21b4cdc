import { createHash, timingSafeEqual } from "node:crypto";
import type { Logger } from "pino";

/** Answers a POST of Telegram with a status. Never throws. */
export type Webhook = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: unknown,
) => Promise<number>;

/** What the webhook depends on. */
export interface WebhookDependencies {
  readonly secret: string;
  /** Takes an update in; nothing while the channel is not ready. */
  readonly take: () => ((update: unknown) => Promise<void>) | undefined;
  /** A genuine request came. */
  readonly heard: () => void;
  readonly log: Logger;
}

/** An update is a few kilobytes; its longest parts are two messages of 4096 characters. */
export const bodyBytesAtMost = 1024 * 1024;

/**
 * 200 = it is durable or of no interest, 401 = not from Telegram, 413 = longer than any update, 503 = send it again. Telegram holds back
 * everything else a chat says until one update got its 200, so nothing but a lost database or a channel that is not ready says 503. `body`: the
 * bytes as they came, or what was parsed from them.
 */
export function createWebhook({ secret, take, heard, log }: WebhookDependencies): Webhook {
  const expected = digest(secret);
  return async (headers, body) => {
    const given = headers["x-telegram-bot-api-secret-token"];
    if (typeof given !== "string" || !timingSafeEqual(digest(given), expected)) return 401;
    if ((typeof body === "string" || body instanceof Uint8Array) && Buffer.byteLength(body) > bodyBytesAtMost)
      return 413;
    heard();
    const takeUpdate = take();
    if (!takeUpdate) return 503;
    try {
      await takeUpdate(parse(body));
      return 200;
    } catch (error) {
      log.warn({ err: error }, "an update could not be taken in; Telegram will send it again");
      return 503;
    }
  };
}

/** Of equal length whatever the input, so that comparing takes equally long. */
function digest(words: string): Buffer {
  return createHash("sha256").update(words).digest();
}

/** What cannot be parsed is no update either, and is left out like one that cannot be read. */
function parse(body: unknown): unknown {
  if (typeof body !== "string" && !(body instanceof Uint8Array)) return body;
  try {
    return JSON.parse(typeof body === "string" ? body : Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}
