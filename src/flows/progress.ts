import { defineFlow, say } from "../conversation/flow.ts";
import { listMyRequests } from "../domain/overview.ts";
import { text } from "../text.ts";
import { moment } from "./card.ts";

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
    const lines = facts.requests.flatMap(({ number, content, orderStatus, workerName, createdAt, complaint }) => {
      const state = text(complaint ? `complaint-stage-${complaint.stage}` : `progress-${orderStatus}`);
      const line = text("progress-line", {
        number,
        content,
        at: moment(createdAt, zone),
        state: workerName === undefined ? state : text("progress-with-worker", { state, name: workerName }),
      });
      const answerAt = complaint?.nextAnswerAt;
      return answerAt ? [line, text("progress-next-answer", { at: moment(answerAt, zone) })] : [line];
    });
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
