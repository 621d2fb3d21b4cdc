import type { Api } from "grammy";
import type { Logger } from "pino";
import { z } from "zod";
import { isDatabaseLost } from "../../../db/client.ts";
import { FileRefused, type Files } from "../../channel.ts";
import { type ApiSettings, within } from "./api.ts";
import { describeFailure, isRefusal } from "./failure.ts";
import { type Attachment, fileAtMost } from "./update.ts";

/** What fetching depends on. */
export interface DownloadDependencies extends ApiSettings {
  readonly api: Api;
  readonly files: Files;
  readonly log: Logger;
  readonly timeoutMs: number;
}

/** Brings what a person sent into our own storage; Telegram's links are good for an hour. */
export interface Downloads {
  /**
   * Ids of the kept files. One that is refused, or cannot be had after a second try, is left out: the words stay as they are, and the
   * bot asks. Rejects only when the database is lost or when it was told to stop, so that the whole message is delivered again.
   */
  fetch(attachments: readonly Attachment[], account: string): Promise<readonly string[]>;
}

const atOnce = 4;
const found = z.object({ file_path: z.string().min(1).max(1_000), file_size: z.int().optional().catch(undefined) });

export function createDownloads(dependencies: DownloadDependencies, stop: AbortSignal): Downloads {
  const { files, token, log } = dependencies;
  const enter = limiter(atOnce);

  const keep = async (attachment: Attachment, account: string): Promise<string | undefined> => {
    try {
      const content = await withSecondTry(() => download(dependencies, attachment, stop));
      return await files.save(content, { channel: "telegram", account });
    } catch (error) {
      stop.throwIfAborted();
      if (isDatabaseLost(error) && !(error instanceof Unreachable)) throw error;
      if (error instanceof FileRefused) log.info({ reason: error.reason }, "a file was not taken in");
      else
        log.warn(
          { reason: describeFailure(error, token) },
          "a file could not be fetched or kept; its message goes on without it",
        );
      return undefined;
    }
  };

  return {
    async fetch(attachments, account) {
      const ids = await Promise.all(attachments.map((attachment) => enter(() => keep(attachment, account))));
      return ids.filter((id) => id !== undefined);
    },
  };
}

/** Telegram did not hand the file over, this time. */
class Unreachable extends Error {
  override readonly name = "Unreachable";
}

async function withSecondTry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return work();
  }
}

async function download(
  { api, token, apiRoot, timeoutMs }: DownloadDependencies,
  { fileId, size }: Attachment,
  stop: AbortSignal,
): Promise<Uint8Array> {
  if ((size ?? 0) > fileAtMost) throw new FileRefused("too-large");
  const told = await api.getFile(fileId).catch((error: unknown) => {
    throw isRefusal(error) ? error : new Unreachable(describeFailure(error, token));
  });
  const { file_path: path, file_size: toldSize } = found.parse(told);
  if ((toldSize ?? 0) > fileAtMost) throw new FileRefused("too-large");
  const url = `${apiRoot}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`;
  try {
    return await within(timeoutMs, stop, async (signal) => {
      const response = await fetch(url, { signal, redirect: "error" });
      if (!response.ok || !response.body) throw new Unreachable(`file: ${response.status}`);
      return readBounded(response.body);
    });
  } catch (error) {
    throw error instanceof FileRefused ? error : new Unreachable(describeFailure(error, token));
  }
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > fileAtMost) throw new FileRefused("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Lets in as many at once, the others in order. */
function limiter(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}
