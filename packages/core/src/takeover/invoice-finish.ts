import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { Invoice, InvoiceCards, Invoices } from "../invoice/index.ts";
import { Actor, DomainError, ID, now, type Operation, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Event } from "./event.ts";
import type { Taken } from "./invoice-list.ts";
import { TakeoverBatches } from "./takeover.table.ts";

/** Three rows an invoice, beside the cursor and the audit entry. */
const CHUNK = 10;
const TURNS_MAX = 60;
const YEAR_MINUTES = 366 * 24 * 60;

type Batch = Extract<Row<typeof TakeoverBatches>, { kind: "invoices" }>;

/** The invoice of a number of the former tool: found again by it, and there once. */
export function takenInvoiceID(number: string): string {
  return ID.derived("invoice", Actor.firmID(), "takeover", number);
}

/** Writes what a batch still lacks: run by whoever comes, as often as he likes. */
export async function finishInvoices(batchID: string): Promise<void> {
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const batch = await db().get(TakeoverBatches, { batchID });
    if (batch?.kind !== "invoices" || batch.finishedAt) return;
    await writeChunk(batch);
  }
  throw new DomainError("busy", "table.busy", "Try again in a moment");
}

async function writeChunk(batch: Batch): Promise<void> {
  const { done } = batch;
  const some = batch.invoices.slice(done, done + CHUNK);
  const end = done + some.length;
  const over = end >= batch.invoices.length;
  const [firm, settings, [known]] = await Promise.all([
    Firm.get(),
    Invoice.settingsNow(),
    db().gets(some.map(({ number }) => ({ entity: Invoices, key: { invoiceID: takenInvoiceID(number) } }))),
  ]);
  // One that two tables name is there once, as the first said.
  const fresh = some.filter((_, at) => known[at] === undefined);
  const vatOnDebits = settings.vatOnDebits;
  await db().heal({
    cursor: TakeoverBatches.replace({ ...batch, done: end, finishedAt: over ? now() : null }),
    invoices: fresh.flatMap((one) => rowsFor(one, { firm, on: batch.on, vatOnDebits })),
    event: over ? event(Event.InvoicesTaken, { batchID: batch.batchID }) : undefined,
  });
}

interface By {
  firm: Firm.Info;
  on: string;
  vatOnDebits: boolean;
}

function rowsFor(taken: Taken, by: By): Operation[] {
  const invoiceID = takenInvoiceID(taken.number);
  const expiresAt = plusMinutes(now(), YEAR_MINUTES);
  const link = Link.issue({ purpose: Invoice.PAYER, subject: { invoiceID }, expiresAt });
  const row = { ...rowOf(taken, by), payLinkID: link.linkID };
  return [Invoices.create(row), InvoiceCards.put(Invoice.cardOf(row)), link.operation];
}

/** The invoice as the former tool issued it, one line a rate: what it says of amounts, not its bytes. Pure but for the hour. */
function rowOf(taken: Taken, { firm, on, vatOnDebits }: By): Omit<Invoice.Stored, "rev"> {
  const { number, issuedOn, dueOn, gross, paid } = taken;
  const lines = taken.rates.map(({ vatRate, base }) => ({
    description: `Facture ${number} du ${issuedOn.split("-").reverse().join("/")}`,
    quantity: 1,
    unit: "piece" as const,
    unitNet: base,
    discount: null,
    vatRate,
    vat: Wording.use().ofVat({ day: issuedOn, ground: groundOf(vatRate, firm) }),
    net: base,
    seats: [],
  }));
  const vat = taken.rates.reduce((sum, one) => sum + one.vat, 0);
  const row: Omit<Invoice.Stored, "rev"> = {
    invoiceID: takenInvoiceID(number),
    kind: "standard",
    status: paid === 0 ? "issued" : paid >= gross ? "paid" : "partlyPaid",
    series: Invoice.SERIES,
    seller: Invoice.sellerOf(firm),
    buyer: buyerOf(taken),
    object: `Facture ${number}`,
    lines,
    discount: null,
    net: gross - vat,
    vat,
    gross,
    rates: taken.rates.map((one, at) => ({ ...one, category: lines[at]?.vat.category ?? null })),
    prepaid: 0,
    preceding: [],
    vatOnDebits: vatOnDebits && vat > 0,
    terms: null,
    notes: [],
    purchaseOrder: null,
    exemption: null,
    number,
    issuedOn,
    issuedAt: `${issuedOn}T12:00:00.000Z`,
    dueOn,
    pdfHash: null,
    sentAt: null,
    paid,
    paidAt: paid >= gross ? now() : null,
    collected: [],
    openAttemptID: null,
    payLinkID: null,
    createdAt: now(),
    creditedGross: 0,
    creditedNets: [],
    reason: null,
    term: { days: 30, endOfMonth: false },
    takenOverOn: on,
    takenOverPaid: paid,
  };
  return row;
}

function groundOf(vatRate: number, { vatRegime }: Firm.Info): "charged" | "franchise" | "exempt" {
  if (vatRate > 0) return "charged";
  return vatRegime === "franchise" ? "franchise" : "exempt";
}

function buyerOf({ organizationID, name, siret, vatNumber, address, email }: Taken): Invoice.Stored["buyer"] {
  const kind = organizationID ? ("organization" as const) : siret ? ("company" as const) : ("individual" as const);
  const codes = { serviceCode: null, engagementNumber: null, reference: null };
  return { kind, organizationID, name, siret, vatNumber, address, email, ...codes, country: address?.country ?? "FR" };
}
