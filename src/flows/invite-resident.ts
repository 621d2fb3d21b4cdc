import { defineFlow, say } from "../conversation/flow.ts";
import { inviteResident as invite } from "../domain/identity.ts";
import { text } from "../text.ts";
import {
  atDesk,
  residentAnswers,
  residentFacts,
  residentFactsBy,
  whichResident,
  whichUnit,
  whichUnitWords,
} from "./which-resident.ts";

/** The front desk gives a resident a code to bind a chat with. */
export const inviteResident = defineFlow({
  name: "invite-resident",
  for: atDesk,
  words: "flow-invite-resident",
  seed: {},
  facts: residentFacts("invite"),
  factsBy: residentFactsBy,
  answers: residentAnswers,
  steps: { unitWords: whichUnitWords, unitId: whichUnit, residentId: whichResident },
  async finish(tx, { answers: { residentId }, facts, who, code, now, policies }) {
    await invite(tx, { residentId, personId: who.personId, code, now, policies });
    const name = facts.residents.find(({ id }) => id === residentId)?.name ?? "";
    return [say(text("invite-code", { name, code }))];
  },
});
