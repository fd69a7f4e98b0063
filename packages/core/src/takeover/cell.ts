import { cellsOf, separatorOf } from "../participant/index.ts";

/** One line of a pasted table: its cells by the names of their columns, trimmed; "" when nothing is written. */
export interface Line<C extends string> {
  line: number;
  cells: Record<C, string>;
}

/** A line that cannot be taken, by a code that screens translate; line 0 for the whole. */
export interface LineProblem {
  line: number;
  code: string;
}

/** Names of each column, as people head it: small letters without accents or signs. */
export type Columns<C extends string> = Readonly<Record<C, readonly string[]>>;

const TEXT_MAX = 200_000;
const CELL_MAX = 400;

/** Reads a pasted table whose first line names its columns. Never throws: what is wrong is named by its line. */
export function tableOf<C extends string>(
  source: string,
  by: { columns: Columns<C>; required: readonly NoInfer<C>[]; linesMax: number },
): { lines: Line<C>[]; problems: LineProblem[] } {
  const refused = (code: string) => ({ lines: [], problems: [{ line: 0, code }] });
  if (source.length > TEXT_MAX) return refused("list_too_long");
  const text = source
    .replace(/^\ufeff+/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
  const rows = cellsOf(text, separatorOf(text) ?? ";").filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [head, ...rest] = rows;
  if (!head) return refused("list_empty");
  const names = Object.keys(by.columns) as C[];
  const places = head.cells.map((cell) => names.find((name) => by.columns[name].includes(plain(cell))));
  if (by.required.some((name) => !places.includes(name))) return refused("columns_missing");
  if (rest.length === 0) return refused("list_empty");
  if (rest.length > by.linesMax) return refused("list_too_long");
  const blank = Object.fromEntries(names.map((name) => [name, ""])) as Record<C, string>;
  const lines = rest.map(({ line, cells }) => {
    const read = { ...blank };
    for (const [at, cell] of cells.entries()) {
      const name = places[at];
      if (name !== undefined) read[name] = cell.replace(/[\p{Cc}\s]+/gu, " ").trim();
    }
    return { line, cells: read };
  });
  const long = lines.find(({ cells }) => Object.values<string>(cells).some((cell) => cell.length > CELL_MAX));
  return long ? { lines, problems: [{ line: long.line, code: "cell_too_long" }] } : { lines, problems: [] };
}

/** `N° de facture` as `n de facture`. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Cents of `1 234,56 €`, `1234.5`, `840`; undefined when it is none. Exact: no float. */
export function centsOf(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, "");
  const [, whole, rest = ""] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(rest.padEnd(2, "0"));
}

/** Basis points of `20`, `20 %`, `5,5`, `8.5%`. */
export function rateOf(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f%]/g, "");
  const [, whole, rest = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(rest.padEnd(2, "0"));
}

/** `2026-09-15` of `15/09/2026` or of itself; undefined when it is no day of this century. */
export function dayIn(text: string): string | undefined {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})$/.exec(text);
  const day = french ? `${french[3]}-${french[2]?.padStart(2, "0")}-${french[1]?.padStart(2, "0")}` : text;
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}
