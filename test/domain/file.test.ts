import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { FileRefused } from "../../src/bot/channel.ts";
import { attachFiles, removeOrphans } from "../../src/domain/file.ts";
import { bytesAtMost, createFiles, type OpenFile, openFilesDir, TooManyFiles } from "../../src/files.ts";
import { jobs } from "../../src/jobs/index.ts";
import { type House, house, type Party } from "../support/house.ts";
import { boast, describe, heic, photo, plain, store, type TestStore } from "../support/photos.ts";

let bot: House;
let resident: Party;
let kept: TestStore;
const now = () => bot.clock.now;

beforeAll(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
});
beforeEach(async () => {
  await bot.pool.query("delete from file");
  kept = await store(bot.db, { now });
});
afterEach(() => kept.remove());
afterAll(() => bot.close());

const owner = () => ({ channel: "fake", account: resident.chat });
const accountOf = async ({ chat }: { chat: string }) =>
  (await bot.db.prisma.account.findFirstOrThrow({ where: { externalId: chat } })).id;
const attach = async (fileIds: readonly string[], requestId: number, accountId: number) =>
  bot.db.transaction((tx) => attachFiles(tx, { fileIds, accountId, requestId, purpose: "report", now: now() }));
const rows = () => bot.db.prisma.file.count();

const bytesOf = async (file: OpenFile | undefined) =>
  Buffer.concat(await (file?.content ?? Readable.from([])).toArray());
const tells = (content: Uint8Array | undefined) => Buffer.from(content ?? []).includes("SecretPhone");

// ── what is kept ────────────────────────────────────────────────────────────────────────────────────────────

test("a photo is kept upright and without place and device", async () => {
  const id = await kept.files.save(await photo(64, 48), owner());
  const file = await kept.files.read(id);
  expect(file?.mime).toBe("image/jpeg");
  expect(tells(file?.content)).toBe(false);
  const { width, height, exif, orientation } = await describe(file?.content);
  expect({ width, height, exif, orientation }).toEqual({
    width: 48,
    height: 64,
    exif: undefined,
    orientation: undefined,
  });
  expect(await bot.db.prisma.file.findUniqueOrThrow({ where: { id } })).toMatchObject({
    mime: "image/jpeg",
    byteCount: file?.content.length,
    width: 48,
    height: 64,
    thumbnail: true,
  });
});

test("a large photo gets a small one beside it, and is itself no larger than anybody needs", async () => {
  const id = await kept.files.save(await plain(4_000, 3_000).jpeg().toBuffer(), owner());
  const small = await kept.files.open(id, "thumbnail");
  expect((await describe(await bytesOf(small))).width).toBe(480);
  expect((await describe((await kept.files.read(id))?.content)).width).toBe(2_560);
});

test("a file lies under its id, and for nobody else on this machine to read", async () => {
  const id = await kept.files.save(await photo(), owner());
  const path = join(kept.dir, id.slice(0, 2), id.slice(2, 4), id);
  expect((await kept.onDisk()).toSorted()).toEqual([path, `${path}.thumb`]);
  expect((await stat(join(kept.dir, id.slice(0, 2)))).mode & 0o077).toBe(0);
});

test("all kinds of pictures and voice messages are known by their content", async () => {
  const ogg = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(24), Buffer.from("OpusHead"), Buffer.alloc(40)]);
  const frame = Buffer.concat([Buffer.from("fffb9000", "hex"), Buffer.alloc(413)]);
  const m4a = Buffer.concat([
    Buffer.from("0000001c", "hex"),
    Buffer.from("ftypM4A \0\0\0\0M4A mp42isom"),
    Buffer.alloc(64),
  ]);
  const content = new Map([
    ["image/jpeg", await plain().jpeg().toBuffer()],
    ["image/png", await plain().png().toBuffer()],
    ["image/webp", await plain().webp().toBuffer()],
    ["image/gif", await plain().gif().toBuffer()],
    ["audio/ogg", ogg],
    ["audio/amr", Buffer.from("#!AMR\n".padEnd(60, "x"))],
    ["audio/mpeg", Buffer.concat([frame, frame])],
    ["audio/mp4", m4a],
  ]);
  for (const [mime, bytes] of content) {
    const id = await kept.files.save(bytes, owner());
    expect((await kept.files.read(id))?.mime).toBe(mime);
  }
});

test("HEIC becomes JPEG where it can be decoded", async () => {
  const id = await kept.files.save(await heic(), owner());
  expect((await kept.files.read(id))?.mime).toBe("image/jpeg");
});

test("HEIC that cannot be decoded is kept, and tells nothing but its picture", async () => {
  const plainStore = await store(bot.db, { now, pictures: undefined });
  const before = await heic();
  expect(tells(before)).toBe(true);
  const id = await plainStore.files.save(before, owner());
  const file = await plainStore.files.read(id);
  expect(file?.mime).toBe("image/heic");
  expect(tells(file?.content)).toBe(false);
  expect(await bot.db.prisma.file.findUnique({ where: { id } })).toMatchObject({
    width: 96,
    height: 64,
    thumbnail: false,
  });
  expect((await describe(file?.content)).width).toBe(96);
  await plainStore.remove();
});

test("without sharp a photo is kept as it came, without a small one", async () => {
  const plainStore = await store(bot.db, { now, pictures: undefined });
  const bytes = await photo();
  const id = await plainStore.files.save(bytes, owner());
  expect(bytes.equals((await plainStore.files.read(id))?.content ?? Buffer.alloc(0))).toBe(true);
  expect(bytes.equals(await bytesOf(await plainStore.files.open(id, "thumbnail")))).toBe(true);
  await plainStore.remove();
});

// ── what is not ─────────────────────────────────────────────────────────────────────────────────────────────

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const zipEnd = Buffer.concat([
  Buffer.from("PK\x03\x04"),
  Buffer.alloc(30),
  Buffer.from("PK\x05\x06"),
  Buffer.alloc(18),
]);
const pngHead = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const refused: readonly (readonly [string, () => Promise<Buffer> | Buffer])[] = [
  ["nothing at all", () => Buffer.alloc(0)],
  ["plain words", () => Buffer.from("你好，这不是照片")],
  ["words that begin like a PNG", () => Buffer.concat([pngHead, Buffer.from("hello, I am no picture".repeat(20))])],
  ["words in UTF-16", () => Buffer.from("\uFEFFhello there", "utf16le")],
  ["an SVG", () => Buffer.from(svg)],
  ["a PDF", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj")],
  ["a program", () => Buffer.from("7f454c460201010000000000", "hex")],
  ["a photo cut off in the middle", async () => (await plain(900, 900).jpeg().toBuffer()).subarray(0, 2_500)],
  ["a photo that is also an archive", async () => Buffer.concat([await photo(), zipEnd])],
  [
    "a GIF that is also a web page",
    async () => Buffer.concat([await plain().gif().toBuffer(), Buffer.from("<script>x</script>")]),
  ],
  ["a photo with a web page in its remarks", () => plain().jpeg().withXmp(`<x>${svg}</x>`).toBuffer()],
  ["a photo that is also a PDF", async () => spliced(await photo(), Buffer.from("%PDF-1.4 1 0 obj"))],
  ["a HEIC that says no more than its name", () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic")],
  ["an AVIF", () => plain().heif({ compression: "av1" }).toBuffer()],
  ["a TIFF", () => plain().tiff().toBuffer()],
  ["more than 20 MB", async () => Buffer.concat([await photo(), Buffer.alloc(bytesAtMost)])],
];

/** A remark put right behind the first mark of a JPEG. */
function spliced(jpeg: Buffer, remark: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(remark.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from("fffe", "hex"), length, remark, jpeg.subarray(2)]);
}

test.each(refused)("%s is refused, and nothing of it stays", async (_what, content) => {
  await expect(kept.files.save(await content(), owner())).rejects.toBeInstanceOf(FileRefused);
  expect(await kept.onDisk()).toEqual([]);
  expect(await rows()).toBe(0);
});

test("a picture that unpacks to hundreds of megabytes is refused before it does", async () => {
  const bomb = await boast(30_000);
  await expect(kept.files.save(bomb, owner())).rejects.toMatchObject({ reason: "too-large" });
  expect(await kept.onDisk()).toEqual([]);
});

test("a HEIC that boasts of its size is refused, even where nobody can decode it", async () => {
  const plainStore = await store(bot.db, { now, pictures: undefined });
  const bytes = await heic();
  bytes.writeUInt32BE(50_000, bytes.indexOf("ispe") + 8);
  bytes.writeUInt32BE(50_000, bytes.indexOf("ispe") + 12);
  await expect(plainStore.files.save(bytes, owner())).rejects.toMatchObject({ reason: "too-large" });
  expect(await plainStore.onDisk()).toEqual([]);
  await plainStore.remove();
});

test("exactly 20 MB are taken", async () => {
  const bytes = Buffer.concat([await photo(), Buffer.alloc(bytesAtMost)]).subarray(0, bytesAtMost);
  await expect(kept.files.save(bytes, owner())).resolves.toMatch(/^[0-9a-f]{32}$/);
});

test("whatever bytes come, they are kept or refused, and what is refused leaves nothing", async () => {
  const heads = [
    pngHead,
    Buffer.from("ffd8ffe0", "hex"),
    Buffer.from("GIF89a"),
    Buffer.from("RIFF\0\0\0\0WEBPVP8 "),
    Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    Buffer.from("ID3\x04\0\0\0\0\0\x0a"),
    Buffer.from("fffb90", "hex"),
    Buffer.alloc(0),
  ];
  const whole = await heic();
  const damaged = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([position, byte]) => {
    const copy = Buffer.from(whole);
    copy[position] = byte;
    return copy;
  });
  const made = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }))
    .map(([head, rest]) => Buffer.concat([head, rest]));
  const plainStore = await store(bot.db, { now, pictures: undefined });
  for (const { files, onDisk } of [kept, plainStore]) {
    await fc.assert(
      fc.asyncProperty(fc.oneof(made, damaged), async (bytes) => {
        const id = await files.save(bytes, owner()).catch((error: unknown) => {
          if (error instanceof FileRefused) return undefined;
          throw error;
        });
        if (id !== undefined) await files.discard([id]);
        expect(await onDisk()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }
  expect(await rows()).toBe(0);
  await plainStore.remove();
});

test("ids that are none of ours lead nowhere", async () => {
  for (const id of ["", "../../etc/passwd", "a".repeat(32), "%2e%2e", "A".repeat(32)])
    expect(await kept.files.read(id)).toBeUndefined();
});

test("uploads at the same time count against one quota", async () => {
  const bytes = await photo();
  const quota = { count: 3, since: new Date(now().getTime() - 1_000) };
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => kept.files.keep(Readable.from([bytes]), owner(), quota)),
  );
  const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(failed).toHaveLength(5);
  for (const reason of failed) expect(reason).toBeInstanceOf(TooManyFiles);
});

test("a folder that cannot be written is told at the start", async () => {
  await expect(openFilesDir(join(fileURLToPath(import.meta.url), "below"))).rejects.toThrow(/FILES_DIR/);
});

test("a photo that could not be written down in the database leaves no bytes", async () => {
  const lost = { ...bot.db, pool: Object.create(bot.db.pool, { query: { value: broken } }) };
  const log = bot.worker.log;
  const files = createFiles({ dir: kept.dir, db: lost, now, log, randomId: () => "c".repeat(32) });
  await expect(files.save(await photo(), owner())).rejects.toThrow("out of order");
  // Its row names what it left, and goes with the orphans.
  bot.clock.now = new Date(now().getTime() + 8 * 24 * 60 * 60_000);
  await bot.db.transaction((tx) => removeOrphans(tx, now()));
  await kept.files.sweep();
  expect(await kept.onDisk()).toEqual([]);
  expect(await rows()).toBe(0);
});

async function broken(): Promise<never> {
  throw new Error("out of order");
}

// ── what they hang on ───────────────────────────────────────────────────────────────────────────────────────

test("only the sender's own files that hang on nothing yet are attached, in the order they are named", async () => {
  const neighbour = await bot.resident("李娜", ["3栋2单元1202"]);
  const mine = [await kept.files.save(await photo(), owner()), await kept.files.save(await photo(), owner())];
  const hers = await kept.files.save(await photo(), { channel: "fake", account: neighbour.chat });
  const elsewhere = await kept.files.save(await photo(), { channel: "other", account: resident.chat });
  const accountId = await accountOf(resident);
  const named = [...mine.toReversed(), hers, elsewhere, "f".repeat(32), ...mine];
  expect(await attach(named, 1, accountId)).toEqual(mine.toReversed());
  expect(await attach(mine, 2, accountId)).toEqual([]);
  expect(await bot.db.prisma.file.findMany({ where: { requestId: 1 }, select: { id: true } })).toHaveLength(2);
  expect(await bot.db.prisma.file.findUnique({ where: { id: hers } })).toMatchObject({ attachedAt: null });
});

test("a file that two requests want at once hangs on one of them", async () => {
  const id = await kept.files.save(await photo(), owner());
  const accountId = await accountOf(resident);
  const won = await Promise.all([attach([id], 1, accountId), attach([id], 2, accountId)]);
  expect(won.flat()).toEqual([id]);
});

test("files that hang on nothing are gone after a week, those of a request stay", async () => {
  const loose = await kept.files.save(await photo(), owner());
  const needed = await kept.files.save(await photo(), owner());
  await attach([needed], 1, await accountOf(resident));
  bot.clock.now = new Date(now().getTime() + 6.9 * 24 * 60 * 60_000);
  await keepHouse();
  expect(await kept.files.sweep()).toBe(0);
  bot.clock.now = new Date(now().getTime() + 0.2 * 24 * 60 * 60_000);
  await keepHouse();
  expect(await kept.files.read(loose)).toBeUndefined();
  expect(await kept.files.sweep()).toBe(1);
  expect(await kept.files.read(needed)).toBeDefined();
  expect((await kept.onDisk()).every((path) => path.includes(needed))).toBe(true);
  expect(await rows()).toBe(1);
});

test("a crash between a file's bytes and its row is made good by the next sweep", async () => {
  const id = await kept.files.save(await photo(), owner());
  await bot.db.prisma.file.update({ where: { id }, data: { removedAt: now() } });
  for (const path of await kept.onDisk()) await rm(path);
  expect(await kept.files.sweep()).toBe(1);
  expect(await rows()).toBe(0);
});

test("a file that vanished from the disk is not there, and nothing breaks", async () => {
  const id = await kept.files.save(await photo(), owner());
  for (const path of await kept.onDisk()) await rm(path);
  expect(await kept.files.read(id)).toBeUndefined();
});

test("what is handed out is what lies on the disk", async () => {
  const id = await kept.files.save(await photo(), owner());
  const [whole] = (await kept.onDisk()).filter((path) => path.endsWith(id));
  const { content } = (await kept.files.read(id)) ?? { content: Buffer.alloc(0) };
  expect((await readFile(whole ?? "")).equals(content)).toBe(true);
});

async function keepHouse(): Promise<void> {
  const housekeeping = jobs.get("housekeeping");
  const { policies, texts } = bot.worker;
  const { keepDocument } = kept.files;
  await bot.db.transaction(async (tx) => housekeeping?.run(tx, {}, { now: now(), policies, texts, keepDocument }));
}
