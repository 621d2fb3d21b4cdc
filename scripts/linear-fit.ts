import { writeFileSync } from "node:fs";

/** The features of one text, what it is, and how much it counts. */
export interface Sample {
  readonly buckets: Uint32Array;
  readonly strengths: Float32Array;
  readonly lean: readonly number[];
  readonly label: number;
  readonly weight: number;
  /** Whether it is another sample in other words, so that its features count only where others have them too. */
  readonly copy?: boolean;
}

export interface Effort {
  readonly epochs?: number;
  readonly rate?: number;
  readonly pull?: number;
  readonly least?: number;
  /** The part of a sample's features that is hidden at each step, so that no single word decides. */
  readonly hide?: number;
}

export interface Fit {
  /** Row of each bucket, -1 where it has none. */
  readonly rows: Int32Array;
  readonly buckets: readonly number[];
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

const bucketCount = 1 << 17;

/** Small steady chance, so that every run sees the same. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Multinomial logistic regression by steps of AdaGrad with weights pulled to zero. */
export function fitTo(
  samples: readonly Sample[],
  classCount: number,
  { epochs = 24, rate = 0.08, pull = 6e-5, least = 2, hide = 0 }: Effort = {},
): Fit {
  const counts = new Uint32Array(bucketCount);
  for (const { buckets, copy } of samples)
    if (!copy) for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const rows = new Int32Array(bucketCount).fill(-1);
  const kept: number[] = [];
  counts.forEach((count, bucket) => {
    if (count >= least) rows[bucket] = kept.push(bucket) - 1;
  });
  const weights = new Float64Array(kept.length * classCount);
  const steps = new Float64Array(kept.length * classCount).fill(1e-2);
  const bias = new Float64Array(classCount);
  const biasSteps = new Float64Array(classCount).fill(1e-2);
  const sizes = new Float64Array(classCount);
  for (const { label, weight } of samples) sizes[label] = (sizes[label] ?? 0) + weight;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / classCount;
  const fair = [...sizes].map((size) => Math.sqrt(mean / Math.max(1, size)));
  const roll = dice(11);
  const order = samples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(roll() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const index of order) {
      const sample = samples[index];
      if (!sample) continue;
      const shown = hide > 0 ? hidden(sample, hide, roll) : sample;
      const { buckets, strengths, label, weight } = shown;
      const odds = scoresOf({ rows, buckets: kept, weights, bias }, shown, classCount);
      let top = Number.NEGATIVE_INFINITY;
      for (const score of odds) top = Math.max(top, score);
      let sum = 0;
      for (let k = 0; k < classCount; k++) sum += odds[k] = Math.exp((odds[k] ?? 0) - top);
      for (let k = 0; k < classCount; k++) {
        const slope = ((odds[k] ?? 0) / sum - (k === label ? 1 : 0)) * weight * (fair[label] ?? 1);
        biasSteps[k] = (biasSteps[k] ?? 0) + slope * slope;
        bias[k] = (bias[k] ?? 0) - (rate / Math.sqrt(biasSteps[k] ?? 1)) * slope;
        for (let each = 0; each < buckets.length; each++) {
          const row = rows[buckets[each] ?? 0] ?? -1;
          if (row < 0 || strengths[each] === 0) continue;
          const at = row * classCount + k;
          const g = slope * (strengths[each] ?? 0) + pull * (weights[at] ?? 0);
          steps[at] = (steps[at] ?? 0) + g * g;
          weights[at] = (weights[at] ?? 0) - (rate / Math.sqrt(steps[at] ?? 1)) * g;
        }
      }
    }
  }
  return { rows, buckets: kept, weights, bias };
}

/** The sample with a part of its features gone and the others as much stronger. */
function hidden(sample: Sample, part: number, roll: () => number): Sample {
  const strengths = sample.strengths.map((strength) => (roll() < part ? 0 : strength / (1 - part)));
  return { ...sample, strengths };
}

export function scoresOf(
  { rows, weights, bias }: Fit,
  { buckets, strengths, lean }: Sample,
  classCount: number,
): Float64Array {
  const scores = new Float64Array(classCount);
  for (let k = 0; k < classCount; k++) scores[k] = (lean[k] ?? 0) + (bias[k] ?? 0);
  for (let each = 0; each < buckets.length; each++) {
    const row = rows[buckets[each] ?? 0] ?? -1;
    if (row < 0) continue;
    const strength = strengths[each] ?? 0;
    for (let k = 0; k < classCount; k++) scores[k] = (scores[k] ?? 0) + strength * (weights[row * classCount + k] ?? 0);
  }
  return scores;
}

/** As a source file; rows of weights too small to matter are left out. */
export function writeModel(file: string, name: string, classes: readonly string[], fit: Fit): void {
  const size = classes.length;
  const largest = fit.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127;
  const kept = fit.buckets.flatMap((bucket, row) => {
    const bytes = [...fit.weights.slice(row * size, row * size + size)].map((weight) => Math.round(weight / step));
    return Math.max(...bytes.map(Math.abs)) >= 9 ? [{ bucket, bytes }] : [];
  });
  const bytes = Int8Array.from(kept.flatMap((each) => each.bytes));
  const buckets = Buffer.alloc(kept.length * 4);
  for (const [row, { bucket }] of kept.entries()) buckets.writeUInt32LE(bucket, row * 4);
  const source = [
    'import type { FittedModel } from "./linear-model.ts";',
    "",
    "/** Written by `npm run fit-understanding`; change the examples, not this file. */",
    `export const ${name}: FittedModel = {`,
    `  classes: [${classes.map((each) => JSON.stringify(each)).join(", ")}],`,
    `  bias: [${[...fit.bias].map((each) => each.toFixed(3)).join(", ")}],`,
    `  step: ${step.toFixed(6)},`,
    `  buckets:\n    "${buckets.toString("base64")}",`,
    `  weights:\n    "${Buffer.from(bytes.buffer).toString("base64")}",`,
    "};",
    "",
  ].join("\n");
  writeFileSync(new URL(`../src/understanding/${file}.ts`, import.meta.url), source);
  console.log(`${name}: ${kept.length} of ${fit.buckets.length} features, ${Math.round(source.length / 1024)} KB`);
}
