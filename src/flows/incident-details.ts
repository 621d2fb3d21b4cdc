import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import { answerIncident, findIncidentDetails, hurtKeys, type IncidentQuestion } from "../domain/incident.ts";
import { callOffIncident } from "../domain/incident-response.ts";
import { type Text, text } from "../text.ts";
import { readPhone } from "../understanding/repair.ts";
import { verbatim } from "./card.ts";
import { falseAlarmButton } from "./incident-card.ts";
import { idInButton } from "./which-order.ts";

const seedSchema = z.tuple([idInButton]);
const hurtChoices: readonly Choice<string>[] = hurtKeys.map((key) => ({
  key,
  value: `~${key}`,
  label: text(`hurt-${key}`),
}));

/** Also where it is typed instead of pressed. */
const falseAlarmChoice: Choice<string> = {
  key: "false-alarm",
  value: "~false-alarm",
  label: text("button-false-alarm"),
};

/**
 * When the alarm is out: where exactly, whether somebody is hurt, how to call back (E10). One question at a time, because each answer goes to those on
 * their way at once; whoever does not answer has lost nothing.
 */
export const incidentDetails = defineFlow({
  name: "incident-details",
  for: () => true,
  photos: "take",
  button: {
    verb: "details",
    seed: (args) => {
      const parsed = seedSchema.safeParse(args);
      return parsed.success ? { requestId: parsed.data[0] } : undefined;
    },
  },
  seed: { requestId: 0 },
  facts: async (db, { accountId, personId }, { seed: { requestId } }) => ({
    details: await findIncidentDetails(db, { requestId, accountId, personId }),
  }),
  stop: ({ facts }) => (questionOf(facts) === undefined ? [] : undefined),
  answers: { answer: z.string().min(1).max(1_000) },
  steps: {
    answer: {
      ask: ({ facts }) => askFor(questionOf(facts)),
      choices: ({ facts }) => {
        const question = questionOf(facts);
        if (question === "hurt") return [...hurtChoices, falseAlarmChoice];
        const homes = question === "where" ? (facts.details?.homes ?? []) : [];
        const units = homes.map(({ id, label }) => ({ key: `u${id}`, value: `u${id}`, label: verbatim(label) }));
        return [...units, falseAlarmChoice];
      },
      read: (words) => words,
    },
  },
  async finish(tx, { answers: { answer }, facts, seed: { requestId }, who: { accountId, personId }, files, now }) {
    if (answer === falseAlarmChoice.value) {
      const { request } = await callOffIncident(tx, { requestId, accountId, personId, now });
      return [say(text("false-alarm-noted", { number: request.number }))];
    }
    const home = facts.details?.homes.find(({ id }) => answer === `u${id}`);
    const question = questionOf(facts) ?? "where";
    const phone = question === "phone" ? readPhone(answer) : undefined;
    const said = { question, words: answer, unitId: home?.id, phone, files };
    if (!(await answerIncident(tx, { ...said, requestId, accountId, personId, now })))
      return { replies: [], takeUp: { text: answer, files } };
    const left = await findIncidentDetails(tx, { requestId, accountId, personId });
    if (!left || left.missing.length === 0) return [say(text("details-complete"), falseAlarmButton(requestId))];
    return { replies: [say(text("details-passed-on"))], takeUp: { button: `details:${requestId}` } };
  },
});

function askFor(question: IncidentQuestion = "where"): Text {
  return text(`details-ask-${question}`);
}

function questionOf({ details }: { details: { missing: readonly IncidentQuestion[] } | undefined }) {
  return details?.missing?.[0];
}
