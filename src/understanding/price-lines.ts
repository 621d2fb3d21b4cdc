/** One thing with its price, as somebody writes it: 角阀 25 x2. */
export interface ReadPrice {
  readonly name: string;
  readonly quantity: number;
  /** For one. */
  readonly priceCents: number;
}

const separators = /[;；，、\n]|,(?!\d{3}(?:\D|$))/;
const currency = "(?:元|块钱?|圆|rmb|yuan|cny)?";
const measureWord = "(?:个|只|米|根|套|块|卷|支|包|把|条|次|张|片|台|pcs?|pieces?)";
const measure = `${measureWord}?`;
const price = `[¥￥]?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:\\.(\\d{1,2}))?\\s*${currency}`;
const times = "[x×*＊✕]";
/** 角阀 25元 ×2 */
const priceFirst = new RegExp(
  `^(.{0,39}?[^\\d\\s.,×*])\\s*${price}\\s*(?:${times}\\s*(\\d{1,3})\\s*${measure})?$`,
  "i",
);
/** 角阀 ×2 25元 */
const countFirst = new RegExp(
  `^(.{0,39}?[^\\d\\s.,×*])\\s*(?:${times}\\s*(\\d{1,3})\\s*${measure}|(\\d{1,3})\\s*${measureWord})\\s+${price}$`,
  "i",
);

/** The prices that words list, in order; nothing when any part of them is none. */
export function readPrices(words: string): readonly ReadPrice[] | undefined {
  const parts = words
    .normalize("NFKC")
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const read = parts.map(readOne);
  return read.length > 0 && read.every((one) => one !== undefined) ? read : undefined;
}

function readOne(part: string): ReadPrice | undefined {
  const counted = countFirst.exec(part);
  if (counted) {
    const [, name = "", first, second, whole = "", cents] = counted;
    return made(name, first ?? second, whole, cents);
  }
  const [, name, whole = "", cents, count] = priceFirst.exec(part) ?? [];
  return name === undefined ? undefined : made(name, count, whole, cents);
}

function made(name: string, count: string | undefined, whole: string, cents = ""): ReadPrice | undefined {
  const quantity = count === undefined ? 1 : Number(count);
  const priceCents = Number(whole.replaceAll(",", "")) * 100 + Number(cents.padEnd(2, "0"));
  const bare = name.replace(/[\s:：=]+$/, "").trim();
  return quantity < 1 || priceCents < 1 || bare === "" ? undefined : { name: bare, quantity, priceCents };
}

/** An amount of money by itself, in cents: 85, 85.50元, ¥1,200. */
export function readAmount(words: string): number | undefined {
  const found = new RegExp(`^${price}$`, "i").exec(words.normalize("NFKC").trim());
  if (!found) return undefined;
  const [, whole = "", cents = ""] = found;
  return Number(whole.replaceAll(",", "")) * 100 + Number(cents.padEnd(2, "0"));
}
