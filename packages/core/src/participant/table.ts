/** A row of a pasted table: its cells as texts, and the line of the source where it begins, from 1. */
export type TableRow = { line: number; cells: string[] };

/** What separates the cells: a tab if any line holds one, else the commoner of ";" and "," outside quotes. */
export type Separator = "\t" | ";" | ",";

/** Chooses by the first lines, as a spreadsheet's export is the same all through. */
export function separatorOf(text: string): Separator | undefined {
  const bare = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, "");
  const count = (separator: Separator) => bare.split(separator).length - 1;
  if (count("\t") > 0) return "\t";
  if (count(";") === 0 && count(",") === 0) return undefined;
  return count(";") >= count(",") ? ";" : ",";
}

/**
 * Rows of a table in RFC 4180's way: quotes may hold separators, quotes doubled and line ends. A quote inside a cell is
 * a character like another; one never closed ends with its line, so that one slip does not swallow the rest.
 */
export function rowsOf(text: string, separator: Separator): TableRow[] {
  const rows: TableRow[] = [];
  let row: TableRow = { line: 1, cells: [] };
  let line = 1;
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at, separator) : undefined;
    const end = quoted?.end ?? endOfCell(text, at, separator);
    row.cells.push(quoted?.cell ?? text.slice(at, end));
    line += quoted?.breaks ?? 0;
    at = end + 1;
    if (text[end] === separator) continue;
    rows.push(row);
    line += 1;
    row = { line, cells: [] };
    if (end >= text.length) break;
  }
  return rows.filter((each) => each.cells.some((cell) => cell.trim() !== ""));
}

function quotedCell(text: string, from: number, separator: Separator) {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1 || close - from > 400) return undefined;
    cell += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  const end = endOfCell(text, at, separator);
  if (text.slice(at, end).trim() !== "") return undefined;
  return { cell, end, breaks: cell.split("\n").length - 1 };
}

function endOfCell(text: string, from: number, separator: Separator): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === separator || text[at] === "\n") return at;
  }
  return text.length;
}
