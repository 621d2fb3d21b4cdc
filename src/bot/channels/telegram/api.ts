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
    fetch: (url: string | URL, init: RequestInit = {}) => {
      // grammY's own signal is a polyfill that this fetch does not take, its agent one of Node's `http`.
      const { signal: _signal, ...rest } = init;
      const signals = [AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])];
      return fetch(url, { ...rest, signal: AbortSignal.any(signals) });
    },
  });
}
