import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { openHandoff } from "../domain/handoff.ts";
import { findDutyPhone } from "../domain/property.ts";
import { askForPerson } from "../domain/request.ts";
import { text } from "../text.ts";
import { surenessOf } from "../understanding/meaning.ts";
import { moment } from "./card.ts";

/** "Talk to a person" is one message away (Q8): the chat goes to the front desk on duty, and where nobody can take it there, the front desk calls. */
export const person = defineFlow({
  name: "person",
  for: (who) => who.property !== undefined && who.staff === undefined,
  words: "flow-person",
  wants: (words, _who, meaning) =>
    /人工|转人工|找人|真人|客服|talk to (a |some)?(person|human|one)|real person/i.test(words)
      ? Math.max(0.7, surenessOf(meaning(), "handoff"))
      : surenessOf(meaning(), "handoff"),
  seed: {},
  stop: ({ who: { handoff } }) =>
    handoff && [say(text(handoff.since === undefined ? "person-asked-already" : "person-here-already"))],
  answers: { matter: z.string().min(1).max(1_000) },
  number: "ZX",
  steps: {
    matter: { ask: () => text("person-ask-matter"), read: (words) => words },
  },
  async finish(tx, { answers: { matter }, who, number, now, policies }) {
    const { property, personId, conversationId, name = "", phone = "", units } = who;
    if (!property || personId === undefined) throw new Error("nobody asked for a person");
    const unitId = units.length === 1 ? units[0]?.id : undefined;
    const asked = { propertyId: property.id, personId, name, phone, number, unitId, words: matter };
    const opened = await askForPerson(tx, asked, now);
    if (conversationId === undefined) return [say(text("person-coming", { number }))];
    const chat = { ...opened, propertyId: property.id, personId, conversationId, now, policies };
    const { backAt } = await openHandoff(tx, chat);
    if (backAt === undefined) return [say(text("person-coming", { number }))];
    const duty = await findDutyPhone(tx, property.id);
    const at = moment(backAt, property.zone);
    if (duty === null) return [say(text("person-after-hours", { number, at }))];
    return [say(text("person-after-hours-phone", { number, at, phone: duty }))];
  },
});
