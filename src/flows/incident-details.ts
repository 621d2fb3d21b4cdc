import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import {
  answerIncident,
  findIncidentDetails,
  hurtKeys,
  type IncidentDetails,
  type IncidentQuestion,
} from "../domain/incident.ts";
import { callOffIncident } from "../domain/incident-response.ts";
import { type Text, text } from "../text.ts";
import { readPhone } from "../understanding/repair.ts";
import { verbatim } from "./card.ts";
import { reporterButtons } from "./incident-card.ts";
import { idInButton } from "./which-order.ts";

/** Which incident, and whether something is to be added that nobody asked about. */
interface Seed {
  readonly requestId?: number;
  readonly add?: true;
}
interface Facts {
  readonly details: IncidentDetails | undefined;
}

const seedSchema = z.union([z.tuple([idInButton]), z.tuple([idInButton, z.literal("add")])]);
const photos = "~photos";
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
 * their way at once; whoever does not answer has lost nothing. Later anything may be added.
 */
export const incidentDetails = defineFlow({
  name: "incident-details",
  for: () => true,
  words: "flow-incident-details",
  photos: "take",
  button: {
    verb: "details",
    seed: (args): Seed | undefined => {
      const parsed = seedSchema.safeParse(args);
      if (!parsed.success) return undefined;
      const [requestId, add] = parsed.data;
      return add ? { requestId, add: true } : { requestId };
    },
  },
  seed: { add: true } as Seed,
  facts: async (db, { accountId, personId }, { seed: { requestId } }): Promise<Facts> => ({
    details: await findIncidentDetails(db, { requestId, accountId, personId }),
  }),
  stop({ facts: { details }, seed }) {
    if (details && (seed.add || details.missing.length > 0)) return undefined;
    // Nothing is left to be asked, or it is over; only who began this by themselves hears so.
    return seed.add ? [say(text("details-none"))] : [];
  },
  answers: { answer: z.string().min(1).max(1_000) },
  steps: {
    answer: {
      ask: ({ facts, seed }) => askFor(questionOf(facts, seed) ?? "add"),
      choices({ facts, seed }) {
        const question = questionOf(facts, seed);
        if (question === "hurt") return [...hurtChoices, falseAlarmChoice];
        const homes = question === "where" ? (facts.details?.homes ?? []) : [];
        const units = homes.map(({ id, label }) => ({ key: `u${id}`, value: `u${id}`, label: verbatim(label) }));
        return [...units, falseAlarmChoice];
      },
      read: (words) => words,
      photos,
    },
  },
  async finish(tx, { answers: { answer }, facts, seed, who: { accountId, personId }, files, now }) {
    const requestId = facts.details?.requestId ?? seed.requestId ?? 0;
    const mine = { requestId, accountId, personId };
    if (answer === falseAlarmChoice.value) {
      const { request } = await callOffIncident(tx, { ...mine, now });
      return [say(text("false-alarm-noted", { number: request.number }))];
    }
    const home = facts.details?.homes.find(({ id }) => answer === `u${id}`);
    // A photo answers no question; it is passed on, and the question stays.
    const question = answer === photos ? undefined : questionOf(facts, seed);
    const words = answer === photos ? "" : answer;
    const phone = question === "phone" ? readPhone(words) : undefined;
    const said = { question, words, unitId: home?.id, phone, files };
    if (!(await answerIncident(tx, { ...mine, ...said, now }))) return { replies: [], takeUp: { text: words, files } };
    const left = await findIncidentDetails(tx, mine);
    if (seed.add || !left || left.missing.length === 0)
      return [say(text("details-complete"), reporterButtons(requestId))];
    return { replies: [say(text("details-passed-on"))], takeUp: { button: `details:${requestId}` } };
  },
});

function askFor(question: IncidentQuestion | "add"): Text {
  return text(`details-ask-${question}`);
}

function questionOf({ details }: Facts, { add }: Seed): IncidentQuestion | undefined {
  return add ? undefined : details?.missing?.[0];
}
