import type { Card } from "./invoice.data.ts";
import { isCredit } from "./invoice-state.tsx";

/** A cell that a spreadsheet reads as text: what would begin a formula is preceded by an apostrophe (OWASP). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const euros = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");

/** The listed invoices for a person's spreadsheet: BOM, semicolons, decimal commas, one line an invoice. */
export function csvOf(cards: readonly Card[], heads: readonly string[], stateOf: (card: Card) => string): string {
  const rows = cards.map((card) =>
    [
      cell(card.number ?? ""),
      cell(card.buyerName),
      cell(card.object),
      card.issuedOn ?? "",
      isCredit(card.kind) ? "" : (card.dueOn ?? ""),
      euros(isCredit(card.kind) ? -card.gross : card.gross),
      euros(card.paid),
      euros(card.due),
      cell(stateOf(card)),
    ].join(";"),
  );
  return `\uFEFF${[heads.map(cell).join(";"), ...rows].join("\r\n")}\r\n`;
}
