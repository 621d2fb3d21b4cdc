import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { addToRequest as add } from "../domain/follow-up.ts";
import { text } from "../text.ts";
import {
  noRequests,
  openRequests,
  type RequestSeed,
  type RequestsFacts,
  requestAnswer,
  requestSeed,
  whichRequest,
} from "./which-request.ts";

const opening =
  /^(?:我)?(?:再|还|還)?(?:要|想)?(?:补充|補充)(?:一下|一点|一點|说明|說明|几句|幾句)?[，,：: ]*|^(?:i (?:want|would like) to )?add(?: to (?:it|this|my request))?\s*[:,]\s*/i;

/** The resident adds words or photos to something they reported. */
export const addToRequest = defineFlow({
  name: "add-to-request",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-add-to-request",
  button: { verb: "add", seed: requestSeed },
  wants: (words) => (opening.test(words) ? 0.95 : 0),
  photos: "take",
  seed: {} as RequestSeed,
  facts: openRequests,
  stop: noRequests,
  answers: { requestId: requestAnswer, words: z.string().max(2_000) },
  steps: {
    requestId: whichRequest,
    words: {
      // Who is named in what is added to a complaint is kept away from it: it has questions of its own.
      when: ({ answers, facts }) => !isComplaint(facts, answers.requestId),
      ask: () => text("request-add-words"),
      choices: () => [{ key: "photos", value: "", label: text("request-add-photos") }],
      read: (words) => words,
    },
  },
  understand: (said) => {
    const words = said.replace(opening, "").trim();
    return words !== said && words !== "" ? { words } : {};
  },
  async finish(tx, { answers: { requestId, words }, facts, who, files, now, policies }) {
    const { personId, accountId } = who;
    if (isComplaint(facts, requestId)) {
      if (files.length > 0) await add(tx, { requestId, personId, words: "", files, accountId, now, policies });
      return { replies: [], takeUp: { button: `add-to-complaint:${requestId}` } };
    }
    const { number } = await add(tx, { requestId, personId, words, files, accountId, now, policies });
    return [say(text("request-add-done", { number }))];
  },
});

function isComplaint({ requests }: RequestsFacts, requestId: number | undefined): boolean {
  return requests.some(({ id, complaint }) => id === requestId && complaint !== undefined);
}
