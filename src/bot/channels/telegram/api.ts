import { Api } from "grammy";

/** How to reach Telegram. */
export interface ApiSettings {
  readonly token: string;
  readonly apiRoot: string;
}

/**
 * grammY's typed calls over Node's own `fetch`, so that a signal really ends the request. Every call is over after `timeoutMs`, which is
 * shorter than the lease of a message; nothing is tried again here, the ledger does that.
 */
export function createApi({ token, apiRoot }: ApiSettings, timeoutMs: number, stop?: AbortSignal): Api {
  return new Api(token, {
    apiRoot,
    // Only a second line: our own signal ends the request first.
    timeoutSeconds: timeoutMs / 1_000 + 1,
    fetch: (url: string | URL, init: RequestInit = {}) =>
      // grammY's own signal is a polyfill that this fetch does not take.
      within(timeoutMs, stop, async (signal) => {
        const response = await fetch(url, { ...init, signal });
        return new Response(await response.text(), { status: response.status });
      }),
  });
}

/** Runs `work` with a signal that aborts after `ms`, or with `stop`. (`AbortSignal.any` forgets time-outs that nobody else holds.) */
export async function within<T>(
  ms: number,
  stop: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const end = () => controller.abort();
  const timer = setTimeout(() => controller.abort(new DOMException("too slow", "TimeoutError")), ms);
  stop?.addEventListener("abort", end);
  if (stop?.aborted) end();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", end);
  }
}
