import writeExcelFile, { type Cell } from "write-excel-file/node";
import type { ReportSheet } from "../flows/report-words.ts";
import type { Language, Texts } from "../text.ts";

export const workbookKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const cellAtMost = 32_000;

/** An Excel file with these sheets, in one language. */
export function workbook(sheets: readonly ReportSheet[], texts: Texts, language: Language): Promise<Buffer> {
  const cell = (value: ReportSheet["rows"][number][number], head: boolean): Cell => {
    if (value === null) return null;
    if (typeof value === "number") return { value, type: Number };
    const words = typeof value === "string" ? value : texts.format(language, value);
    // Words that begin with = are words.
    return { value: words.slice(0, cellAtMost), type: String, ...(head ? { fontWeight: "bold" as const } : {}) };
  };
  return writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: texts.format(language, name),
      data: rows.map((row, index) => row.map((value) => cell(value, index === 0))),
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map(() => ({ width: 18 })),
    })),
  ).toBuffer();
}
