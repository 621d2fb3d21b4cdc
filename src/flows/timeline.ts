import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { findTimeline } from "../domain/overview.ts";
import { text } from "../text.ts";
import { moment } from "./card.ts";
import { isStaff } from "./which-order.ts";

const number = /(BX|TS|ZX|FW|SJ|JY)-?(\d{8})-?(\d{4,})/i;

/** Staff look at everything that happened to a request, by its number. */
export const timeline = defineFlow({
  name: "timeline",
  for: isStaff,
  words: "flow-timeline",
  wants: (words) => (number.test(words) ? 1 : 0),
  seed: {},
  answers: { number: z.string() },
  steps: {
    number: { ask: () => text("timeline-ask-number"), read: readNumber, unclear: text("timeline-unclear-number") },
  },
  understand: (words) => {
    const found = readNumber(words);
    return found === undefined ? {} : { number: found };
  },
  async finish(tx, { answers, who }) {
    const found = await findTimeline(tx, who.personId, answers.number);
    if (!found) return [say(text("timeline-unknown", { number: answers.number }))];
    const zone = who.property?.zone ?? "UTC";
    const lines = found.lines.map(({ event, actor, at, name }) =>
      text("timeline-line", {
        at: moment(at, zone),
        event: text(`event-${event}`),
        name: name ?? text(actor === "system" ? "the-system" : "complaint-anonymous"),
      }),
    );
    return [say(text("timeline-overview", { number: answers.number, content: found.request.content, lines }))];
  },
});

function readNumber(words: string): string | undefined {
  const found = number.exec(words);
  return found ? `${found[1]?.toUpperCase()}-${found[2]}-${found[3]}` : undefined;
}
