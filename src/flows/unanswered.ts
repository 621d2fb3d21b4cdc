import { defineFlow, say, type Who } from "../conversation/flow.ts";
import { listUnanswered } from "../domain/inquiry.ts";
import { text } from "../text.ts";
import { groupQuestions } from "../understanding/question-index.ts";
import { moment } from "./card.ts";
import { shortened } from "./inquiry-feedback.ts";

const lookBackMs = 90 * 24 * 60 * 60_000;
const listedAtMost = 10;

/** What was asked most often and the handbook does not answer yet: the next articles (Q7). */
export const unanswered = defineFlow({
  name: "unanswered",
  for: ({ staff }: Who) => staff !== undefined && ["front-desk", "supervisor", "manager"].includes(staff.role),
  words: "flow-unanswered",
  seed: {},
  facts: async (db, who, { now }) => ({
    questions: await listUnanswered(db, who.personId, new Date(now.getTime() - lookBackMs)),
  }),
  answers: {},
  steps: {},
  stop({ facts, who }) {
    const lines = groupQuestions(facts.questions)
      .slice(0, listedAtMost)
      .flatMap((group) => {
        const [latest] = group;
        if (!latest) return [];
        const at = moment(latest.at, who.property?.zone ?? "UTC");
        return text("unanswered-line", { count: group.length, question: shortened(latest.question), at });
      });
    return [say(lines.length === 0 ? text("unanswered-none") : text("unanswered-overview", { lines }))];
  },
  finish: async () => [],
});
