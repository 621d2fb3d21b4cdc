import type { Tx } from "../db/client.ts";

/** Work with a listed price: labour for one, in cents; materials are extra (R5, P1). */
export interface PriceItem {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly unit: string;
  readonly labourCents: number;
}

/** The price list of a property, group by group. */
export function listPrices(tx: Tx, propertyId: number): Promise<readonly PriceItem[]> {
  return tx.priceItem.findMany({ where: { propertyId }, orderBy: [{ group: "asc" }, { code: "asc" }], take: 200 });
}

/** Labour for listed work; material for it at its price; a part for work that is not listed, which bears the service fee (R5). */
export type QuoteLineKind = "labour" | "material" | "part";

/** One line before it is reckoned. */
export interface Priceable {
  readonly kind: QuoteLineKind;
  readonly priceItemId: number | null;
  readonly name: string;
  readonly quantity: number;
  /** For one. */
  readonly priceCents: number;
}

export interface PricedLine extends Priceable {
  readonly feeCents: number;
  readonly amountCents: number;
}

/** What a line comes to; `feePercent` on parts of work that is not listed, to the nearest cent (R5). */
export function priceLine(line: Priceable, feePercent: number): PricedLine {
  const plain = line.quantity * line.priceCents;
  const feeCents = line.kind === "part" ? Math.floor((plain * feePercent + 50) / 100) : 0;
  return { ...line, feeCents, amountCents: plain + feeCents };
}

export function totalOf(lines: readonly Pick<PricedLine, "amountCents">[]): number {
  return lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
}
