import type { z } from "zod";
import type { Place, Problem } from "./problem.ts";
import type { Cell, Row, Section } from "./table.ts";

/** How one section of a file is called, and what stands in its columns. */
export interface Kind<T> {
  /** The first is what messages call it. */
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  readonly schema: z.ZodType<T>;
  /** What is right in a row that has mistakes, so that the rest of it can be checked as well. */
  readonly partial: z.ZodType<Parts<T>>;
}

interface Column {
  readonly key: string;
  readonly names: readonly string[];
  readonly required: boolean;
}

type Parts<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** One row that was read. */
export class Entry<T> {
  /** Absent when a cell is wrong. */
  readonly whole: T | undefined;
  readonly parts: Parts<T>;
  readonly #row: Row;
  readonly #layout: Layout;

  constructor(row: Row, layout: Layout, read: { whole: T | undefined; parts: Parts<T> }) {
    this.#row = row;
    this.#layout = layout;
    this.whole = read.whole;
    this.parts = read.parts;
  }

  /** The place of a column's cell; of the row when the file lacks the column. */
  at(key: keyof T & string): Place {
    return shift(this.#row, this.#layout.columns.get(key) ?? 0);
  }

  /** Says what is wrong with a column's cell. */
  complain(key: keyof T & string, message: string): Problem {
    return complain(this.#row, this.#layout, key, message);
  }
}

/** Describes a section. A column that may be undefined in the schema may be missing in the file. */
export function kind<Shape extends Readonly<Record<string, z.ZodType>>>(
  names: readonly string[],
  headers: { readonly [Key in keyof Shape]: string },
  schema: z.ZodObject<Shape>,
) {
  const columns = Object.entries<string>(headers).map(([key, words]) => ({
    key,
    names: [...words.split(" "), key],
    required: !schema.shape[key]?.safeParse(undefined).success,
  }));
  return { names, columns, schema, partial: schema.partial() };
}

/** Reads all sections of a kind. `complete` is false when a header was so wrong that rows were left unread. */
export function readEntries<T>(kind: Kind<T>, sections: readonly Section[], problems: Problem[]) {
  const entries: Entry<T>[] = [];
  let complete = true;
  for (const section of sections.filter(({ name }) => kind.names.includes(fold(name)))) {
    const layout = readHeader(kind, section, problems);
    if (layout) for (const row of section.rows) entries.push(readRow(kind, layout, row, problems));
    else complete = false;
  }
  return { entries, complete };
}

interface Layout {
  readonly header: Row;
  /** Where each column stands, counted from 0. */
  readonly columns: ReadonlyMap<string, number>;
}

function readHeader<T>(kind: Kind<T>, { header, place, name }: Section, problems: Problem[]): Layout | undefined {
  if (!header) {
    problems.push({ ...place, message: `分区 “${name}” 没有表头 / section has no header` });
    return undefined;
  }
  const columns = new Map<string, number>();
  let readable = true;
  for (const [index, title] of header.cells.entries()) {
    if (title === "") continue;
    const column = kind.columns.find(({ names }) => names.includes(fold(title)));
    const complain = (message: string) =>
      problems.push({ ...shift(header, index), message: `列 “${show(title)}” ${message}` });
    if (!column) complain(`不认识，可用的列 / is unknown here; there are: ${listColumns(kind.columns)}`);
    else if (columns.has(column.key)) {
      complain("出现了两次 / appears twice");
      readable = false;
    } else columns.set(column.key, index);
  }
  const missing = kind.columns.filter(({ key, required }) => required && !columns.has(key));
  if (missing.length > 0) {
    problems.push({ ...header.place, message: `缺少列 / missing columns: ${listColumns(missing)}` });
    readable = false;
  }
  return readable ? { header, columns } : undefined;
}

function readRow<T>(kind: Kind<T>, layout: Layout, row: Row, problems: Problem[]): Entry<T> {
  const cells: Record<string, Cell> = {};
  for (const [key, index] of layout.columns) cells[key] = row.cells[index] ?? "";
  const nameless = row.cells.findIndex((cell, index) => cell !== "" && (layout.header.cells[index] ?? "") === "");
  if (nameless >= 0) {
    const message = `“${show(row.cells[nameless])}” 所在的列没有列名 / stands in a column without a name`;
    problems.push({ ...shift(row, nameless), message });
  }

  const parsed = kind.schema.safeParse(cells);
  if (parsed.success) return new Entry(row, layout, { whole: parsed.data, parts: parsed.data });
  const firsts = new Map(parsed.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
  for (const [key, message] of firsts) problems.push(complain(row, layout, key, message));
  const right = Object.entries(cells).filter(([key]) => !firsts.has(key));
  return new Entry<T>(row, layout, { whole: undefined, parts: kind.partial.parse(Object.fromEntries(right)) });
}

function complain(row: Row, { header, columns }: Layout, key: string, message: string): Problem {
  const index = columns.get(key);
  if (index === undefined) return { ...row.place, message: `${key} ${message}` };
  return { ...shift(row, index), message: `${show(header.cells[index])} “${show(row.cells[index])}” ${message}` };
}

const shift = ({ place }: Row, index: number): Place => ({ ...place, column: place.column + index });

const listColumns = (columns: readonly Column[]) => columns.map(({ names, key }) => `${names[0]} ${key}`).join(", ");

/** Names of sections and columns, whatever their width and case; a star often marks what must be filled in. */
export const fold = (name: Cell) => String(name).normalize("NFKC").toLowerCase().replace(/[*\s]/g, "");

function show(cell: Cell | undefined): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? "");
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return visible.length > 40 ? `${visible.slice(0, 40)}…` : visible;
}
