import { type Column, headerOf } from "./column.ts";
import { cellRefusal, emailOf, textMax } from "./person-cell.ts";
import { rowsOf, separatorOf, type TableRow } from "./table.ts";

/** One person of a pasted list. Texts are NFC and trimmed, "" when nothing is written; the address is in small letters. */
export type Person = {
  line: number;
  name: { given: string; family: string };
  email: string;
  job: string;
  unit: string;
  site: string;
  manager: string;
  traineeStatus: string;
  team: string;
  seniority: string;
  motivation: string;
  /** Parted by commas. */
  needs: string;
  zone: string;
};

export type PasteCode =
  | "list_empty"
  | "list_too_long"
  | "header_twice"
  | "email_column_missing"
  | "email_missing"
  | "email_invalid"
  | "email_twice"
  | "name_missing"
  | "cell_too_long"
  | "cell_characters"
  | "cells_extra";

/** `line` and `column` count from 1 in the source, `column` 0 for a whole line; `text` is a French sentence. */
export type PasteError = { line: number; column: number; code: PasteCode; text: string };

/**
 * With any error nothing is to be imported: `people` is then what would be, for the screen to show beside. `ignored`:
 * the headers of the columns that are not taken, "" for a column without one.
 */
export type Pasted = { people: Person[]; errors: PasteError[]; ignored: string[] };

export const peopleMax = 300;
const charactersMax = 200_000;
/** No line of a mail's list is longer; past it, it is not searched for an address. */
const entryMax = 600;

type Cell = { text: string; column: number };
type Cells = Partial<Record<Column, Cell>>;
type Line = { line: number; cells: Cells; extra?: number };

/**
 * Reads an organization's people from a pasted table, a CSV or a mail's list of addresses (O3). A header row, French or
 * English, orders the columns; without one each line is "Prénom Nom <adresse>" or an address. A cell that looks like a
 * spreadsheet formula is text. Never throws; every line is either a person or an error, never half of one.
 */
export function parsePeople(source: string): Pasted {
  if (source.length > charactersMax)
    return refused("list_too_long", "La liste est trop longue\u00a0: 300 personnes au plus.");
  const text = source
    .replace(/^\ufeff+/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
  const { lines, errors, ignored } = linesOf(text);
  if (errors.length > 0) return { people: [], errors, ignored };
  if (lines.length === 0) return refused("list_empty", "La liste ne contient personne.");
  const tooMany = lines[peopleMax];
  if (tooMany) return refused("list_too_long", `La liste compte ${lines.length} personnes, 300 au plus.`, tooMany.line);
  return { ...peopleOf(lines), ignored };
}

function refused(code: PasteCode, text: string, line = 1): Pasted {
  return { people: [], errors: [{ line, column: 0, code, text }], ignored: [] };
}

function linesOf(text: string): { lines: Line[]; errors: PasteError[]; ignored: string[] } {
  const separator = separatorOf(text);
  const [first, ...rest] = separator ? rowsOf(text, separator) : rowsOfLines(text);
  const header = first && headerOf(first.cells);
  if (!first || !header) return { lines: looseLines(text), errors: [], ignored: [] };
  const errors: PasteError[] = [];
  const ignored: string[] = [];
  const say = (column: number, code: PasteCode, why: string) =>
    errors.push({ line: first.line, column, code, text: why });
  header.forEach((column, index) => {
    const name = (first.cells[index] ?? "").trim().slice(0, 60);
    const isEmpty = name === "" && rest.every((row) => (row.cells[index] ?? "").trim() === "");
    if (column === undefined && !isEmpty) ignored.push(name);
    if (column !== undefined && header.indexOf(column) < index) {
      say(index + 1, "header_twice", `Colonne déjà présente\u00a0: «\u00a0${name}\u00a0».`);
    }
  });
  if (!header.includes("email")) {
    say(0, "email_column_missing", "Aucune colonne ne contient les adresses électroniques.");
  }
  return { lines: rest.map((row) => lineOf(row, header)), errors, ignored };
}

function lineOf(row: TableRow, header: readonly (Column | undefined)[]): Line {
  const cells: Cells = {};
  header.forEach((column, index) => {
    if (column !== undefined) cells[column] = { text: row.cells[index] ?? "", column: index + 1 };
  });
  const extra = row.cells.findIndex((cell, index) => index >= header.length && cell.trim() !== "");
  return extra === -1 ? { line: row.line, cells } : { line: row.line, cells, extra: extra + 1 };
}

function rowsOfLines(text: string): TableRow[] {
  return text
    .split("\n")
    .map((cell, index) => ({ line: index + 1, cells: [cell] }))
    .filter((row) => row.cells[0]?.trim() !== "");
}

/** No header: one person a line, or several parted by ";" or "," as mail programs write them. */
function looseLines(text: string): Line[] {
  return rowsOfLines(text).flatMap(({ line, cells: [written = ""] }) => {
    const entries = written.match(/(?:"[^"]{0,200}"|<[^<>]{0,300}>|[^",;<]|["<])+/g) ?? [];
    const named = entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
    const isList = named.length > 1 && named.every((entry) => entry.includes("@"));
    return (isList ? named : [written.replace(/[\s,;]+$/, "")]).map((entry) => ({
      line,
      cells: looseCells(entry.trim()),
    }));
  });
}

function looseCells(entry: string): Cells {
  if (entry.length > entryMax) return { fullName: { text: entry, column: 1 } };
  const angled = /^(.*?)<([^<>]*)>$/.exec(entry);
  const spaced = /^(.*?)[\s,;\t:(]+(\S+@[^\s)]*)\)?$/.exec(entry);
  const [, name = "", email = ""] = angled ??
    spaced ?? [entry, entry.includes("@") ? "" : entry, entry.includes("@") ? entry : ""];
  const plain = name
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .replace(/[\t;]+/g, " ");
  return { fullName: { text: plain, column: 1 }, email: { text: email, column: 1 } };
}

type Say = (column: number, code: PasteCode, text: string) => void;

function peopleOf(lines: readonly Line[]): { people: Person[]; errors: PasteError[] } {
  const people: Person[] = [];
  const errors: PasteError[] = [];
  const firstLines = new Map<string, number>();
  for (const line of lines) {
    const before = errors.length;
    const say: Say = (column, code, text) => errors.push({ line: line.line, column, code, text });
    checkCells(line, say);
    const email = addressOf(line, firstLines, say);
    const name = nameOf(line.cells);
    if (name.given === "" && name.family === "") {
      const cell = line.cells.family ?? line.cells.fullName ?? line.cells.given;
      say(cell?.column ?? 0, "name_missing", "Le nom manque.");
    }
    if (errors.length === before) people.push({ line: line.line, name, email, ...restOf(line.cells) });
  }
  return { people, errors };
}

function addressOf(line: Line, firstLines: Map<string, number>, say: Say): string {
  const { text: typed, column } = line.cells.email ?? { text: "", column: 0 };
  const address = emailOf(typed);
  if (typed.trim() === "") say(column, "email_missing", "L’adresse électronique manque.");
  else if (address === undefined) {
    say(column, "email_invalid", `Adresse électronique incorrecte\u00a0: «\u00a0${typed.trim().slice(0, 80)}\u00a0».`);
  }
  if (address === undefined) return "";
  const already = firstLines.get(address);
  if (already !== undefined) say(column, "email_twice", `Adresse déjà présente à la ligne ${already}.`);
  else firstLines.set(address, line.line);
  return address;
}

function checkCells(line: Line, say: Say): void {
  if (line.extra !== undefined) say(line.extra, "cells_extra", "La ligne a plus de cellules que l’en-tête.");
  for (const cell of Object.values(line.cells)) {
    const refusal = cellRefusal(cell.text);
    if (refusal === "cell_too_long") say(cell.column, refusal, `Texte trop long\u00a0: ${textMax} caractères au plus.`);
    if (refusal === "cell_characters") say(cell.column, refusal, "La cellule contient des caractères invisibles.");
  }
}

/** Two cells, or one: "DUPONT Marie" and "Dupont, Marie" put the family name first, "Marie Dupont" last. */
function nameOf(cells: Cells): Person["name"] {
  const given = textOf(cells.given);
  const family = textOf(cells.family);
  if (cells.given ?? cells.family)
    return cells.fullName && given + family === "" ? nameOfOne(textOf(cells.fullName)) : { given, family };
  return nameOfOne(textOf(cells.fullName));
}

function nameOfOne(full: string): Person["name"] {
  const [before = "", after] = full.split(/\s*,\s*/);
  if (after !== undefined && after !== "") return { given: full.slice(full.indexOf(",") + 1).trim(), family: before };
  const words = before.split(" ");
  const capitals = words.findIndex((word) => word !== word.toUpperCase() || word.length < 2);
  if (capitals > 0) return { given: words.slice(capitals).join(" "), family: words.slice(0, capitals).join(" ") };
  if (words.length === 1) return { given: "", family: before };
  return { given: words[0] ?? "", family: words.slice(1).join(" ") };
}

function restOf(cells: Cells): Omit<Person, "line" | "name" | "email"> {
  return {
    job: textOf(cells.job),
    unit: textOf(cells.unit),
    site: textOf(cells.site),
    manager: textOf(cells.manager),
    traineeStatus: textOf(cells.traineeStatus),
    team: textOf(cells.team),
    seniority: textOf(cells.seniority),
    motivation: textOf(cells.motivation),
    needs: textOf(cells.needs),
    zone: textOf(cells.zone),
  };
}

function textOf(cell: Cell | undefined): string {
  return (cell?.text ?? "").replace(/\s+/g, " ").trim();
}
