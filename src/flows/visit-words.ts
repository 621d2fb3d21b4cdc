import type { Button } from "../conversation/flow.ts";
import { text } from "../text.ts";

/** Begins the choice of a time. */
export function visitButton({ requestId }: { requestId: number }): Button {
  return { label: text("button-visit"), value: `visit:${requestId}` };
}
