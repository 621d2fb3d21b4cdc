import { wallClock } from "../domain/calendar.ts";
import type { Figures, Quarter, Unfinished } from "../domain/report.ts";
import { type Text, text } from "../text.ts";
import { moment, verbatim } from "./card.ts";
import { reasonText } from "./unfinished-words.ts";

export type Cell = Text | string | number | null;

/** A sheet of a workbook; the first row names the columns. */
export interface ReportSheet {
  readonly name: Text;
  readonly rows: readonly (readonly Cell[])[];
}

const shownAtMost = 15;

/** A number of seconds as people say it: 35 分钟, 2.5 小时. */
function lasting(seconds: number | null): Text {
  if (seconds === null) return text("report-none");
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? text("report-minutes", { count: minutes })
    : text("report-hours", { count: Math.round(minutes / 6) / 10 });
}

const percent = (part: number, whole: number): Text =>
  whole === 0 ? text("report-none") : text("report-percent", { count: Math.round((1000 * part) / whole) / 10 });

const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 36) / 100);

/** Mean of satisfaction, and how many answered. */
function satisfied(counts: Figures["satisfaction"]): { mean: number | null; count: number } {
  const count = counts.reduce((sum, row) => sum + row.count, 0);
  const sum = counts.reduce((total, row) => total + Number(row.key) * row.count, 0);
  return { mean: count === 0 ? null : Math.round((100 * sum) / count) / 100, count };
}

/** The figures in a message. */
export function figureLines(figures: Figures): readonly Text[] {
  const { requests, repairs, complaints, inquiries, payments, workers } = figures;
  const { response, arrival, resolution, reported, completed, onTime, reopened } = repairs;
  const { mean, count } = satisfied(figures.satisfaction);
  const lines = [
    text("report-requests", { count: requests.reduce((sum, row) => sum + row.count, 0) }),
    text("report-repairs", {
      reported,
      completed,
      onTime: percent(onTime, reported),
      reopened: percent(reopened, reported),
    }),
    text("report-response", { median: lasting(response.median), most: lasting(response.most) }),
    text("report-arrival", { median: lasting(arrival.median), most: lasting(arrival.most) }),
    text("report-resolution", { median: lasting(resolution.median), most: lasting(resolution.most) }),
    text("report-satisfaction", { mean: mean ?? text("report-none"), count }),
    text("report-complaints", { count: complaints.reduce((sum, row) => sum + row.count, 0) }),
    ...complaints.map((row) => text("report-complaint", { kind: text(`complaint-kind-${row.key}`), count: row.count })),
    text("report-inquiries", { asked: inquiries.asked, answered: inquiries.answered }),
    text("report-payments", { count: payments.count, amount: (payments.cents / 100).toFixed(2) }),
  ];
  if (workers.length > 0) lines.push(text("report-workers"));
  lines.push(
    ...workers
      .slice(0, shownAtMost)
      .map(({ name, completed: done, medianSeconds }) =>
        text("report-worker", { name, count: done, median: lasting(medianSeconds) }),
      ),
  );
  return lines;
}

/** The figures in a workbook: all of them, requests by kind, complaints by kind (K3), and each worker (X4). */
export function figureSheets(figures: Figures): readonly ReportSheet[] {
  const { requests, repairs, complaints, inquiries, payments, workers, satisfaction } = figures;
  const { mean, count } = satisfied(satisfaction);
  const row = (id: string, value: Cell, most: Cell = null): readonly Cell[] => [text(id), value, most];
  return [
    {
      name: text("report-sheet-figures"),
      rows: [
        [text("report-column-figure"), text("report-column-value"), text("report-column-most")],
        row("report-row-reported", repairs.reported),
        row("report-row-completed", repairs.completed),
        row("report-row-on-time", repairs.onTime),
        row("report-row-reopened", repairs.reopened),
        row("report-row-response", hours(repairs.response.median), hours(repairs.response.most)),
        row("report-row-arrival", hours(repairs.arrival.median), hours(repairs.arrival.most)),
        row("report-row-resolution", hours(repairs.resolution.median), hours(repairs.resolution.most)),
        row("report-row-satisfaction", mean),
        row("report-row-answers", count),
        row("report-row-inquiries", inquiries.asked),
        row("report-row-answered", inquiries.answered),
        row("report-row-payments", payments.count),
        row("report-row-amount", payments.cents / 100),
      ],
    },
    {
      name: text("report-sheet-requests"),
      rows: [
        [text("report-column-kind"), text("report-column-count")],
        ...requests.map((one) => [text(`request-kind-${one.key}`), one.count]),
      ],
    },
    {
      name: text("report-sheet-complaints"),
      rows: [
        [
          text("report-column-kind"),
          text("report-column-count"),
          text("report-column-justified"),
          text("report-column-closed"),
        ],
        ...complaints.map((one) => [text(`complaint-kind-${one.key}`), one.count, one.justified, one.closed]),
      ],
    },
    {
      name: text("report-sheet-workers"),
      rows: [
        [
          text("report-column-worker"),
          text("report-column-completed"),
          text("report-column-hours"),
          text("report-column-reopened"),
          text("report-column-satisfaction"),
        ],
        ...workers.map((one) => [
          one.name,
          one.completed,
          hours(one.medianSeconds),
          one.reopened,
          one.satisfaction === null ? null : Math.round(one.satisfaction * 100) / 100,
        ]),
      ],
    },
  ];
}

/** Why a repair is not done: what the worker wrote, else how far it is (R12). */
function reasonOf({ pausedReason, words, reason, declined, status, worker }: Unfinished): Text {
  if (words !== null) return verbatim(words);
  if (pausedReason !== null) return text(`pause-reason-${pausedReason}`);
  if (reason !== null) return reasonText({ reason, words });
  if (declined !== null && worker === null) return text("report-reason-declined", { reason: declined });
  return text(worker === null ? "report-reason-nobody" : `progress-${status}`);
}

export function unfinishedLines(unfinished: readonly Unfinished[], now: Date): readonly Text[] {
  const lines = unfinished.slice(0, shownAtMost).map((repair) =>
    text("report-unfinished-line", {
      number: repair.number,
      content: repair.content.length > 20 ? `${repair.content.slice(0, 20)}…` : repair.content,
      days: Math.floor((now.getTime() - repair.createdAt.getTime()) / 86_400_000),
      worker: repair.worker ?? text("nobody-yet"),
      reason: reasonOf(repair),
    }),
  );
  if (unfinished.length > shownAtMost) lines.push(text("handover-more", { count: unfinished.length - shownAtMost }));
  return lines;
}

export function unfinishedSheets(unfinished: readonly Unfinished[], zone: string): readonly ReportSheet[] {
  return [
    {
      name: text("report-sheet-unfinished"),
      rows: [
        [
          text("report-column-number"),
          text("report-column-unit"),
          text("report-column-content"),
          text("report-column-since"),
          text("report-column-worker"),
          text("report-column-reason"),
          text("report-column-reopened"),
        ],
        ...unfinished.map((repair) => [
          repair.number,
          repair.unit,
          repair.content,
          moment(repair.createdAt, zone),
          repair.worker,
          reasonOf(repair),
          repair.reopenedCount,
        ]),
      ],
    },
  ];
}

export function quarterLines({ callbacks, satisfaction, unhappy, complaints, repairs }: Quarter): readonly Text[] {
  const { mean, count } = satisfied(satisfaction);
  return [
    text("report-callbacks", { ...callbacks }),
    text("report-satisfaction", { mean: mean ?? text("report-none"), count }),
    text("report-unhappy", { count: unhappy.length }),
    text("report-repeated-complaints", { count: complaints.length }),
    text("report-repeated-repairs", { count: repairs.length }),
    ...repairs
      .slice(0, shownAtMost)
      .map(({ place, category, count: times }) =>
        text("report-repeated-repair", { place, category: text(`category-${category}`), count: times }),
      ),
  ];
}

export function quarterSheets(
  { callbacks, satisfaction, unhappy, complaints, repairs }: Quarter,
  zone: string,
): readonly ReportSheet[] {
  return [
    {
      name: text("report-sheet-callbacks"),
      rows: [
        [text("report-column-figure"), text("report-column-count")],
        [text("report-row-asked"), callbacks.asked],
        [text("report-row-in-chat"), callbacks.inChat],
        [text("report-row-by-phone"), callbacks.byPhone],
        [text("report-row-unreviewed"), callbacks.unreviewed],
        ...satisfaction.map((one) => [text(`satisfaction-${one.key}`), one.count]),
      ],
    },
    {
      name: text("report-sheet-unhappy"),
      rows: [
        [
          text("report-column-number"),
          text("report-column-kind"),
          text("report-column-unit"),
          text("report-column-answered"),
          text("report-column-satisfaction"),
          text("report-column-shortcomings"),
          text("report-column-suggestions"),
          text("report-column-decision"),
        ],
        ...unhappy.map((one) => [
          one.number,
          text(`request-kind-${one.kind}`),
          one.unit,
          moment(one.answeredAt, zone),
          one.satisfaction,
          one.shortcomings,
          one.suggestions,
          one.decision === null ? null : text(`callback-decision-${one.decision}`),
        ]),
      ],
    },
    {
      name: text("report-sheet-repeated-complaints"),
      rows: [
        [
          text("report-column-number"),
          text("report-column-earlier"),
          text("report-column-kind"),
          text("report-column-severity"),
          text("report-column-raised"),
        ],
        ...complaints.map((one) => [
          one.number,
          one.earlier,
          text(`complaint-kind-${one.kind}`),
          text(`severity-${one.severity}`),
          one.raisedCount,
        ]),
      ],
    },
    {
      name: text("report-sheet-repeated-repairs"),
      rows: [
        [
          text("report-column-unit"),
          text("report-column-category"),
          text("report-column-count"),
          text("report-column-numbers"),
        ],
        ...repairs.map((one) => [one.place, text(`category-${one.category}`), one.count, one.numbers]),
      ],
    },
  ];
}

/** 11月16日–11月22日; the second is not included. */
export function spanText({ from, to }: { from: Date; to: Date }, zone: string): Text {
  const first = wallClock(from, zone);
  const last = wallClock(new Date(to.getTime() - 1), zone);
  return text("report-span", { month: first.month, day: first.day, lastMonth: last.month, lastDay: last.day });
}
