import { yuan } from "../domain/bill.ts";
import type { Policy } from "../policy.ts";
import { type Text, text } from "../text.ts";

/** What a payment link is filled in with. */
export interface Payable {
  readonly bill: string;
  readonly unit: string;
  readonly amountCents: number;
}

/** The link of the policy for one bill or repair. */
export function payLink(template: string, { bill, unit, amountCents }: Payable): string {
  const values: Readonly<Record<string, string>> = { bill, unit, amount: yuan(amountCents) };
  return template.replace(/\{(bill|unit|amount)\}/g, (_, key) => encodeURIComponent(values[key] ?? ""));
}

/** How a repair is paid: by link or at the office; staff take no money (R6). */
export function paymentLines(fees: Policy["fees"], payable: Payable): readonly Text[] {
  const link = fees.payLink === undefined ? [] : [text("quote-pay-link", { link: payLink(fees.payLink, payable) })];
  const office = fees.office === undefined ? text("quote-pay-desk") : text("quote-pay-office", { office: fees.office });
  return [...link, office];
}
