import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { listMyRequests } from "../domain/overview.ts";
import { cancelRequest as cancel } from "../domain/request.ts";
import { text } from "../text.ts";
import { idInButton } from "./which-order.ts";

/** The resident takes a request back while nothing has begun. */
export const cancelRequest = defineFlow({
  name: "cancel-request",
  for: (who) => who.personId !== undefined,
  words: "flow-cancel-request",
  button: {
    verb: "cancel-request",
    seed: (args) => {
      const requestId = idInButton.safeParse(args[0]);
      return requestId.success ? { requestId: requestId.data } : undefined;
    },
  },
  seed: {} as { requestId?: number },
  facts: async (db, who) => ({
    requests: (await listMyRequests(db, who.personId)).filter(({ status }) => status === "open"),
  }),
  stop: ({ facts }) => (facts.requests.length === 0 ? [say(text("no-open-requests"))] : undefined),
  answers: { requestId: z.int(), sure: z.boolean() },
  steps: {
    requestId: {
      ask: () => text("cancel-ask-which"),
      choices: ({ facts }) =>
        facts.requests.map(({ id, number, content }) => ({
          key: String(id),
          value: id,
          label: text("order-label", { number, content: content.slice(0, 16) }),
        })),
      given: ({ facts, seed }) => seed.requestId ?? (facts.requests.length === 1 ? facts.requests[0]?.id : undefined),
    },
    sure: {
      ask: ({ answers, facts }) =>
        text("cancel-ask-sure", { number: facts.requests.find(({ id }) => id === answers.requestId)?.number ?? "" }),
      choices: () => [
        { key: "yes", value: true, label: text("cancel-yes") },
        { key: "no", value: false, label: text("cancel-no") },
      ],
    },
  },
  async finish(tx, { answers: { requestId, sure }, who, now }) {
    if (!sure) return [say(text("cancel-kept"))];
    const { number } = await cancel(tx, { requestId, personId: who.personId, now });
    return [say(text("cancel-done", { number }))];
  },
});
