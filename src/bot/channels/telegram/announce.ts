import type { Api } from "grammy";
import type { Logger } from "pino";
import { z } from "zod";
import { askedWaitMs, describeFailure, isRefusal, isTokenRefused } from "./failure.ts";
import { type Backoff, backoff, pause } from "./polling.ts";

/** What announcing a webhook depends on. */
export interface AnnounceDependencies {
  readonly api: Api;
  readonly token: string;
  readonly webhook: { readonly url: string; readonly secret: string };
  readonly updates: readonly ("message" | "callback_query")[];
  readonly retryMs: Backoff;
  readonly checkMs: number;
  /** Why Telegram does not post yet, or nothing. */
  readonly tell: (trouble: string | undefined) => void;
  readonly log: Logger;
}

const info = z.object({ url: z.string() });

/**
 * Tells Telegram where to post, and again when somebody has told it otherwise since (a process that still polls takes the webhook away). What
 * fails is tried again (a name or a certificate may come later), except where the server does not know the call.
 */
export async function announceWebhook(dependencies: AnnounceDependencies, stop: AbortSignal): Promise<void> {
  const { api, token, webhook, updates, retryMs, checkMs, tell, log } = dependencies;
  const wait = backoff(retryMs);
  while (!stop.aborted) {
    try {
      await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: updates });
      tell(undefined);
      wait.reset();
      await untilMoved(dependencies, stop);
    } catch (error) {
      const reason = describeFailure(error, token);
      log.warn({ reason }, "Telegram did not take the webhook");
      if (isTokenRefused(error)) return;
      tell(`Telegram did not take the webhook: ${reason}`);
      await pause(isRefusal(error) ? checkMs : Math.max(askedWaitMs(error), wait.next()), stop);
    }
  }
}

async function untilMoved({ api, webhook, checkMs, log }: AnnounceDependencies, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await pause(checkMs, stop);
    if (stop.aborted) return;
    const told = info.safeParse(await api.getWebhookInfo().catch(() => undefined));
    if (told.success && told.data.url !== webhook.url) return log.warn("the webhook was moved; it is set again");
  }
}
