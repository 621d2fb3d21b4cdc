import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "./problem.ts";
import { isSilent, type Row, type Section } from "./table.ts";

interface Block {
  readonly name: string;
  /** Line of the section's name. */
  readonly line: number;
  readonly lines: string[];
}

/** Splits a CSV file into its sections, each of which begins with a line like `[住户]`. */
export function readCsv(content: Buffer, problems: Problem[]): readonly Section[] {
  const text = decode(content);
  const delimiter = text.includes(",") ? "," : "\t";
  const [before, ...blocks] = splitBlocks(text);
  const stray = before && readRows(before, delimiter, [])[0];
  if (stray) {
    const message = "前面没有分区名，请先写一行如 [住户] / stands under no section; begin with a line like [residents]";
    problems.push({ ...stray.place, message });
  }
  return blocks.map((block) => {
    const [header, ...rows] = readRows(block, delimiter, problems);
    return { name: block.name, place: { line: block.line, column: 1 }, header, rows };
  });
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

/** The lines before the first section, then section by section. A spreadsheet adds empty cells behind a name. */
function splitBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [{ name: "", line: 0, lines: [] }];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const name = /^\s*"?[[【]([^\]】]+)[\]】]"?[\s,]*$/.exec(line)?.[1];
    if (name === undefined) blocks.at(-1)?.lines.push(line);
    else blocks.push({ name: name.trim(), line: index + 1, lines: [] });
  }
  return blocks;
}

function readRows({ line: start, lines }: Block, delimiter: string, problems: Problem[]): readonly Row[] {
  try {
    return parseRows(lines.join("\n"), delimiter, start + 1);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  // A quote out of place makes the parser lose its bearings: line by line, every one of them has its position.
  return lines.flatMap((line, index) => {
    try {
      return parseRows(line, delimiter, start + 1 + index);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const message = "引号不成对 / a quotation mark is out of place";
      problems.push({ line: start + 1 + index, column: (Number(error["column"]) || 0) + 1, message });
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
    skip_empty_lines: true,
    trim: true,
    delimiter,
    on_record(cells: string[], { lines }) {
      const linesInside = cells.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);
      if (!isSilent(cells)) rows.push({ place: { line: firstLine + lines - 1 - linesInside, column: 1 }, cells });
      return null;
    },
  });
  return rows;
}
