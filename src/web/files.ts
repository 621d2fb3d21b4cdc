import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Db } from "../db/client.ts";
import { listKeptFiles, readSecret } from "../db/file.ts";
import type { WebMessage } from "../db/web-chat.ts";
import { isPicture } from "../file-kind.ts";
import { bytesAtMost, ContentRefused, type FileStore, Interrupted, TooManyFiles } from "../files.ts";
import { Refusal } from "./refusal.ts";

/** A file as the reader of a chat gets it. The links work for an hour at most. */
export interface LinkedFile {
  readonly id: string;
  readonly mime: string;
  /** As people see it; null for photos and voice. */
  readonly name: string | null;
  readonly url: string;
  /** Absent for what is no picture. */
  readonly thumbnailUrl: string | null;
}

/** Links to files that let whoever holds them look, for a while. Only ever made for the reader of a chat, of the files in that chat. */
export interface FileLinks {
  /** The messages with links in place of file ids; files that are gone are left out. */
  link(
    messages: readonly WebMessage[],
  ): Promise<readonly (Omit<WebMessage, "files"> & { files: readonly LinkedFile[] })[]>;
  /** Errors: Refusal, when the link was not made here or has run out. */
  check(id: string, link: { expires: string; signature: string }): Promise<void>;
}

// A link made now stays the same until this time is over, so that browsers need not fetch a picture again; it works for once or twice as long.
const windowSeconds = 30 * 60;

export function createFileLinks({ db, now }: { db: Db; now: () => Date }): FileLinks {
  let reading: Promise<string> | undefined;
  const key = (): Promise<string> => {
    reading ??= readSecret(db, "file-links", randomBytes(32).toString("hex"), now()).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
  const seconds = () => Math.floor(now().getTime() / 1_000);

  return {
    async link(messages) {
      const ids = messages.flatMap(({ files }) => files);
      const known = new Map((await listKeptFiles(db, ids)).map((file) => [file.id, file]));
      const expires = String((Math.floor(seconds() / windowSeconds) + 2) * windowSeconds);
      const secret = known.size === 0 ? "" : await key();
      const linked = (id: string): readonly LinkedFile[] => {
        const file = known.get(id);
        if (!file) return [];
        const url = `/chat/files/${id}?expires=${expires}&signature=${sign(secret, id, expires)}`;
        return [
          {
            id,
            mime: file.mime,
            name: file.name,
            url,
            thumbnailUrl: isPicture(file.mime) ? `${url}&size=thumb` : null,
          },
        ];
      };
      return messages.map((message) => ({ ...message, files: message.files.flatMap(linked) }));
    },
    async check(id, { expires, signature }) {
      const expected = Buffer.from(sign(await key(), id, expires));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new Refusal(
          403,
          "link-invalid",
          "这个链接无效，请从聊天里重新打开。 This link is not valid; please open it from the chat.",
        );
      if (Number(expires) <= seconds())
        throw new Refusal(
          403,
          "link-expired",
          "这个链接已过期，请从聊天里重新打开。 This link has run out; please open it from the chat.",
        );
    },
  };
}

function sign(key: string, id: string, expires: string): string {
  return createHmac("sha256", key).update(`${id}\n${expires}`).digest("base64url");
}

const filesAtOnce = 10;
const filesPerHour = 60;
const hourMs = 60 * 60_000;
/** Ten files of the largest size, and what multipart adds. */
const uploadAtMost = filesAtOnce * bytesAtMost + 1024 * 1024;
const uploadWithinMs = 10 * 60_000;
const drainAtMost = 2 * bytesAtMost;
const drainWithinMs = 20_000;

const fileParams = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const fileQuery = z.object({
  expires: z.string().regex(/^\d{1,12}$/),
  signature: z.string().regex(/^[\w-]{20,64}$/),
  size: z.literal("thumb").optional(),
});

/** What the routes for files depend on. */
export interface FileRoutes {
  readonly files: FileStore;
  readonly links: FileLinks;
  readonly now: () => Date;
  /** The chat of a request's bearer token. Errors: Refusal. */
  readonly chatOf: (request: FastifyRequest) => Promise<string>;
}

/** Taking files in, and handing them out to those who hold a link. */
export function fileRoutes(server: FastifyInstance, { files, links, now, chatOf }: FileRoutes): void {
  server.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });

    scope.post("/chat/files", async (request, reply) => {
      const account = await chatOf(request);
      const quota = { count: filesPerHour, since: new Date(now().getTime() - hourMs) };
      try {
        const ids = await takeIn(request, files, { channel: "web", account }, quota);
        return await reply.status(201).send(ids.length === 1 ? { fileId: ids[0], fileIds: ids } : { fileIds: ids });
      } catch (error) {
        const refused = refusal(error);
        if (refused.status === 429) reply.header("retry-after", String(hourMs / 1_000));
        // Whoever still sends would not hear the answer.
        if (!(await drained(request))) reply.header("connection", "close");
        throw refused;
      }
    });
  });

  server.get("/chat/files/:id", async (request, reply) => {
    const { id } = known(fileParams, request.params);
    const { size, ...link } = known(fileQuery, request.query);
    await links.check(id, link);
    const file = await files.open(id, size === "thumb" ? "thumbnail" : "whole");
    if (!file) throw notThere();
    return reply
      .header("content-type", file.mime)
      .header("content-length", file.byteCount)
      .header(
        "content-disposition",
        file.name === null ? "inline" : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .header("content-security-policy", "default-src 'none'; sandbox")
      .header("cross-origin-resource-policy", "same-origin")
      .header(
        "cache-control",
        `private, immutable, max-age=${Number(link.expires) - Math.floor(now().getTime() / 1_000)}`,
      )
      .send(file.content);
  });
}

/** All files of an upload, or none. */
async function takeIn(
  request: FastifyRequest,
  files: FileStore,
  owner: Parameters<FileStore["keep"]>[1],
  quota: Parameters<FileStore["keep"]>[2],
): Promise<readonly string[]> {
  if (!request.isMultipart())
    throw new Refusal(415, "not-multipart", "请用 multipart/form-data 上传。 Send multipart/form-data.");
  if (Number(request.headers["content-length"] ?? 0) > uploadAtMost) throw new ContentRefused("too-large");
  const deadline = setTimeout(() => request.raw.destroy(), uploadWithinMs);
  const kept: string[] = [];
  try {
    // One more than is allowed: the limit of the library would cut the surplus off in silence first.
    const parts = request.parts({
      limits: { files: filesAtOnce + 1, fileSize: Number.POSITIVE_INFINITY, fields: 1, parts: filesAtOnce + 2 },
    });
    for (;;) {
      const { done, value: part } = await parts.next().catch((error: unknown) => {
        throw new Interrupted("the upload did not come whole", { cause: error });
      });
      if (done) break;
      if (part.type !== "file" || part.fieldname !== "file")
        throw new Refusal(400, "unknown-field", "只接受名为 file 的文件。 Only files in a field named file are taken.");
      if (kept.length === filesAtOnce)
        throw new Refusal(
          400,
          "too-many-files",
          `一次最多 ${filesAtOnce} 个文件。 At most ${filesAtOnce} files at a time.`,
        );
      kept.push(await files.keep(part.file, owner, quota));
    }
    if (kept.length === 0) throw new Refusal(400, "no-file", "没有收到文件。 No file came.");
    return kept;
  } catch (error) {
    await files.discard(kept);
    throw error;
  } finally {
    clearTimeout(deadline);
  }
}

/** Reads what is still being sent, within limits, so that the sender gets to read the answer. */
async function drained({ raw }: FastifyRequest): Promise<boolean> {
  raw.unpipe();
  if (raw.readableEnded || raw.destroyed) return true;
  return new Promise((resolve) => {
    let byteCount = 0;
    const settle = (whole: boolean) => {
      clearTimeout(timer);
      raw.off("data", count).off("end", ended).off("close", ended).off("error", ended);
      if (!whole) raw.pause();
      resolve(whole);
    };
    const ended = () => settle(true);
    const count = (chunk: Buffer) => {
      byteCount += chunk.length;
      if (byteCount > drainAtMost) settle(false);
    };
    const timer = setTimeout(() => settle(false), drainWithinMs);
    raw.on("data", count).on("end", ended).on("close", ended).on("error", ended);
    raw.resume();
  });
}

/** What an upload failed of, in words; what is our own failure goes on as it is. */
function refusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ContentRefused) return new Refusal(...contentRefusals[error.detail]);
  if (error instanceof TooManyFiles)
    return new Refusal(
      429,
      "too-many-files",
      "这一小时发的文件有点多，请稍后再发。 That were many files; please send more in an hour.",
    );
  if (error instanceof Interrupted)
    return new Refusal(
      400,
      "incomplete",
      "文件没有传完整，请再发一次。 The upload was cut off or could not be read; please send it again.",
    );
  throw error;
}

const contentRefusals: Readonly<Record<ContentRefused["detail"], readonly [number, string, string]>> = {
  "too-large": [413, "too-large", "文件太大了，每个最多 20 MB。 That file is too large; 20 MB at most."],
  "too-many-pixels": [
    413,
    "too-large",
    "照片的像素太多了，请缩小后再发。 That photo has too many pixels; please send a smaller one.",
  ],
  empty: [400, "empty-file", "这个文件是空的，请再发一次。 That file is empty; please send it again."],
  "unknown-kind": [
    415,
    "unknown-kind",
    "目前可以收照片（JPEG、PNG、WebP、GIF、HEIC）和语音。 Photos (JPEG, PNG, WebP, GIF, HEIC) and voice messages are welcome.",
  ],
  disguised: [
    415,
    "unknown-kind",
    "这个文件里夹带了其他内容，请换一张照片。 That file carries something else; please send another photo.",
  ],
  damaged: [415, "damaged", "这张照片打不开，请再发一次。 That photo cannot be opened; please send it again."],
};

function known<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw notThere();
  return parsed.data;
}

function notThere(): Refusal {
  return new Refusal(404, "unknown-file", "没有找到这个文件。 There is no such file.");
}
