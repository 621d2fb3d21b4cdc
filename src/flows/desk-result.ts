import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { type DeskResult, deskResults, reportDeskResult } from "../domain/desk.ts";
import { text } from "../text.ts";
import { idInButton, isStaff } from "./which-order.ts";

// What a resident says of a callback has a form of its own: callback-form.ts.
const results = Object.values(deskResults)
  .flat()
  .filter((result) => !result.startsWith("rated-"));
const resultSchema = z.enum(results as [DeskResult, ...DeskResult[]]);
const seedSchema = z.tuple([idInButton, resultSchema]);
/** Results that somebody must be able to understand later. */
const explained: readonly DeskResult[] = [
  "not-fixed",
  "handled",
  "failed",
  "refused",
  "payment-missing",
  "dispute-upheld",
  "dispute-rejected",
  "visited",
  "answered",
  "quote-declined",
];

/** The desk says what came of a call, a second look or a signature. */
export const deskResult = defineFlow({
  name: "desk-result",
  for: isStaff,
  uninterrupted: true,
  photos: "take",
  button: {
    verb: "result",
    seed: (args) => {
      const parsed = seedSchema.safeParse(args);
      return parsed.success ? { workOrderId: parsed.data[0], result: parsed.data[1] } : undefined;
    },
  },
  seed: { workOrderId: 0, result: "handled" as DeskResult },
  answers: { remark: z.string().min(1).max(1_000) },
  steps: {
    remark: {
      when: ({ seed }) => explained.includes(seed.result),
      ask: ({ seed }) => text(`desk-ask-${seed.result}`),
      read: (words) => words,
    },
  },
  async finish(tx, { answers, seed, who: { personId, accountId }, files, now, policies }) {
    const remark = explained.includes(seed.result) ? answers.remark : "";
    const order = await reportDeskResult(tx, { ...seed, remark, personId, files, accountId, now, policies });
    return [
      say(text(seed.result === "no-answer" ? "desk-call-again" : "desk-noted", { number: order.request.number })),
    ];
  },
});
