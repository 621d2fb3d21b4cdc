import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { Logger } from "pino";
import { FileRefused, type Files } from "./bot/channel.ts";
import { ConfigError } from "./config-error.ts";
import type { Db } from "./db/client.ts";
import {
  beginFile,
  type FileOwner,
  type FileQuota,
  forgetFile,
  type KeptFile,
  listKeptFiles,
  listRemoved,
  markKept,
  markRemoved,
} from "./db/file.ts";
import { type FileKind, hidesAnother, isPicture, kindOf } from "./file-kind.ts";
import { blankHeicMetadata } from "./heic.ts";
import { BadPicture, loadPictures, type Pictures, pixelsAtMost, thumbnailKind } from "./picture.ts";

/** What a file may weigh; Telegram hands out no larger ones either. */
export const bytesAtMost = 20 * 1024 * 1024;

/** What keeping files depends on. */
export interface FilesDependencies {
  /** FILES_DIR; made when it is missing. */
  readonly dir: string;
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly randomId: () => string;
  /** Absent = sharp where it is installed; nothing = pictures are kept as they come. */
  readonly pictures?: Pictures | undefined;
}

/** A kept file, open for reading. */
export interface OpenFile {
  readonly content: Readable;
  readonly byteCount: number;
  readonly mime: string;
  /** As people see it, for documents. */
  readonly name: string | null;
}

/** Everything people send: bytes in a folder, what is known of them in the table `file`. */
export interface FileStore extends Files {
  /** Keeps what a stream brings, after a look at its content. Errors: {@link ContentRefused}, {@link TooManyFiles}, {@link Interrupted}. */
  keep(content: Readable, owner: FileOwner, quota?: FileQuota): Promise<string>;
  /** Keeps a document that was made here, under the name that people see. It is loose until somebody attaches it. */
  keepDocument(content: Uint8Array, document: { readonly name: string; readonly mime: string }): Promise<string>;
  /** Takes back files that were kept a moment ago and belong to nothing. */
  discard(ids: readonly string[]): Promise<void>;
  /** A file, or the small picture of it where there is one. Nothing when it is not there. */
  open(id: string, variant: "whole" | "thumbnail"): Promise<OpenFile | undefined>;
  /** Removes the bytes of files that are out of sight. Safe at any time, in any number of processes, and after any crash. */
  sweep(): Promise<number>;
}

/** A file that is not taken in, with the reason in detail. */
export class ContentRefused extends FileRefused {
  readonly detail: "too-large" | "too-many-pixels" | "empty" | "unknown-kind" | "disguised" | "damaged";
  constructor(detail: ContentRefused["detail"]) {
    super(detail === "too-large" || detail === "too-many-pixels" ? "too-large" : "unknown-kind");
    this.detail = detail;
  }
}

/** The owner has sent too many files of late. */
export class TooManyFiles extends Error {
  override readonly name = "TooManyFiles";
}

/** The sender broke off, or sent what cannot be taken apart. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

export function createFiles(dependencies: FilesDependencies): FileStore {
  const { dir, db, now, log, randomId } = dependencies;
  let loaded: { pictures: Pictures | undefined } | undefined;
  // Loaded with the first photo: libvips is large.
  const pictures = (): Pictures | undefined => {
    if (loaded) return loaded.pictures;
    loaded = { pictures: "pictures" in dependencies ? dependencies.pictures : loadPictures() };
    if (!loaded.pictures)
      log.warn("sharp does not run here: photos are kept as they come, with place and device, without thumbnails");
    return loaded.pictures;
  };
  const placesOf = (id: string) => places(dir, id);

  const erase = async (id: string): Promise<void> => {
    const { whole, thumbnail, incoming } = placesOf(id);
    for (const path of [...Object.values(incoming), thumbnail, whole]) await rm(path, { force: true });
    await forgetFile(db, id);
  };

  const discard = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    for (const id of await markRemoved(db, ids, now())) await erase(id);
  };

  const keep: FileStore["keep"] = async (content, owner, quota) => {
    const id = randomId();
    if (!(await beginFile(db, { id, owner, quota, now: now() }))) throw new TooManyFiles();
    try {
      const place = placesOf(id);
      await makeFolder(dirname(place.incoming.raw));
      const byteCount = await receive(content, place.incoming.raw);
      const kept = await prepare(place.incoming, byteCount, pictures);
      await moveIn(place, kept.thumbnail);
      await markKept(db, { id, ...kept, name: null }, now());
      return id;
    } catch (error) {
      // What cannot be cleared away now has a row, and goes with the orphans.
      await discard([id]).catch((failure: unknown) =>
        log.warn({ err: failure, file: id }, "a refused file stays for now"),
      );
      throw error;
    }
  };

  const keepDocument: FileStore["keepDocument"] = async (content, { name, mime }) => {
    const id = randomId();
    await beginFile(db, { id, owner: { channel: "system", account: "documents" }, quota: undefined, now: now() });
    try {
      const place = placesOf(id);
      await makeFolder(dirname(place.incoming.raw));
      const byteCount = await receive(Readable.from([Buffer.from(content)]), place.incoming.raw);
      await rename(place.incoming.raw, place.incoming.whole);
      await moveIn(place, false);
      const unseen = { width: null, height: null, thumbnail: false };
      await markKept(db, { id, mime, byteCount, name, ...unseen }, now());
      return id;
    } catch (error) {
      await discard([id]).catch((failure: unknown) =>
        log.warn({ err: failure, file: id }, "a document that could not be kept stays for now"),
      );
      throw error;
    }
  };

  const find = async (id: string): Promise<KeptFile | undefined> => (await listKeptFiles(db, [id]))[0];

  const openFile: FileStore["open"] = async (id, variant) => {
    const file = await find(id);
    if (!file) return undefined;
    const small = variant === "thumbnail" && file.thumbnail;
    const { whole, thumbnail } = placesOf(id);
    try {
      const handle = await open(small ? thumbnail : whole, "r");
      const { size } = await handle.stat();
      return {
        content: handle.createReadStream(),
        byteCount: size,
        mime: small ? thumbnailKind : file.mime,
        name: file.name,
      };
    } catch (error) {
      if (!isMissing(error)) throw error;
      log.error({ file: id }, "a file is in the database and not in FILES_DIR");
      return undefined;
    }
  };

  return {
    keep,
    keepDocument,
    discard,
    open: openFile,
    save: (content, owner) => keep(Readable.from([Buffer.from(content)]), owner),
    async read(id) {
      const file = await openFile(id, "whole");
      if (!file) return undefined;
      const chunks: Buffer[] = [];
      for await (const chunk of file.content) chunks.push(chunk);
      const named = file.name === null ? {} : { name: file.name };
      return { content: Buffer.concat(chunks), mime: file.mime, ...named };
    },
    async sweep() {
      let count = 0;
      for (const id of await listRemoved(db)) {
        try {
          await erase(id);
          count++;
        } catch (error) {
          log.warn({ err: error, file: id }, "a file's bytes could not be removed; tried again at the next sweep");
        }
      }
      return count;
    },
  };
}

/** Makes FILES_DIR and tries it. Errors: ConfigError. */
export async function openFilesDir(dir: string): Promise<void> {
  const trial = join(dir, `.trial-${process.pid}`);
  try {
    await makeFolder(dir);
    await (await open(trial, "w")).close();
    await rm(trial, { force: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`photos cannot be kept in ${dir} (${reason}); set FILES_DIR to a folder that may be written`);
  }
}

/** Where the bytes of a file lie, and where they come in. */
interface Places {
  readonly whole: string;
  readonly thumbnail: string;
  readonly incoming: { readonly raw: string; readonly whole: string; readonly thumbnail: string };
}

function places(dir: string, id: string): Places {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Error("a file's id must be 32 hexadecimal digits");
  const whole = join(dir, id.slice(0, 2), id.slice(2, 4), id);
  const raw = join(dir, "incoming", id);
  return {
    whole,
    thumbnail: `${whole}.thumb`,
    incoming: { raw, whole: `${raw}.whole`, thumbnail: `${raw}.thumb` },
  };
}

/** Writes a stream to the disk, chunk by chunk, and returns how many bytes came. */
async function receive(content: Readable, path: string): Promise<number> {
  const file = await open(path, "wx", 0o600);
  let byteCount = 0;
  try {
    for await (const chunk of sent(content)) {
      byteCount += chunk.length;
      if (byteCount > bytesAtMost) throw new ContentRefused("too-large");
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (byteCount === 0) throw new ContentRefused("empty");
  return byteCount;
}

/** What a sender sends; their failures are told apart from ours. */
async function* sent(content: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new Interrupted("the file did not come whole", { cause: error });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    content.destroy();
  }
}

/** Looks at a file that came in, and makes of it what is kept. */
async function prepare(
  incoming: Places["incoming"],
  byteCount: number,
  loadPictures: () => Pictures | undefined,
): Promise<Omit<KeptFile, "id" | "name">> {
  const kind = await look(incoming.raw);
  const pictures = isPicture(kind) ? loadPictures() : undefined;
  if (pictures) {
    try {
      const { width, height, kind: mime } = await pictures.encode(incoming.raw, kind, incoming);
      return { mime, byteCount: (await stat(incoming.whole)).size, width, height, thumbnail: true };
    } catch (error) {
      if (!(error instanceof BadPicture)) throw error;
      if (error.reason === "too-large") throw new ContentRefused("too-many-pixels");
      // The usual builds of sharp have no decoder for HEIC.
      if (kind !== "image/heic") throw new ContentRefused("damaged");
      await rm(incoming.whole, { force: true });
    }
  }
  const { width = null, height = null } = kind === "image/heic" ? await blank(incoming.raw) : {};
  if ((width ?? 0) * (height ?? 0) > pixelsAtMost) throw new ContentRefused("too-many-pixels");
  await rename(incoming.raw, incoming.whole);
  return { mime: kind, byteCount, width, height, thumbnail: false };
}

function blank(path: string): Promise<{ width?: number; height?: number }> {
  return blankHeicMetadata(path).catch(() => {
    throw new ContentRefused("damaged");
  });
}

async function look(path: string): Promise<FileKind> {
  const file = await open(path, "r");
  try {
    const kind = await kindOf((position, length) => readAt(file, position, length));
    if (!kind) throw new ContentRefused("unknown-kind");
    if (await hidesAnother(createReadStream(path))) throw new ContentRefused("disguised");
    return kind;
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Gives a prepared file its place; once this resolves it is there after a power cut, too. */
async function moveIn({ whole, thumbnail, incoming }: Places, withThumbnail: boolean): Promise<void> {
  const folder = dirname(whole);
  await makeFolder(folder);
  if (withThumbnail) {
    await flush(incoming.thumbnail);
    await rename(incoming.thumbnail, thumbnail);
  }
  await flush(incoming.whole);
  await rename(incoming.whole, whole);
  for (const changed of [folder, dirname(folder), dirname(dirname(folder))]) await flushFolder(changed);
  await rm(incoming.raw, { force: true });
}

async function flush(path: string, flags = "r+"): Promise<void> {
  const entry = await open(path, flags);
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
}

/** So that the names in it last. Windows opens no folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform !== "win32") await flush(path, "r");
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
