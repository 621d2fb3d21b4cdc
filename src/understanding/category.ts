import type { RepairCategory } from "../domain/request.ts";
import { categoryModel } from "./category-model.ts";
import { featuresOf } from "./features.ts";
import { LinearModel } from "./linear-model.ts";
import { type Reading, readText } from "./reading.ts";
import { isTrade, scoreThings } from "./things.ts";

const isCategory = (name: string): name is RepairCategory => name === "other" || isTrade(name);
const model = new LinearModel<RepairCategory>(categoryModel, isCategory);

export interface Sorted {
  readonly category: RepairCategory;
  readonly confidence: number;
}

/** Whose trade the thing is that the words say is broken; `undefined` when they name nothing. */
export function sortRepair(reading: Reading): Sorted | undefined {
  const scores = scoreThings(reading);
  const lean: Partial<Record<RepairCategory, number>> = {};
  let most = 0;
  for (const [category, score] of scores) {
    lean[category] = score * 0.8;
    most = Math.max(most, score);
  }
  if (most === 0) return undefined;
  const [likeliest] = model.chances(featuresOf(reading), lean);
  return likeliest && { category: likeliest[0], confidence: likeliest[1] };
}

/** Whose trade a repair in free words is (R1): that of the thing, also where it stands in a public area. */
export function readCategory(text: string): RepairCategory | undefined {
  const reading = readText(text);
  const category = sortRepair(reading)?.category;
  if (category !== "public_area") return category;
  const trades = [...scoreThings(reading)].filter(([trade]) => trade !== "public_area");
  return trades.sort(([, a], [, b]) => b - a)[0]?.[0] ?? category;
}
