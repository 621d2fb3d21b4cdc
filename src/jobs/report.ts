import { z } from "zod";
import { say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { attachDocument } from "../db/file.ts";
import { listChats } from "../db/message.ts";
import { gatherFigures, gatherQuarter, gatherUnfinished, type ReportOrder, reportKinds } from "../domain/report.ts";
import { listStaff } from "../domain/staff.ts";
import {
  figureLines,
  figureSheets,
  quarterLines,
  quarterSheets,
  type ReportSheet,
  spanText,
  unfinishedLines,
  unfinishedSheets,
} from "../flows/report-words.ts";
import { isLanguage, type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";
import { workbook, workbookKind } from "./workbook.ts";

/** A report for one head: the figures of the moment it is made, as a message and as an Excel file (R12, S4, C6, X4). */
export const reportJob = defineJob({
  name: "report",
  payload: z.object({
    kind: z.enum(reportKinds),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    staffId: z.int(),
  }),
  async run(tx, { kind, staffId, ...span }, { now, texts, keepDocument }) {
    const found = await tx.staff.findUnique({ where: { id: staffId } });
    const staff = found ? (await listStaff(tx, found.propertyId)).find(({ id }) => id === staffId) : undefined;
    const [chat] = staff ? await listChats(tx, staff.personId) : [];
    if (!staff || !chat) return;
    const { zone } = await tx.property.findUniqueOrThrow({ where: { id: staff.propertyId } });
    const order = { kind, from: new Date(span.from), to: new Date(span.to), staff };
    const { lines, sheets } = await contentOf(tx, order, { zone, now });
    // Nothing left over is no news in the morning.
    if (kind === "carry-over" && lines.length === 0) return;
    const language = isLanguage(chat.language) ? chat.language : "zh-CN";
    const title = text(`report-title-${kind}`, { span: spanText(order, zone) });
    const name = `${texts.format(language, title)}.xlsx`;
    const fileId = await keepDocument(await workbook(sheets, texts, language), { name, mime: workbookKind });
    await attachDocument(tx, fileId, now);
    const { id } = await tx.report.create({
      data: { propertyId: staff.propertyId, kind, fromAt: order.from, toAt: order.to, staffId, fileId, madeAt: now },
    });
    const body = lines.length === 0 ? [text("report-all-done")] : lines;
    const reply = say(text("report-message", { title, lines: body }), [
      { label: text("button-reviewed"), value: `report-read:${id}` },
    ]);
    await putReply(tx, { personId: staff.personId, reply, files: [fileId], now, texts });
  },
});

async function contentOf(
  tx: Tx,
  order: ReportOrder,
  { zone, now }: { zone: string; now: Date },
): Promise<{ lines: readonly Text[]; sheets: readonly ReportSheet[] }> {
  if (order.kind === "quarter") {
    const quarter = await gatherQuarter(tx, order);
    return { lines: quarterLines(quarter), sheets: quarterSheets(quarter, zone) };
  }
  if (order.kind === "week" || order.kind === "month") {
    const figures = await gatherFigures(tx, order);
    return { lines: figureLines(figures), sheets: figureSheets(figures) };
  }
  const unfinished = await gatherUnfinished(tx, order);
  return { lines: unfinishedLines(unfinished, now), sheets: unfinishedSheets(unfinished, zone) };
}
