import { inertCell } from "../kernel/index.ts";
import { ACCOUNTS, JOURNALS } from "./account.ts";
import type { Entry, Movement } from "./entry.ts";
import { decimal } from "./fec.ts";

const METHODS: Record<Movement["method"], string> = {
  card: "Carte",
  sepa_debit: "Prélèvement",
  transfer: "Virement",
  cheque: "Chèque",
  mandate: "Mandat",
  setOff: "Compensation",
  other: "Autre",
};
const KINDS: Record<Movement["kind"], string> = {
  payment: "Encaissement",
  surplus: "Reçu en trop",
  refund: "Remboursement",
  refundFailed: "Remboursement revenu",
  dispute: "Contestation",
  reinstated: "Contestation gagnée",
  returned: "Paiement revenu impayé",
  setOff: "Compensation",
};

/** The entries for a person's spreadsheet, in French. */
export function entriesCsv(entries: readonly Entry[]): string {
  const head = [
    "Journal",
    "N°",
    "Date",
    "Compte",
    "Libellé du compte",
    "Client",
    "Pièce",
    "Libellé",
    "Débit",
    "Crédit",
  ];
  const rows = entries.flatMap(({ journal, on, piece, label, lines }, at) =>
    lines.map(({ account, client, amount }) => [
      JOURNALS[journal],
      String(at + 1),
      on,
      ACCOUNTS[account].number,
      ACCOUNTS[account].label,
      client?.name ?? "",
      piece,
      label,
      amount > 0 ? decimal(amount) : "",
      amount < 0 ? decimal(-amount) : "",
    ]),
  );
  return csv([head, ...rows]);
}

/** What was collected and given back, one line a VAT rate: what a statement of VAT on receipts is filled from. */
export function collectionsCsv(movements: readonly Movement[]): string {
  const head = ["Date", "Facture", "Mouvement", "Moyen", "Taux de TVA", "Base HT", "TVA", "Total TTC", "Référence"];
  const rows = movements.flatMap((one) => {
    const known = one.rates.map(({ vatRate, base, vat }) => ({ rate: `${decimal(vatRate)} %`, base, vat }));
    const rest = one.amount - known.reduce((sum, { base, vat }) => sum + base + vat, 0);
    const parts = rest === 0 ? known : [...known, { rate: "avance", base: rest, vat: 0 }];
    return parts.map(({ rate, base, vat }) => [
      one.on,
      one.number ?? "",
      KINDS[one.kind],
      METHODS[one.method],
      rate,
      decimal(base),
      decimal(vat),
      decimal(base + vat),
      one.reference,
    ]);
  });
  return csv([head, ...rows]);
}

/** With a mark of UTF-8, for Excel; semicolons, as French spreadsheets expect beside decimal commas. */
function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = inertCell(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
