import type * as v from "valibot";
import { Identity } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import type { Row } from "../kernel/index.ts";
import type { Organizations } from "../organization/index.ts";
import { type Columns, centsOf, dayIn, type Line, type LineProblem, plain, rateOf, tableOf } from "./cell.ts";
import type { TakenInvoice, TakenSeries } from "./takeover.table.ts";

export type Taken = v.InferOutput<typeof TakenInvoice>;

export const INVOICES_MAX = 200;
/** Former tools round VAT line by line. */
const VAT_SLACK = 5;

const COLUMNS: Columns<
  "number" | "issuedOn" | "dueOn" | "client" | "siret" | "email" | "rate" | "net" | "vat" | "paid"
> = {
  number: ["numero", "n", "n de facture", "numero de facture", "facture", "number", "invoice"],
  issuedOn: ["date", "date de facture", "emise le", "date d emission", "issued"],
  dueOn: ["echeance", "date d echeance", "a payer le", "due", "due date"],
  client: ["client", "nom", "entreprise", "client name", "customer"],
  siret: ["siret"],
  email: ["adresse", "courriel", "email", "e mail", "mail"],
  rate: ["taux", "taux tva", "taux de tva", "rate", "vat rate"],
  net: ["ht", "montant ht", "total ht", "net"],
  vat: ["tva", "montant tva", "tva montant", "total tva", "vat", "vat amount"],
  paid: ["paye", "deja paye", "regle", "encaisse", "paid"],
};
type Read = Line<keyof typeof COLUMNS>;

interface Known {
  organizations: readonly Row<typeof Organizations>[];
  series: Pick<Row<typeof TakenSeries>, "pattern" | "restart" | "invoice">;
  today: string;
  /** Numbers that were taken over before. */
  numbers: ReadonlySet<string>;
}

/** Invoices of a pasted table, one line for each VAT rate; every line that cannot be taken is named. Pure. */
export function invoicesIn(
  text: string,
  known: Known,
): { invoices: (Taken & { line: number })[]; problems: LineProblem[] } {
  const { lines, problems } = tableOf(text, {
    columns: COLUMNS,
    required: ["number", "issuedOn", "client", "rate", "net", "vat"],
    linesMax: INVOICES_MAX,
  });
  const found = problems.length > 0 ? [] : lines;
  const byNumber = new Map<string, Read[]>();
  for (const one of found) byNumber.set(one.cells.number, [...(byNumber.get(one.cells.number) ?? []), one]);
  const read = [...byNumber.values()].map((own) => invoiceOf(own, known));
  return {
    invoices: read.flatMap((one) => ("code" in one ? [] : [one])),
    problems: [...problems, ...read.flatMap((one) => ("code" in one ? [one] : []))],
  };
}

function invoiceOf(lines: readonly Read[], known: Known): (Taken & { line: number }) | LineProblem {
  const [first] = lines;
  if (!first) return { line: 0, code: "list_empty" };
  const { line, cells } = first;
  const wrong = numberProblem(cells.number, known);
  if (wrong) return { line, code: wrong };
  const issuedOn = dayIn(cells.issuedOn);
  const dueOn = cells.dueOn === "" ? issuedOn : dayIn(cells.dueOn);
  if (!issuedOn || !dueOn) return { line, code: "date" };
  if (issuedOn > known.today) return { line, code: "date_future" };
  if (dueOn < issuedOn) return { line, code: "due_before" };
  const buyer = buyerOf(cells, known.organizations);
  if (typeof buyer === "string") return { line, code: buyer };
  const rates: Taken["rates"] = [];
  for (const one of lines) {
    const rate = rateIn(one);
    if (typeof rate === "string") return { line: one.line, code: rate };
    if (rates.some(({ vatRate }) => vatRate === rate.vatRate)) return { line: one.line, code: "number_twice" };
    rates.push(rate);
  }
  const gross = rates.reduce((sum, { base, vat }) => sum + base + vat, 0);
  const paid = cells.paid === "" ? 0 : centsOf(cells.paid);
  if (paid === undefined) return { line, code: "amount" };
  if (gross === 0) return { line, code: "amount_zero" };
  if (paid > gross) return { line, code: "paid_above" };
  return { line, number: cells.number, issuedOn, dueOn, ...buyer, rates, gross, paid };
}

/** One of ours to come, or one that is there: two documents of one number. */
function numberProblem(number: string, { series, numbers }: Known): string | undefined {
  if (!/^[A-Za-z0-9+\-_/]{1,35}$/.test(number)) return "number";
  if (numbers.has(number)) return "number_known";
  const { pattern, restart, invoice: last } = series;
  for (const name of [Invoice.SERIES, Invoice.CREDIT_SERIES]) {
    const found = Invoice.positionOf({ pattern, series: name, number });
    if (!found) continue;
    if (name === Invoice.CREDIT_SERIES) return "number_credit";
    const year = restart === "never" ? "all" : (found.year ?? "all");
    if (!last || year > last.year || (year === last.year && found.position > last.position)) return "number_ahead";
  }
  return undefined;
}

function rateIn({ cells }: Read): Taken["rates"][number] | string {
  const [vatRate, base, vat] = [rateOf(cells.rate), centsOf(cells.net), centsOf(cells.vat)];
  if (vatRate === undefined || !Invoice.RATES.includes(vatRate)) return "rate";
  if (base === undefined || vat === undefined) return "amount";
  const exact = Math.round((base * vatRate) / 10_000);
  return Math.abs(exact - vat) > VAT_SLACK ? "vat_off" : { vatRate, base, vat };
}

type Buyer = Pick<Taken, "organizationID" | "name" | "siret" | "vatNumber" | "email" | "address">;

function buyerOf(cells: Read["cells"], organizations: Known["organizations"]): Buyer | string {
  const siret = cells.siret === "" ? null : Identity.checkSiret(cells.siret);
  if (siret && !siret.ok) return "siret";
  const client = clientOf({ name: cells.client, siret: siret?.value ?? null }, organizations);
  const email = cells.email || client?.billingEmail || "";
  if (email !== "" && !/^[^\s@<>;,]{1,64}@[^\s@<>;,]{1,190}\.[^\s@<>;,]{2,}$/.test(email)) return "email";
  if (client) {
    const { organizationID, name, vatNumber, address } = client;
    return { organizationID, name, siret: client.siret, vatNumber, address, email };
  }
  if (cells.client === "") return "client_missing";
  if (email === "") return "client_unknown";
  const bare = { organizationID: null, vatNumber: null, address: null };
  return { ...bare, name: cells.client.slice(0, 120), siret: siret?.value ?? null, email };
}

/** A client by his SIRET, else by his name whatever its case and accents. */
export function clientOf<O extends { name: string; siret: string | null }>(
  wanted: { name: string; siret: string | null },
  organizations: readonly O[],
): O | undefined {
  const bySiret = wanted.siret ? organizations.find((one) => one.siret === wanted.siret) : undefined;
  return bySiret ?? organizations.find((one) => plain(one.name) === plain(wanted.name) && wanted.name !== "");
}
