import { GrammyError, HttpError } from "grammy";
import { DeliveryError } from "../../channel.ts";

/** What went wrong, in words that hold neither the token nor what anybody said. */
export function describeFailure(error: unknown, token: string): string {
  const words =
    error instanceof GrammyError
      ? `${error.method}: ${error.error_code} ${error.description}`
      : error instanceof HttpError
        ? `${error.message.replace(/!$/, "")}${reasonOf(error.error)}`
        : `${error instanceof Error ? error.name : typeof error}${reasonOf(error)}`;
  return hideToken(words, token).slice(0, 300);
}

/** The code of a network error; its message would name the address, which holds the token. */
function reasonOf(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth++) {
    if ("code" in current && typeof current.code === "string") return ` (${current.code})`;
    if (current.name === "TimeoutError" || current.name === "AbortError") return ` (${current.name})`;
  }
  return "";
}

export function hideToken(words: string, token: string): string {
  return words.replaceAll(token, "…").replace(/\/bot[^/\s]+/g, "/bot…");
}

/** How a call that failed is told to the sender: when to try again, or that this chat cannot be reached. */
export function toDeliveryError(
  error: unknown,
  { token, jitterMs }: { token: string; jitterMs: () => number },
): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const reason = describeFailure(error, token);
  if (!(error instanceof GrammyError)) return new DeliveryError(reason, "later");
  const { error_code: code } = error;
  if (code === 429) return new DeliveryError(reason, { afterMs: (askedWaitMs(error) || unnamedWaitMs) + jitterMs() });
  // The token and the address of the server are the operator's to mend: the message is not to blame.
  const refused = code === 400 || code === 403 || code === 413;
  return new DeliveryError(reason, refused ? "never" : "later");
}

const unnamedWaitMs = 3_000;

/** How long Telegram wants to be left alone. */
export function askedWaitMs(error: unknown): number {
  return error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
}

/** Whether Telegram said no to this call, and would say so again. */
export function isRefusal(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code >= 400 && error.error_code < 500 && error.error_code !== 429;
}

/** Whether Telegram does not know the token: 401 for one that was revoked, 404 for one that never was. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
