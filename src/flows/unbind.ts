import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { unbindAccount } from "../domain/identity.ts";
import { text } from "../text.ts";

/** A person gives up the binding of this chat, a new phone or a shared device, say. */
export const unbind = defineFlow({
  name: "unbind",
  for: (who) => who.personId !== undefined,
  words: "flow-unbind",
  seed: {},
  answers: { sure: z.boolean() },
  steps: {
    sure: {
      ask: ({ who }) => text("unbind-ask-sure", { name: who.name ?? "" }),
      choices: () => [
        { key: "yes", value: true, label: text("unbind-yes") },
        { key: "no", value: false, label: text("unbind-no") },
      ],
    },
  },
  async finish(tx, { answers: { sure }, who }) {
    if (!sure) return [say(text("unbind-kept"))];
    await unbindAccount(tx, who.accountId);
    return [say(text("unbind-done"))];
  },
});
