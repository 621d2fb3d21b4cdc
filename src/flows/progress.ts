import { defineFlow, say } from "../conversation/flow.ts";
import { listMyRequests } from "../domain/overview.ts";
import { text } from "../text.ts";
import { requestLines } from "./request-line.ts";

/** How far is what I reported? At any time, also in the middle of something else. */
export const progress = defineFlow({
  name: "progress",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-progress",
  wants: (words) =>
    /进度|進度|到哪(了|一步)|什么时候(来|到|修)|怎么还没(来|修)|处理得怎么样|progress|status|when (will|is).*(come|coming|fixed)/i.test(
      words,
    )
      ? 0.9
      : 0,
  seed: {},
  facts: async (db, who) => ({ requests: await listMyRequests(db, who.personId) }),
  answers: {},
  steps: {},
  stop({ facts, who }) {
    if (facts.requests.length === 0) return [say(text("no-open-requests"))];
    const zone = who.property?.zone ?? "UTC";
    const lines = facts.requests.flatMap((request) => requestLines(request, zone));
    const buttons = facts.requests
      .filter(({ cancellable }) => cancellable)
      .map(({ id, number }) => ({ label: text("button-cancel-request", { number }), value: `cancel-request:${id}` }));
    const additions = facts.requests
      .filter(({ complaint, status }) => complaint && status === "open")
      .map(({ id, number }) => ({
        label: text("button-add-to-complaint", { number }),
        value: `add-to-complaint:${id}`,
      }));
    return [say(text("progress-overview", { lines }), [...additions, ...buttons])];
  },
  finish: async () => [],
});
