import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { askForPerson } from "../domain/request.ts";
import { text } from "../text.ts";

/** "Talk to a person" is one message away (Q8): the front desk calls. */
export const person = defineFlow({
  name: "person",
  for: (who) => who.property !== undefined && who.staff === undefined,
  words: "flow-person",
  wants: (words) =>
    /人工|转人工|找人|真人|客服|talk to (a |some)?(person|human|one)|real person/i.test(words) ? 0.7 : 0,
  seed: {},
  answers: { matter: z.string().min(1).max(1_000) },
  number: "ZX",
  steps: {
    matter: { ask: () => text("person-ask-matter"), read: (words) => words },
  },
  async finish(tx, { answers: { matter }, who, number, now }) {
    const { property, personId, name = "", phone = "", units } = who;
    if (!property || personId === undefined) throw new Error("nobody asked for a person");
    const unitId = units.length === 1 ? units[0]?.id : undefined;
    await askForPerson(tx, { propertyId: property.id, personId, name, phone, number, unitId, words: matter }, now);
    return [say(text("person-coming", { number }))];
  },
});
