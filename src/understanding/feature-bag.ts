/** How many places the features of a text are spread over; two that meet in one share their weight. */
export const bucketCount = 1 << 17;

const capacity = 6144;

/** The start of a feature's number; each kind of feature has a salt of its own. */
export function seed(salt: number): number {
  return Math.imul(0x811c9dc5 ^ salt, 0x01000193);
}

/** Carries a feature's number on by one character or number. */
export function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** A name as a number. */
export function hashName(name: string, salt = 0): number {
  let hash = seed(salt);
  for (let at = 0; at < name.length; at++) hash = mix(hash, name.charCodeAt(at));
  return hash;
}

/** The features of one text, each once, with its strength. It is emptied and filled again, never kept. */
export class FeatureBag {
  readonly buckets = new Uint32Array(capacity);
  readonly strengths = new Float32Array(capacity);
  readonly #seen = new Uint32Array(bucketCount);
  #turn = 0;
  size = 0;

  empty(): void {
    this.size = 0;
    this.#turn++;
  }

  add(hash: number, strength: number): void {
    let mixed = hash ^ (hash >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d);
    mixed ^= mixed >>> 13;
    const bucket = (mixed >>> 0) % bucketCount;
    if (this.#seen[bucket] === this.#turn || this.size === capacity) return;
    this.#seen[bucket] = this.#turn;
    this.buckets[this.size] = bucket;
    this.strengths[this.size++] = strength;
  }

  /** Gives the features since one of them their common strength. */
  share(from: number, strength: number): void {
    this.strengths.fill(strength, from, this.size);
  }
}
