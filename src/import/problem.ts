/** Where something stands in the file; lines and columns count from 1, a column of a CSV file is a field. */
export interface Place {
  /** Name of the sheet, in an XLSX file. */
  readonly sheet?: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Something that the person who filled in the file must mend, in Chinese and English. */
export interface Problem extends Place {
  readonly message: string;
}

/** Everything that is wrong with a file; nothing of it was imported. */
export class ImportErrors extends Error {
  override readonly name = "ImportErrors";
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super();
    this.file = file;
    this.problems = problems;
    this.message = `nothing was imported; ${this.lines(10).join("\n")}`;
  }

  /** One line for each of the first `limit` problems, and one for the rest. */
  lines(limit = 500): readonly string[] {
    const lines = this.problems.slice(0, limit).map((problem) => `${this.file}${locate(problem)}: ${problem.message}`);
    const rest = this.problems.length - lines.length;
    return rest > 0 ? [...lines, `……还有 ${rest} 处 / and ${rest} more`] : lines;
  }
}

/** `:12:4` in a CSV file, `:住户!D12` in a workbook. */
function locate({ sheet, line, column }: Place): string {
  return sheet === undefined ? `:${line}:${column}` : `:${sheet}!${columnLetters(column)}${line}`;
}

/** A place as another message mentions it. */
export function mention({ sheet, line, column }: Place): { zh: string; en: string } {
  if (sheet === undefined) return { zh: `第 ${line} 行`, en: `line ${line}` };
  const cell = `${sheet}!${columnLetters(column)}${line}`;
  return { zh: cell, en: cell };
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last;
}
