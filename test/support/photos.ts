import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { pino } from "pino";
import sharp, { type Metadata } from "sharp";
import type { Db } from "../../src/db/client.ts";
import { createFiles, type FileStore, type FilesDependencies } from "../../src/files.ts";

/** A photo as a phone takes it: lying on its side, and with the place it was taken at. */
export function photo(width = 64, height = 48): Promise<Buffer> {
  const place = {
    GPSLatitudeRef: "N",
    GPSLatitude: "30/1 15/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "120/1 9/1 0/1",
  };
  return plain(width, height)
    .withMetadata({ orientation: 6, exif: { IFD0: { Make: "SecretPhone" }, IFD3: place } })
    .jpeg()
    .toBuffer();
}

export function plain(width = 64, height = 48) {
  return sharp({ create: { width, height, channels: 3, background: "#3a7" } });
}

/** What a picture says of itself. From the disk: the program blocks every other way into libvips. */
export async function describe(content: Uint8Array | undefined): Promise<Metadata> {
  const path = join(tmpdir(), `guanjia-look-${randomBytes(8).toString("hex")}`);
  await writeFile(path, content ?? Buffer.alloc(0));
  try {
    return await sharp(path).metadata();
  } finally {
    await rm(path);
  }
}

/** A small PNG that says it is `side` pixels wide and high. */
export async function boast(side: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer();
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** A HEIC of which the box tells everything and the picture, for want of an encoder, is AV1. */
export async function heic(): Promise<Buffer> {
  const avif = await plain(96, 64)
    .withExif({ IFD0: { Make: "SecretPhone" } })
    .heif({ compression: "av1" })
    .toBuffer();
  avif.write("heic", 8, "latin1");
  return avif;
}

/** A store in a folder of its own. */
export interface TestStore {
  readonly files: FileStore;
  readonly dir: string;
  /** Every file below the folder. */
  onDisk(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

export async function store(
  db: Db,
  options: { now: () => Date } & Partial<Pick<FilesDependencies, "pictures">>,
): Promise<TestStore> {
  const dir = await mkdtemp(join(tmpdir(), "guanjia-files-"));
  const files = createFiles({
    dir,
    db,
    log: pino({ level: process.env["TEST_LOG"] ?? "silent" }),
    randomId: () => randomBytes(16).toString("hex"),
    ...options,
  });
  return {
    files,
    dir,
    async onDisk() {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
