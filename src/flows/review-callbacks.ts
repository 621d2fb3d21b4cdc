import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { listUnreviewed, reviewCallbacks as review } from "../domain/callback-review.ts";
import { type Text, text } from "../text.ts";

const untilInButton = z.coerce.number().pipe(z.int().positive().max(8_640_000_000_000));

/** A head reads what residents said when they were called back, and signs it as read (C3). */
export const reviewCallbacks = defineFlow({
  name: "review-callbacks",
  for: ({ staff }) => staff?.role === "supervisor" || staff?.role === "manager",
  words: "flow-review-callbacks",
  button: {
    verb: "reviewed",
    seed: ([until]) => {
      const parsed = untilInButton.safeParse(until);
      return parsed.success ? { until: parsed.data } : undefined;
    },
  },
  seed: {} as { until?: number },
  facts: async (db, who, { seed }) =>
    seed.until === undefined ? await listUnreviewed(db, who.personId) : { shown: [], leftCount: 0 },
  stop: ({ facts, seed }) => (seed.until === undefined ? [reviewReply(facts)] : undefined),
  answers: {},
  steps: {},
  async finish(tx, { seed: { until = 0 }, who, now }) {
    const { count, left } = await review(tx, { personId: who.personId, until: new Date(until), now });
    return [say(text("callbacks-reviewed", { count })), ...(left.shown.length > 0 ? [reviewReply(left)] : [])];
  },
});

type Unreviewed = Awaited<ReturnType<typeof listUnreviewed>>;

/** The callbacks that wait to be read, and the button that says that they were. */
export function reviewReply({ shown, leftCount }: Unreviewed) {
  const last = shown.at(-1);
  if (!last?.answeredAt) return say(text("callbacks-all-reviewed"));
  const lines = shown.map(
    (callback): Text =>
      text("callback-line", {
        number: callback.number,
        satisfaction: text(`satisfaction-${callback.satisfaction ?? 3}`),
        words: [callback.shortcomings, callback.suggestions].filter((words) => words !== null).join("；") || "—",
      }),
  );
  return say(text("callbacks-to-review", { lines, left: leftCount }), [
    { label: text("button-reviewed"), value: `reviewed:${last.answeredAt.getTime()}` },
  ]);
}
