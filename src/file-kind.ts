/** What is taken in. Which of them a file is, its content alone says: names and headers are only what a sender claims. */
export const fileKinds = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/heic",
  "audio/ogg",
  "audio/amr",
  "audio/mpeg",
  "audio/mp4",
  "audio/silk",
] as const;
export type FileKind = (typeof fileKinds)[number];

export function isPicture(kind: string): boolean {
  return kind.startsWith("image/");
}

export function isVoice(kind: string): boolean {
  return kind.startsWith("audio/");
}

/** Up to `length` bytes of a file from `position` on. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

const headLength = 512;

/** The kind of a file by its first bytes, or nothing when it is none of ours or is also a PDF. */
export async function kindOf(read: ReadAt): Promise<FileKind | undefined> {
  const head = await read(0, headLength);
  // Readers of PDF look for its mark anywhere in the first kilobyte.
  if ((await read(0, 1_024 + 5)).includes("%PDF-")) return undefined;
  if (/^ff d8 ff [c-f]/.test(spelled(head, 4))) return "image/jpeg";
  if (head.subarray(0, 8).equals(pngMark) && at(head, 12, 4) === "IHDR") return "image/png";
  if (at(head, 0, 6) === "GIF87a" || at(head, 0, 6) === "GIF89a") return "image/gif";
  if (at(head, 0, 4) === "RIFF" && at(head, 8, 7) === "WEBPVP8") return "image/webp";
  if (at(head, 0, 4) === "OggS" && /OpusHead|\u0001vorbis|Speex {3}/.test(at(head, 28, 16))) return "audio/ogg";
  // WeChat puts a byte of its own before the mark.
  if (/^\u0002?#!SILK_V3/.test(at(head, 0, 10))) return "audio/silk";
  if (/^#!AMR(-WB)?\n/.test(at(head, 0, 9))) return "audio/amr";
  return kindOfContainer(head) ?? ((await isMp3(read)) ? "audio/mpeg" : undefined);
}

const pngMark = Buffer.from("89504e470d0a1a0a", "hex");

function at(bytes: Buffer, from: number, length: number): string {
  return bytes.subarray(from, from + length).toString("latin1");
}

function spelled(bytes: Buffer, length: number): string {
  return [...bytes.subarray(0, length)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

/** HEIC and M4A share a container (ISO 14496-12) and differ in the brands it names. */
function kindOfContainer(head: Buffer): FileKind | undefined {
  if (at(head, 4, 4) !== "ftyp") return undefined;
  const brands = at(head, 8, Math.min(head.readUInt32BE(0), headLength) - 8).match(/.{4}/gs) ?? [];
  const [major = ""] = brands;
  if (/^(heic|heix|heim|heis)$/.test(major)) return "image/heic";
  if (major === "mif1" && brands.some((brand) => /^hei[cxms]$/.test(brand))) return "image/heic";
  return /^M4[AB] $/.test(major) ? "audio/mp4" : undefined;
}

/** Two frames in a row, behind the tag when there is one: a single mark of two bytes is found in all sorts of files. */
async function isMp3(read: ReadAt): Promise<boolean> {
  const head = await read(0, 10);
  const tagged = at(head, 0, 3) === "ID3" && head.length === 10;
  const start = tagged ? 10 + [6, 7, 8, 9].reduce((size, index) => size * 128 + ((head[index] ?? 0) & 0x7f), 0) : 0;
  const first = frameLength(await read(start, 4));
  if (first === undefined) return false;
  const next = await read(start + first, 4);
  return next.length < 4 ? tagged : frameLength(next) !== undefined;
}

const bitRates = {
  first: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  second: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Length of an MPEG layer III frame by its four header bytes. */
function frameLength(header: Buffer): number | undefined {
  const [sync = 0, version = 0, rates = 0] = header;
  const generation = (version >> 3) & 3;
  if (sync !== 0xff || (version & 0xe0) !== 0xe0 || generation === 1 || (version & 0x06) !== 0x02) return undefined;
  const bitRate = bitRates[generation === 3 ? "first" : "second"][(rates >> 4) - 1];
  const sampleRate = sampleRates[(rates >> 2) & 3];
  if (bitRate === undefined || sampleRate === undefined) return undefined;
  const divided = generation === 3 ? 1 : generation === 2 ? 2 : 4;
  const samples = generation === 3 ? 144 : 72;
  return Math.floor((samples * bitRate * 1_000) / (sampleRate / divided)) + ((rates >> 1) & 1);
}

// Long enough, or with enough plain text behind them, not to turn up by chance in megabytes of compressed picture.
const disguises = new RegExp(
  [
    "PK\\x05\\x06\\x00{4}",
    "Rar!\\x1a\\x07",
    "<script[\\s>]",
    "<iframe[\\s>]",
    "<!doctype\\s",
    "<\\?php\\s",
    "<(?:html|head|body|svg)[\\s>][\\t\\r\\n -~]{12}",
  ].join("|"),
  "i",
);
const longestDisguise = 32;

/** Whether something else is hidden in a file: an archive, a web page, a script. */
export async function hidesAnother(content: AsyncIterable<Buffer>): Promise<boolean> {
  let before = "";
  for await (const chunk of content) {
    const words = before + chunk.toString("latin1");
    if (disguises.test(words)) return true;
    before = words.slice(-longestDisguise);
  }
  return false;
}
