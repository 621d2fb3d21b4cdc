import type { RequestOverview } from "../domain/overview.ts";
import { type Text, text } from "../text.ts";
import { moment } from "./card.ts";

/** How far a request is, in a line or two. */
export function requestLines(request: RequestOverview, zone: string): readonly Text[] {
  const { number, content, orderStatus, workerName, createdAt, complaint } = request;
  const state = text(complaint ? `complaint-stage-${complaint.stage}` : `progress-${orderStatus}`);
  const line = text(content === "" ? "progress-line-bare" : "progress-line", {
    number,
    ...(content === "" ? {} : { content }),
    at: moment(createdAt, zone),
    state: workerName === undefined ? state : text("progress-with-worker", { state, name: workerName }),
  });
  const answerAt = complaint?.nextAnswerAt;
  return answerAt ? [line, text("progress-next-answer", { at: moment(answerAt, zone) })] : [line];
}
