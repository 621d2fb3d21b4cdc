import { defineFlow, say } from "../conversation/flow.ts";
import { moveOut as leave } from "../domain/identity.ts";
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

/** A resident has left a unit; with the last unit their chats are unbound (O4). */
export const moveOut = defineFlow({
  name: "move-out",
  for: atDesk,
  words: "flow-move-out",
  seed: {},
  facts: residentFacts("move-out"),
  factsBy: residentFactsBy,
  answers: residentAnswers,
  readBack: text("move-out-read-back"),
  steps: { unitWords: whichUnitWords, unitId: whichUnit, residentId: whichResident },
  async finish(tx, { answers: { unitId, residentId }, who }) {
    await leave(tx, { personId: who.personId, unitId, residentId });
    return [say(text("move-out-done"))];
  },
});
