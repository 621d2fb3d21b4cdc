import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { satisfactions } from "../domain/callback.ts";
import { reportDeskResult } from "../domain/desk.ts";
import { text } from "../text.ts";
import { idInButton, isStaff } from "./which-order.ts";

const none = { key: "none", value: "", label: text("no-wishes") };

/** A resident is called back by phone: what to say, and what they say to it, question by question (C3, C5). */
export const callbackForm = defineFlow({
  name: "callback-form",
  for: isStaff,
  uninterrupted: true,
  button: {
    verb: "ask-back",
    seed: ([id]) => {
      const parsed = idInButton.safeParse(id);
      return parsed.success ? { workOrderId: parsed.data } : undefined;
    },
  },
  seed: { workOrderId: 0 },
  answers: {
    satisfaction: z.literal(satisfactions),
    shortcomings: z.string().max(1_000),
    suggestions: z.string().max(1_000),
  },
  steps: {
    satisfaction: {
      ask: ({ who }) => text("callback-form-satisfaction", { property: who.property?.name ?? "" }),
      choices: () =>
        satisfactions.map((value) => {
          const result = `rated-${value}`;
          return { key: result, value, label: text(`result-${result}`) };
        }),
    },
    shortcomings: { ask: () => text("callback-form-shortcomings"), choices: () => [none], read: (words) => words },
    suggestions: { ask: () => text("callback-form-suggestions"), choices: () => [none], read: (words) => words },
  },
  async finish(tx, { answers: { satisfaction, shortcomings, suggestions }, seed, who, now, policies }) {
    const callback = { shortcomings: shortcomings || null, suggestions: suggestions || null };
    const order = await reportDeskResult(tx, {
      ...seed,
      result: `rated-${satisfaction}`,
      remark: shortcomings,
      callback,
      personId: who.personId,
      now,
      policies,
    });
    return [say(text("callback-form-noted", { number: order.request.number }))];
  },
});
