import { findFeeMatter } from "../domain/fee-desk.ts";
import { findReporterLanguage, unitLabel } from "../domain/property.ts";
import type { WorkOrder } from "../domain/work-order.ts";
import { text } from "../text.ts";
import { feeMatterLines } from "./bill-words.ts";
import type { Place } from "./card.ts";
import { keptNameLines } from "./complaint-card.ts";

type Tx = Parameters<typeof findFeeMatter>[0];

/** What a card says of where a work order is and what it is about, as far as this member of staff may know. */
export async function orderPlace(tx: Tx, { request }: WorkOrder, personId: number | undefined): Promise<Place> {
  const matter = await findFeeMatter(tx, request);
  const kept = await keptNameLines(tx, request.id, personId);
  const language = request.kind === "complaint" ? undefined : await findReporterLanguage(tx, request.reporterId);
  // Worth a line only where the resident may not understand what the worker says.
  const spoken = language === "en" ? [text("talk-card-language", { language: text("language-en") })] : [];
  return {
    unit: await unitLabel(tx, request.unitId),
    more: [...(matter ? feeMatterLines(matter) : []), ...kept, ...spoken],
  };
}
