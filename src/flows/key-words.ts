import type { Button } from "../conversation/flow.ts";
import { text } from "../text.ts";

/** A press about one entry with the spare key. */
export function keyButton(verb: string, entryId: number, more?: string): Button {
  return { label: text(`button-${verb}`), value: [verb, entryId, ...(more === undefined ? [] : [more])].join(":") };
}

/** The resident's yes and no. */
export function consentButtons({ id }: { id: number }): readonly Button[] {
  return [
    { label: text("key-yes"), value: `key-consent:${id}:yes` },
    { label: text("key-no"), value: `key-consent:${id}:no` },
  ];
}

/** What those inside can press. */
export function insideButtons({ id }: { id: number }): readonly Button[] {
  return [keyButton("key-item", id), keyButton("key-leave", id)];
}

export const keyVerbs = ["key-entry", "key-approve", "key-present", "key-enter", "key-item", "key-leave"] as const;
