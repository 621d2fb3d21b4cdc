/**
 * What went wrong, without what the error says: puppets put names, ids and words of people into it. A failed connection to a puppet service
 * says nothing of the kind, and its words help.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error ? String(error.code) : "";
  if (/^(1 CANCELLED|4 DEADLINE_EXCEEDED|14 UNAVAILABLE|16 UNAUTHENTICATED):/.test(error.message))
    return (error.message.split("\n")[0] ?? "").replace(/[\w-]{30,}/g, "…").slice(0, 160);
  const place = /([\w.-]+\.[cm]?js:\d+)/.exec(error.stack?.replace(error.message, "") ?? "")?.[1];
  return [error.name, code === "" ? "" : `(${code})`, place === undefined ? "" : `at ${place}`]
    .filter(Boolean)
    .join(" ");
}

/** A call to the puppet took too long; nobody knows whether it had an effect. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

/** Waits for `work`, but not longer than this. Errors: {@link TooSlow}. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
