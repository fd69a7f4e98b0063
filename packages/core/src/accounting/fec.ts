import { ACCOUNTS, JOURNALS } from "./account.ts";
import type { Entry } from "./entry.ts";

/** LPF art. A47 A-1, VII: these columns, in this order. */
const COLUMNS = (
  "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate " +
  "EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"
).split(" ");

const LABEL_MAX = 200;

/** Named after the firm and the last day of the period: `732829320FEC20261231.txt`. */
export function fecName(siret: string, to: string): string {
  return `${siret.slice(0, 9)}FEC${compact(to)}.txt`;
}

/**
 * The entries in the columns of the FEC: tabs, decimal comma, days without dashes, one number per entry, 1 to n in the
 * order given. Sales and receipts alone: part of a firm's books, not the whole of them.
 */
export function fecOf(entries: readonly Entry[]): string {
  const rows = entries.flatMap((entry, at) => rowsOf(entry, at + 1));
  return `${[COLUMNS, ...rows].map((row) => row.map(plain).join("\t")).join("\r\n")}\r\n`;
}

function rowsOf({ journal, on, piece, pieceOn, label, lines }: Entry, position: number): string[][] {
  return lines.map(({ account, client, amount }) => [
    journal,
    JOURNALS[journal],
    String(position),
    compact(on),
    ACCOUNTS[account].number,
    ACCOUNTS[account].label,
    client?.number ?? "",
    client?.name ?? "",
    piece,
    compact(pieceOn),
    label,
    decimal(Math.max(0, amount)),
    decimal(Math.max(0, -amount)),
    "",
    "",
    compact(on),
    "",
    "",
  ]);
}

const compact = (day: string): string => day.replaceAll("-", "");

/** A name may hold what separates columns and lines here. */
function plain(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}|"]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, LABEL_MAX);
}

/** Cents with a decimal comma: `"840,00"`. */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
}
