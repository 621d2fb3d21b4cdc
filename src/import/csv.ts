import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "./problem.ts";
import { isSilent, type Row, type Section } from "./table.ts";

/** Splits a CSV file into its sections, each of which begins with a line like `[住户]`. */
export function readCsv(content: Buffer, problems: Problem[]): readonly Section[] {
  const sections: { name: string; place: Row["place"]; header?: Row; rows: Row[] }[] = [];
  let homeless = false;
  for (const row of readRows(decode(content), problems)) {
    const [first = "", ...others] = row.cells;
    const name = others.every((cell) => cell === "") && /^[[【](.+)[\]】]$/.exec(String(first))?.[1]?.trim();
    const section = sections.at(-1);
    if (name) sections.push({ name, place: row.place, rows: [] });
    else if (section) {
      if (section.header) section.rows.push(row);
      else section.header = row;
    } else if (!homeless) {
      homeless = true;
      const message =
        "前面没有分区名，请先写一行如 [住户] / stands under no section; begin with a line like [residents]";
      problems.push({ ...row.place, message });
    }
  }
  return sections.map((section) => ({ header: undefined, ...section }));
}

/** Chinese Excel writes CSV as GB18030, or as UTF-16 when it is called Unicode text. */
function decode(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder("utf-16le").decode(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("gb18030").decode(content);
  }
}

function readRows(text: string, problems: Problem[]): readonly Row[] {
  const delimiter = text.includes(",") ? "," : "\t";
  try {
    return parseRows(text, delimiter, 1);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  // A quote out of place makes the parser lose its bearings: line by line, every one of them has its position.
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    try {
      return parseRows(line, delimiter, index + 1);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const message = "引号不成对 / a quotation mark is out of place";
      problems.push({ line: index + 1, column: (Number(error["column"]) || 0) + 1, message });
      return [];
    }
  });
}

function parseRows(text: string, delimiter: string, firstLine: number): readonly Row[] {
  const rows: Row[] = [];
  parse(text, {
    comment: "#",
    comment_no_infix: true,
    relax_column_count: true,
    trim: true,
    delimiter,
    on_record(cells: string[], { lines }) {
      const linesInside = cells.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      if (!isSilent(cells)) rows.push({ place: { line: firstLine + lines - 1 - linesInside, column: 1 }, cells });
      return null;
    },
  });
  return rows;
}
