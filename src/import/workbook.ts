import type { Problem } from "./problem.ts";
import { type Cell, isSilent, type Section } from "./table.ts";

/** Reads a workbook: one section per sheet. A sheet whose name begins with # is a comment. */
export async function readWorkbook(content: Buffer, problems: Problem[]): Promise<readonly Section[]> {
  // Loaded here, because most starts read the demo's CSV only.
  const { default: readExcelFile } = await import("read-excel-file/node");
  const sheets = await readExcelFile(content).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ line: 1, column: 1, message: `不是可读的 XLSX 文件 / is no readable XLSX file: ${reason}` });
    return [];
  });
  return sheets
    .filter(({ sheet }) => !sheet.startsWith("#"))
    .map(({ sheet, data }) => {
      const [header, ...rows] = data
        .map((cells, index) => ({ place: { sheet, line: index + 1, column: 1 }, cells: cells.map(toCell) }))
        .filter(({ cells }) => !isSilent(cells));
      return { name: sheet.trim(), place: { sheet, line: 1, column: 1 }, header, rows };
    })
    .filter(({ header }) => header !== undefined);
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value : String(value).trim();
}
