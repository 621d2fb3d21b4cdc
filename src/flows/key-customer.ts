import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { setKeyCustomer } from "../domain/key-customer.ts";
import { text } from "../text.ts";
import {
  residentAnswers,
  residentFacts,
  residentFactsBy,
  whichResident,
  whichUnit,
  whichUnitWords,
} from "./which-resident.ts";

/** A head marks a resident who is always called back (C2). */
export const keyCustomer = defineFlow({
  name: "key-customer",
  for: ({ staff }) => staff?.role === "supervisor" || staff?.role === "manager",
  words: "flow-key-customer",
  seed: {},
  facts: residentFacts("key-customer"),
  factsBy: residentFactsBy,
  answers: { ...residentAnswers, key: z.boolean() },
  steps: {
    unitWords: whichUnitWords,
    unitId: whichUnit,
    residentId: whichResident,
    key: {
      ask: ({ facts, answers }) =>
        text("key-customer-ask", { name: facts.residents.find(({ id }) => id === answers.residentId)?.name ?? "" }),
      choices: () => [
        { key: "yes", value: true, label: text("key-customer-yes") },
        { key: "no", value: false, label: text("key-customer-no") },
      ],
    },
  },
  async finish(tx, { answers: { residentId, key }, facts, who, now }) {
    await setKeyCustomer(tx, { personId: who.personId, residentId, key, now });
    const name = facts.residents.find(({ id }) => id === residentId)?.name ?? "";
    return [say(text(key ? "key-customer-set" : "key-customer-unset", { name }))];
  },
});
