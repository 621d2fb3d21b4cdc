import type { Button } from "../conversation/flow.ts";
import { unfinishedReasons } from "../domain/unfinished.ts";
import { type Text, text } from "../text.ts";
import { verbatim } from "./card.ts";

/** Why a repair is not finished: the worker's own words, or a key. */
export function reasonText(said: { reason: string | null; words: string | null } | undefined): Text {
  if (said?.words) return verbatim(said.words);
  const reason = said?.reason ?? "unknown";
  return text(`unfinished-reason-${reason}`);
}

export function reasonButtons(workOrderId: number, day: string): readonly Button[] {
  return unfinishedReasons.map((reason) => ({
    label: text(`unfinished-reason-${reason}`),
    value: `unfinished:${workOrderId}:${day}:${reason}`,
  }));
}
