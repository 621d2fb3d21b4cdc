import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { addToComplaint } from "../domain/complaint-word.ts";
import { listMyRequests } from "../domain/overview.ts";
import { listStaff } from "../domain/staff.ts";
import { text } from "../text.ts";
import { readComplaintWords, readStaff } from "../understanding/complaint.ts";
import { complaintSeed } from "./which-complaint.ts";

/** The complainant adds something; whoever they name in it is out of it from then on. */
export const addToComplaintFlow = defineFlow({
  name: "add-to-complaint",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-add-to-complaint",
  button: { verb: "add-to-complaint", seed: complaintSeed },
  photos: "take",
  seed: {} as { requestId?: number },
  facts: async (db, who) => ({
    requests: (await listMyRequests(db, who.personId)).filter(
      ({ status, complaint }) => status === "open" && complaint !== undefined,
    ),
    staff: who.property ? await listStaff(db, who.property.id) : [],
  }),
  stop: ({ facts }) => (facts.requests.length === 0 ? [say(text("no-open-complaints"))] : undefined),
  answers: { requestId: z.int(), words: z.string().min(1).max(1_000), concerned: z.boolean() },
  steps: {
    requestId: {
      ask: () => text("add-ask-which"),
      choices: ({ facts }) =>
        facts.requests.map(({ id, number, content }) => ({
          key: String(id),
          value: id,
          label: text("order-label", { number, content: content.slice(0, 16) }),
        })),
      given: ({ facts, seed }) => seed.requestId ?? (facts.requests.length === 1 ? facts.requests[0]?.id : undefined),
    },
    words: { ask: () => text("add-ask-words"), read: (words) => words },
    // A name alone may be that of somebody who is to help.
    concerned: {
      when: ({ answers, facts }) => readStaff(answers.words ?? "", facts.staff).length > 0,
      ask: ({ answers, facts }) => {
        const names = readStaff(answers.words ?? "", facts.staff).map(({ name }) => name);
        return text("add-ask-concerned", { names: names.join("、") });
      },
      choices: () => [
        { key: "yes", value: true, label: text("concerned-yes") },
        { key: "no", value: false, label: text("concerned-no") },
      ],
    },
  },
  async finish(tx, { answers: { requestId, words, concerned }, facts, who, files, now, policies }) {
    const { claims } = readComplaintWords(words);
    const aboutStaffIds = concerned ? readStaff(words, facts.staff).map(({ id }) => id) : [];
    const action = { requestId, personId: who.personId, now, policies };
    const { number } = await addToComplaint(tx, {
      ...action,
      words,
      claims,
      aboutStaffIds,
      files,
      accountId: who.accountId,
    });
    return [say(text("add-noted", { number }))];
  },
});
