import { defineFlow, say } from "../conversation/flow.ts";
import { urgeRequest } from "../domain/follow-up.ts";
import { text } from "../text.ts";
import { requestLines } from "./request-line.ts";
import {
  noRequests,
  openRequests,
  type RequestSeed,
  requestAnswer,
  requestSeed,
  whichRequest,
} from "./which-request.ts";

const words =
  /催(?![收缴繳款费費])|还要等多久|還要等多久|等(了)?(很|好)久了|(?:^|[^a-z])(?:hurry|chase (?:it|this|them|up)|speed (?:it|this) up|still waiting)/i;

/** The resident asks for it to go faster: counted, passed on at most once in a while, and answered with how far it is. */
export const urge = defineFlow({
  name: "urge",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-urge",
  button: { verb: "urge", seed: requestSeed },
  wants: (said) => (words.test(said) ? 0.95 : 0),
  seed: {} as RequestSeed,
  facts: openRequests,
  stop: noRequests,
  answers: { requestId: requestAnswer },
  steps: { requestId: whichRequest },
  understand: (said, { facts }) => {
    const named = facts.requests.filter(({ number }) => said.toUpperCase().includes(number));
    return named.length === 1 && named[0] ? { requestId: named[0].id } : {};
  },
  async finish(tx, { answers: { requestId }, facts, who, now, policies }) {
    const { told } = await urgeRequest(tx, { requestId, personId: who.personId, now, policies });
    const request = facts.requests.find(({ id }) => id === requestId);
    const lines = request ? requestLines(request, who.property?.zone ?? "UTC") : [];
    return [say(text(told ? "urge-told" : "urge-told-already", { lines }))];
  },
});
