import { idInButton } from "./which-order.ts";

/** What the buttons about a complaint name: its request. */
export interface ComplaintSeed {
  readonly requestId: number;
}

/** Reads `<verb>:<request>`. */
export function complaintSeed(args: readonly string[]): ComplaintSeed | undefined {
  const requestId = idInButton.safeParse(args[0]);
  return requestId.success ? { requestId: requestId.data } : undefined;
}

/** What the buttons about a letter name. */
export interface LetterSeed {
  readonly letterId: number;
}

/** Reads `<verb>:<letter>`. */
export function letterSeed(args: readonly string[]): LetterSeed | undefined {
  const letterId = idInButton.safeParse(args[0]);
  return letterId.success ? { letterId: letterId.data } : undefined;
}
