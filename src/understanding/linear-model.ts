import { bucketCount, type FeatureBag } from "./feature-bag.ts";

/** A fitted linear model as it lies in a file: a row of signed bytes per feature, one for each class. */
export interface FittedModel {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** What one step of a byte is worth. */
  readonly step: number;
  /** The features' buckets in the order of the rows: 32-bit numbers in base64. */
  readonly buckets: string;
  /** Base64. */
  readonly weights: string;
}

/** Chances of the classes, the likeliest first. */
export type Chances<Class extends string> = readonly (readonly [Class, number])[];

/** Multinomial logistic regression; unpacked when first asked. */
export class LinearModel<Class extends string> {
  readonly #fitted: FittedModel;
  readonly #classes: readonly Class[];
  #unpacked: { readonly rows: Uint16Array; readonly weights: Int8Array } | undefined;

  constructor(fitted: FittedModel, isClass: (name: string) => name is Class) {
    this.#fitted = fitted;
    this.#classes = fitted.classes.filter(isClass);
    if (this.#classes.length !== fitted.classes.length) throw new Error("The model names a class nobody knows.");
  }

  chances(bag: FeatureBag, lean: Partial<Record<Class, number>> = {}): Chances<Class> {
    this.#unpacked ??= unpack(this.#fitted);
    const { rows, weights } = this.#unpacked;
    const size = this.#classes.length;
    const scores = Float64Array.from(
      this.#classes,
      (name, index) => (this.#fitted.bias[index] ?? 0) + (lean[name] ?? 0),
    );
    for (let each = 0; each < bag.size; each++) {
      const row = rows[bag.buckets[each] ?? 0] ?? 0;
      if (row === 0) continue;
      const worth = (bag.strengths[each] ?? 0) * this.#fitted.step;
      const from = (row - 1) * size;
      for (let index = 0; index < size; index++)
        scores[index] = (scores[index] ?? 0) + worth * (weights[from + index] ?? 0);
    }
    const top = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - top));
    const sum = odds.reduce((total, odd) => total + odd, 0);
    return this.#classes.map((name, index) => [name, (odds[index] ?? 0) / sum] as const).sort(([, a], [, b]) => b - a);
  }
}

/** Rows are counted from 1, so that 0 means none. */
function unpack({ buckets, weights }: FittedModel) {
  const rows = new Uint16Array(bucketCount);
  const packed = Buffer.from(buckets, "base64");
  for (let row = 0; row * 4 < packed.length; row++) rows[packed.readUInt32LE(row * 4)] = row + 1;
  const bytes = Buffer.from(weights, "base64");
  return { rows, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
