import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import { findIncident } from "../domain/incident.ts";
import { type Severity, severities, signIncidentReport, writeIncidentReport } from "../domain/incident-report.ts";
import { text } from "../text.ts";
import { verbatim } from "./card.ts";
import { idInButton, isStaff, type OrderSeed, orderSeed } from "./which-order.ts";

const severityChoices: readonly Choice<Severity>[] = severities.map((severity) => ({
  key: severity,
  value: severity,
  label: text(`incident-severity-${severity}`),
}));
const words = z.string().min(1).max(2_000);

/** Whoever ended the emergency writes its report: course, severity, loss, measures, photos; at a lift, when the trapped came free (S5, E5). */
export const incidentReport = defineFlow({
  name: "incident-report",
  for: isStaff,
  button: { verb: "report", seed: orderSeed },
  uninterrupted: true,
  photos: "take",
  seed: {} as OrderSeed,
  facts: async (db, who, { seed: { workOrderId = 0 } }) => ({
    kind: (await findIncident(db, workOrderId, who.property?.id ?? 0))?.emergency,
  }),
  stop: ({ facts }) => (facts.kind === undefined ? [say(text("error-unknown-order"))] : undefined),
  answers: {
    course: words,
    rescue: z.string().min(1).max(200),
    severity: z.enum(severities),
    loss: words,
    measures: words,
  },
  readBack: text("report-read-back"),
  steps: {
    course: {
      ask: () => text("report-ask-course"),
      read: (said) => said,
      show: (course) => ({ name: text("field-course"), value: verbatim(course) }),
    },
    rescue: {
      when: ({ facts }) => facts.kind === "elevator_entrapment",
      ask: () => text("report-ask-rescue"),
      read: (said) => said,
      show: (rescue) => ({ name: text("field-rescue"), value: verbatim(rescue) }),
    },
    severity: {
      ask: () => text("report-ask-severity"),
      choices: () => severityChoices,
      show: (severity) => ({ name: text("field-severity"), value: text(`incident-severity-${severity}`) }),
    },
    loss: {
      ask: () => text("report-ask-loss"),
      read: (said) => said,
      show: (loss) => ({ name: text("field-loss"), value: verbatim(loss) }),
    },
    measures: {
      ask: () => text("report-ask-measures"),
      read: (said) => said,
      show: (measures) => ({ name: text("field-measures"), value: verbatim(measures) }),
    },
  },
  async finish(tx, { answers, seed: { workOrderId = 0 }, who: { personId, accountId }, files, now, policies }) {
    const report = { ...answers, rescue: answers.rescue ?? null };
    const order = await writeIncidentReport(tx, { workOrderId, personId, accountId, report, files, now, policies });
    return [say(text("report-noted", { number: order.request.number }))];
  },
});

const verdictSchema = z.tuple([idInButton, z.enum(["signed", "returned"])]);

/** A head signs the report, or sends it back saying what is missing. */
export const signReport = defineFlow({
  name: "sign-report",
  for: isStaff,
  uninterrupted: true,
  button: {
    verb: "sign-report",
    seed: (args) => {
      const parsed = verdictSchema.safeParse(args);
      return parsed.success ? { workOrderId: parsed.data[0], verdict: parsed.data[1] } : undefined;
    },
  },
  seed: { workOrderId: 0, verdict: "signed" as "signed" | "returned" },
  answers: { remark: z.string().min(1).max(1_000) },
  steps: {
    remark: {
      when: ({ seed }) => seed.verdict === "returned",
      ask: () => text("report-ask-return"),
      read: (said) => said,
    },
  },
  async finish(tx, { answers, seed: { workOrderId, verdict }, who: { personId }, now, policies }) {
    const remark = answers.remark ?? "";
    const order = await signIncidentReport(tx, { workOrderId, verdict, remark, personId, now, policies });
    const { number } = order.request;
    return [say(verdict === "signed" ? text("report-signed", { number }) : text("report-sent-back", { number }))];
  },
});
