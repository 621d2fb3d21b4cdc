import { createRequire } from "node:module";
import type { FileKind } from "./file-kind.ts";

/** Makes of a picture what others may see: upright, of a sensible size, and without what the camera tells of place and device. */
export interface Pictures {
  /**
   * Encodes the file `from` anew into `to`, with a small one beside it. A moving picture becomes its first one; HEIC becomes JPEG.
   * Errors: {@link BadPicture}, when it cannot be decoded whole.
   */
  encode(from: string, kind: FileKind, to: { whole: string; thumbnail: string }): Promise<Encoded>;
}

export interface Encoded {
  readonly kind: FileKind;
  readonly width: number;
  readonly height: number;
}

/** A picture that is damaged, cut off, or unpacks to far more than it should. */
export class BadPicture extends Error {
  override readonly name = "BadPicture";
  readonly reason: "too-large" | "damaged";
  constructor(reason: BadPicture["reason"], cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** All thumbnails are of this kind. */
export const thumbnailKind: FileKind = "image/jpeg";

/** Phones take half of that. */
export const pixelsAtMost = 100_000_000;
const sideAtMost = 2_560;
const thumbnailSide = 480;
const seconds = 20;
const atOnce = 2;

/** What we use of the optional package sharp; its own types are not there where it is not. */
interface Sharp {
  autoOrient(): Sharp;
  resize(options: { width: number; height: number; fit: "inside"; withoutEnlargement: true }): Sharp;
  flatten(options: { background: string }): Sharp;
  timeout(options: { seconds: number }): Sharp;
  jpeg(options: { quality: number }): Sharp;
  png(): Sharp;
  webp(options: { quality: number }): Sharp;
  gif(): Sharp;
  toFile(path: string): Promise<{ width: number; height: number }>;
}
interface SharpModule {
  (path: string, options: { limitInputPixels: number; failOn: "error"; sequentialRead: true }): Sharp;
  cache(on: boolean): void;
  concurrency(threads: number): void;
  block(operations: { operation: readonly string[] }): void;
  unblock(operations: { operation: readonly string[] }): void;
}

/** Pictures through libvips, or nothing where the optional package sharp has no build for this machine. */
export function loadPictures(): Pictures | undefined {
  const sharp = load();
  if (!sharp) return undefined;
  sharp.cache(false);
  sharp.concurrency(1);
  // Whatever a file pretends to be, nothing but these decoders ever looks at it.
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif"].map((kind) => `VipsForeignLoad${kind}File`) });

  const turn = takeTurns(atOnce);
  const read = (path: string) =>
    sharp(path, { limitInputPixels: pixelsAtMost, failOn: "error", sequentialRead: true }).timeout({ seconds });
  const inside = (side: number) => ({ width: side, height: side, fit: "inside", withoutEnlargement: true }) as const;
  return {
    encode: (from, kind, { whole, thumbnail }) =>
      turn(async () => {
        try {
          const picture = read(from).autoOrient().resize(inside(sideAtMost));
          const { width, height } = await as(picture, kind).toFile(whole);
          await read(whole)
            .resize(inside(thumbnailSide))
            .flatten({ background: "#ffffff" })
            .jpeg({ quality: 72 })
            .toFile(thumbnail);
          return { kind: kind === "image/heic" ? "image/jpeg" : kind, width, height };
        } catch (error) {
          if (isOfTheDisk(error)) throw error;
          throw new BadPicture(
            error instanceof Error && /pixel limit/.test(error.message) ? "too-large" : "damaged",
            error,
          );
        }
      }),
  };
}

function as(picture: Sharp, kind: FileKind): Sharp {
  if (kind === "image/png") return picture.png();
  if (kind === "image/webp") return picture.webp({ quality: 82 });
  if (kind === "image/gif") return picture.gif();
  return picture.jpeg({ quality: 84 });
}

function load(): SharpModule | undefined {
  try {
    return createRequire(import.meta.url)("sharp");
  } catch {
    return undefined;
  }
}

/** libvips reports a full disk in words of its own. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && /unable to (open for write|write)|No space left|system error/i.test(error.message);
}

/** Runs at most `count` at a time: each keeps a processor and some hundred megabytes busy for up to seconds. */
function takeTurns(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
