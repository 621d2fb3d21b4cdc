/** A fitted linear model as it lies in a file: a row of signed bytes per feature, one for each class. */
export interface FittedModel {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** What one step of a byte is worth. */
  readonly step: number;
  /** Features, separated by tabs, in the order of the rows. */
  readonly features: string;
  /** Base64. */
  readonly weights: string;
}

/** Chances of the classes, the likeliest first. */
export type Chances<Class extends string> = readonly (readonly [Class, number])[];

/** Multinomial logistic regression; unpacked when first asked. */
export class LinearModel<Class extends string> {
  readonly #fitted: FittedModel;
  readonly #classes: readonly Class[];
  #unpacked: { readonly rows: ReadonlyMap<string, number>; readonly weights: Int8Array } | undefined;

  constructor(fitted: FittedModel, isClass: (name: string) => name is Class) {
    this.#fitted = fitted;
    this.#classes = fitted.classes.filter(isClass);
    if (this.#classes.length !== fitted.classes.length) throw new Error("The model names a class nobody knows.");
  }

  chances(features: ReadonlyMap<string, number>, lean: Partial<Record<Class, number>> = {}): Chances<Class> {
    this.#unpacked ??= unpack(this.#fitted);
    const { rows, weights } = this.#unpacked;
    const size = this.#classes.length;
    const scores = this.#classes.map((name, index) => (this.#fitted.bias[index] ?? 0) + (lean[name] ?? 0));
    for (const [feature, strength] of features) {
      const row = rows.get(feature);
      if (row === undefined) continue;
      const worth = strength * this.#fitted.step;
      for (let index = 0; index < size; index++)
        scores[index] = (scores[index] ?? 0) + worth * (weights[row * size + index] ?? 0);
    }
    const top = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - top));
    const sum = odds.reduce((total, odd) => total + odd, 0);
    return this.#classes.map((name, index) => [name, (odds[index] ?? 0) / sum] as const).sort(([, a], [, b]) => b - a);
  }
}

function unpack({ features, weights }: FittedModel) {
  const rows = new Map<string, number>();
  let row = 0;
  for (const feature of features.split("\t")) rows.set(feature, row++);
  const bytes = Buffer.from(weights, "base64");
  return { rows, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
