import { readCsv } from "./csv.ts";
import type { Place, Problem } from "./problem.ts";
import { readWorkbook } from "./workbook.ts";

/** A date appears only in workbooks. */
export type Cell = string | Date;

/** One line of a section, with the place of its first cell. */
export interface Row {
  readonly place: Place;
  readonly cells: readonly Cell[];
}

/** What stands under one section name: a header and its rows, without blank lines and comments. */
export interface Section {
  readonly name: string;
  readonly place: Place;
  readonly header: Row | undefined;
  readonly rows: readonly Row[];
}

/** Splits a CSV or XLSX file into its sections, whichever it is; adds to `problems` what cannot be read. */
export async function readSections(content: Buffer, problems: Problem[]): Promise<readonly Section[]> {
  const begins = (bytes: string) => content.subarray(0, bytes.length / 2).toString("hex") === bytes;
  if (begins("504b0304")) return readWorkbook(content, problems);
  if (begins("d0cf11e0")) {
    const message = "是旧版 .xls，请另存为 .xlsx / this is an old .xls file; save it as .xlsx";
    problems.push({ line: 1, column: 1, message });
    return [];
  }
  return readCsv(content, problems);
}

/** Whether a line is to be skipped: nothing in it, or a comment. */
export function isSilent(cells: readonly Cell[]): boolean {
  const [first = ""] = cells;
  return (typeof first === "string" && first.startsWith("#")) || cells.every((cell) => cell === "");
}
