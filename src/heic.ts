import { type FileHandle, open } from "node:fs/promises";

/** A box of the container: where its content begins, and where it ends. */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const metaAtMost = 4 * 1024 * 1024;

/**
 * Blanks what a HEIC file tells besides its picture: Exif and XMP, with place and device. In place, for the picture itself cannot be encoded
 * anew here (HEVC). Returns the size in pixels where it is told. Errors: any, when the container cannot be read.
 */
export async function blankHeicMetadata(path: string): Promise<{ width?: number; height?: number }> {
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    const meta = await readMeta(file, size);
    const inner = boxes(meta.content, 4);
    const telling = tellingItems(meta.content, box(inner, "iinf"));
    const idat = inner.find(({ type }) => type === "idat");
    let blanked = 0;
    for (const { id, inIdat, extents } of locations(meta.content, box(inner, "iloc"))) {
      if (!telling.has(id)) continue;
      for (const { offset, length } of extents) {
        const start = inIdat ? meta.offset + (idat?.from ?? Number.NaN) + offset : offset;
        blanked += length;
        if (!(length > 0 && start >= 0 && start + length <= size && blanked <= size))
          throw new Error("an item lies outside of the file");
        await file.write(Buffer.alloc(length), 0, length, start);
      }
    }
    return largest(meta.content, inner);
  } finally {
    await file.close();
  }
}

async function readMeta(file: FileHandle, size: number): Promise<{ content: Buffer; offset: number }> {
  for (let position = 0; position + 8 <= size; ) {
    const header = Buffer.alloc(16);
    await file.read(header, 0, 16, position);
    const short = header.readUInt32BE(0);
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? size - position : short;
    const from = position + (short === 1 ? 16 : 8);
    if (length < from - position || position + length > size) break;
    if (header.toString("latin1", 4, 8) === "meta") {
      const content = Buffer.alloc(Math.min(position + length - from, metaAtMost));
      await file.read(content, 0, content.length, from);
      return { content, offset: from };
    }
    position += length;
  }
  throw new Error("no description of the picture");
}

function boxes(bytes: Buffer, from: number, to = bytes.length): readonly Box[] {
  const found: Box[] = [];
  for (let position = from; position + 8 <= to; ) {
    const length = bytes.readUInt32BE(position) || to - position;
    if (length < 8 || position + length > to) throw new Error("a box ends outside of its parent");
    found.push({
      type: bytes.toString("latin1", position + 4, position + 8),
      from: position + 8,
      to: position + length,
    });
    position += length;
  }
  return found;
}

function box(among: readonly Box[], type: string): Box {
  const found = among.find((candidate) => candidate.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
}

/** Ids of the items that are words about the picture instead of picture. */
function tellingItems(meta: Buffer, iinf: Box): ReadonlySet<number> {
  const start = iinf.from + (meta.readUInt8(iinf.from) === 0 ? 6 : 8);
  const telling = new Set<number>();
  for (const { type, from } of boxes(meta, start, iinf.to)) {
    if (type !== "infe") continue;
    const version = meta.readUInt8(from);
    if (version < 2) throw new Error("an item without a type");
    const wide = version > 2;
    const itemType = meta.toString("latin1", from + (wide ? 10 : 8), from + (wide ? 14 : 12));
    if (["Exif", "mime", "uri "].includes(itemType))
      telling.add(wide ? meta.readUInt32BE(from + 4) : meta.readUInt16BE(from + 4));
  }
  return telling;
}

interface Location {
  readonly id: number;
  /** Counted from the box `idat` instead of from the beginning of the file. */
  readonly inIdat: boolean;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

function locations(meta: Buffer, iloc: Box): readonly Location[] {
  let position = iloc.from;
  const take = (bytes: number): number => {
    if (position + bytes > iloc.to) throw new Error("iloc is too short");
    const value =
      bytes === 0 ? 0 : bytes === 8 ? Number(meta.readBigUInt64BE(position)) : meta.readUIntBE(position, bytes);
    position += bytes;
    return value;
  };
  const version = take(1);
  take(3);
  const sizes = take(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, sizes & 15];
  if (!lengthSize) throw new Error("items without a length");
  const found: Location[] = [];
  for (let left = take(version < 2 ? 2 : 4); left > 0; left--) {
    const id = take(version < 2 ? 2 : 4);
    const construction = version === 0 ? 0 : take(2) & 15;
    if (construction > 1) throw new Error("an item made of other items");
    take(2);
    const base = take(baseSize);
    const extents = [];
    for (let parts = take(2); parts > 0; parts--) {
      if (version > 0) take(indexSize);
      extents.push({ offset: base + take(offsetSize), length: take(lengthSize) });
    }
    found.push({ id, inIdat: construction === 1, extents });
  }
  return found;
}

/** The largest picture in the file; the others are its tiles and thumbnails. */
function largest(meta: Buffer, inner: readonly Box[]): { width?: number; height?: number } {
  let found: { width: number; height: number } | undefined;
  for (const iprp of inner.filter(({ type }) => type === "iprp")) {
    for (const ipco of boxes(meta, iprp.from, iprp.to).filter(({ type }) => type === "ipco")) {
      for (const { type, from } of boxes(meta, ipco.from, ipco.to)) {
        if (type !== "ispe") continue;
        const [width, height] = [meta.readUInt32BE(from + 4), meta.readUInt32BE(from + 8)];
        if (!found || width * height > found.width * found.height) found = { width, height };
      }
    }
  }
  return found ?? {};
}
