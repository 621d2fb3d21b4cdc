import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import type { Files } from "./bot/channel.ts";

/** What turning voice into words depends on. */
export interface TranscriberDependencies {
  /** Of a service that speaks OpenAI's language, without a slash at the end: `https://api.openai.com/v1`. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly files: Pick<Files, "read">;
  readonly log: Logger;
  /** For the whole of it, a second try included: shorter than any lease, and than a provider's patience with a webhook. */
  readonly timeoutMs?: number;
}

const answered = z.object({ text: z.string() });
const answerAtMost = 256 * 1024;
const extensions: Readonly<Record<string, string>> = {
  "audio/ogg": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/amr": "amr",
  "audio/silk": "silk",
};

/** The service said no; `afterMs` is how long it wants to be left alone before the same may be asked again. */
class Refused extends Error {
  readonly afterMs: number | undefined;
  constructor(status: number, afterMs: number | undefined) {
    super(`answered ${status}`);
    this.afterMs = afterMs;
  }
}

/** Asks for the words of a kept voice message: `POST {url}/audio/transcriptions`. Nothing where they cannot be had in time; never rejects. */
export function createTranscriber(
  dependencies: TranscriberDependencies,
): (fileId: string) => Promise<string | undefined> {
  const { files, log, timeoutMs = 10_000 } = dependencies;
  return async (fileId) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const file = await files.read(fileId);
      if (!file) return undefined;
      const words = await withSecondTry(() => ask(dependencies, file, deadline), deadline);
      return words.trim() === "" ? undefined : words.trim();
    } catch (error) {
      log.warn({ reason: reasonOf(error, deadline) }, "a voice message was not turned into words");
      return undefined;
    }
  };
}

async function withSecondTry(work: () => Promise<string>, deadline: AbortSignal): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.afterMs === undefined) throw error;
    await wait(error.afterMs, undefined, { signal: deadline });
    return work();
  }
}

async function ask(
  { url, key, model }: TranscriberDependencies,
  { content, mime }: { content: Uint8Array; mime: string },
  signal: AbortSignal,
): Promise<string> {
  const body = new FormData();
  body.set("model", model);
  body.set("response_format", "json");
  body.set("file", new Blob([Buffer.from(content)], { type: mime }), `voice.${extensions[mime] ?? "bin"}`);
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/audio/transcriptions`, {
    method: "POST",
    headers,
    body,
    signal,
    redirect: "error",
  });
  if (!response.ok) {
    await response.body?.cancel();
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    const again = (response.status === 429 || response.status === 503) && Number.isFinite(seconds) && seconds >= 0;
    throw new Refused(response.status, again ? seconds * 1_000 : undefined);
  }
  return answered.parse(JSON.parse(await readBounded(response))).text;
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > answerAtMost) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Never the address, the key or what was said. */
function reasonOf(error: unknown, deadline: AbortSignal): string {
  if (deadline.aborted) return "too slow";
  if (error instanceof Refused) return error.message;
  if (error instanceof SyntaxError || error instanceof z.ZodError) return "the answer was not understood";
  return error instanceof Error ? error.name : "unknown";
}
