import { z } from "zod";
import { defineFlow, say, type Who } from "../conversation/flow.ts";
import { askForReport, markReportRead } from "../domain/report.ts";
import { text } from "../text.ts";
import { fold } from "../understanding/character.ts";
import { idInButton } from "./which-order.ts";

const asked = ["week", "month", "quarter"] as const;
const words: readonly (readonly [(typeof asked)[number], RegExp])[] = [
  ["week", /本周|这周|周报|this week|weekly/],
  ["month", /本月|这个月|月报|this month|monthly/],
  ["quarter", /本季|这个季度|季报|this quarter|quarterly/],
];

function isHead({ staff }: Who): boolean {
  return staff?.role === "supervisor" || staff?.role === "manager";
}

function readPeriod(said: string): (typeof asked)[number] | undefined {
  return words.find(([, pattern]) => pattern.test(fold(said)))?.[0];
}

/** A head asks for the figures so far: 报表 本周 (X4). */
export const report = defineFlow({
  name: "report",
  for: isHead,
  words: "flow-report",
  wants: (said) => (/报表|报告|统计|周报|月报|季报|report|figures/.test(fold(said)) && readPeriod(said) ? 1 : 0),
  seed: {},
  answers: { period: z.enum(asked) },
  steps: {
    period: {
      ask: () => text("report-ask-period"),
      choices: () => asked.map((value) => ({ key: value, value, label: text(`report-period-${value}`) })),
      read: readPeriod,
    },
  },
  understand: (said) => {
    const period = readPeriod(said);
    return period === undefined ? {} : { period };
  },
  async finish(tx, { answers: { period }, who, now, policies }) {
    await askForReport(tx, { personId: who.personId, period, now, policies });
    return [say(text("report-coming"))];
  },
});

/** A head presses that they have read a report (C6). */
export const readReport = defineFlow({
  name: "read-report",
  for: isHead,
  button: {
    verb: "report-read",
    seed: ([id]) => {
      const parsed = idInButton.safeParse(id);
      return parsed.success ? { reportId: parsed.data } : undefined;
    },
  },
  seed: { reportId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed: { reportId }, who, now }) {
    await markReportRead(tx, { reportId, personId: who.personId, now });
    return [say(text("report-marked-read"))];
  },
});
