import { plural } from "../../format/number.ts";
import type { fr } from "../fr/accounting.ts";

export const en: typeof fr = {
  title: "Accounting",
  sub: "Sales, credit notes, receipts and refunds, ready for your accountant.",
  invoices: "Invoices",
  period: "Period",
  year: (year: string) => `Year ${year}`,
  entries: (count: number) => plural(count, "entry", "entries"),
  empty: "No entry in this period",
  debit: "Debit",
  credit: "Credit",
  gap: "Difference",
  balanced: "Balanced",
  unbalanced: "Not balanced: write to us before you send this file",
  files: "Files",
  notWhole: (name: string) =>
    `Accounting export in the FEC format (${name}). It holds your sales and receipts, not your purchases: your accountant completes it.`,
  file: { fec: "FEC format", entries: "Entries (CSV)", collections: "Receipts by rate (CSV)" },
  papers: (count: number) => `All invoices as PDF (${count})`,
  gathering: "Preparing the PDFs…",
  zipName: (period: string) => `invoices-${period}.zip`,
  balance: "Accounts moved",
  collected: "Receipts by VAT rate",
  noneCollected: "Nothing was collected in this period.",
  head: { account: "Account", label: "Label", rate: "Rate", base: "Net", vat: "VAT", gross: "Gross" },
  errors: {
    "accounting.too_long": "Too many invoices for one file: ask for a shorter period.",
    "field.period": "Choose a month or a year.",
  },
};
