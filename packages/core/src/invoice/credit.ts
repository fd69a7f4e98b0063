import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Enrolment as Seat } from "../enrolment/index.ts";
import { Actor, Cents, DomainError, fn, ID, line, notFound } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { InvoiceCards, InvoiceMoments, Invoices } from "./invoice.table.ts";
import { CREDIT_SERIES } from "./number.ts";
import { notesOf, takeNumbers } from "./numbered.ts";
import { sellerOf } from "./party.ts";
import { credit as decide, remainingNets } from "./remaining.ts";
import { cardOf, changeOf, isCredit, type Stored, standing } from "./row.ts";
import { type Enrolment, followed, standsOn } from "./seat.ts";
import { totalsOf } from "./total.ts";
import { inTurn } from "./turn.ts";

const Credit = v.object({
  invoiceID: ID.schema("invoice"),
  /** Sums before VAT to take back of its lines; none: all that remains. */
  lines: v.optional(
    v.pipe(
      v.array(v.object({ line: v.pipe(v.number(), v.integer(), v.minValue(0)), net: Cents })),
      v.minLength(1, "required"),
      v.maxLength(200, "too_many"),
    ),
  ),
  reason: line(300),
  /** A name made from its cause: asked again, it is made once. */
  creditNoteID: v.optional(ID.schema("invoice")),
});

/**
 * Issues the credit note of an invoice, of all that remains or of sums by line, with a number of its own series; the
 * invoice itself never changes, its state and what is due do. Refused above what remains (`invoice.credit_above`).
 * Seats of lines that are wholly taken back may be billed again.
 */
export const credit = fn("invoice.credit", Credit, async (input) => {
  Actor.assertRole("owner", "manager");
  const creditNoteID = input.creditNoteID ?? ID.create("invoice");
  return inTurn(() => creditOnce({ ...input, creditNoteID }));
});

async function creditOnce(input: v.InferOutput<typeof Credit> & { creditNoteID: string }) {
  const { invoiceID, creditNoteID } = input;
  const keys = [invoiceID, creditNoteID].map((id) => ({ entity: Invoices, key: { invoiceID: id } }));
  const [[invoice, made]] = await db().gets(keys);
  if (!invoice) throw notFound("invoice");
  if (made) return { invoiceID: creditNoteID, number: made.number ?? "", status: made.status };
  assertCreditable(invoice);
  const takings = input.lines ?? remainingNets(invoice).map((net, at) => ({ line: at, net }));
  const { lines, creditedNets } = decide(invoice, takings);
  const next = await takeNumbers(CREDIT_SERIES);
  const number = next.numberAt(0);
  const totals = totalsOf(lines);
  const note = noteRow(invoice, { input, lines, totals, next, number });
  const creditedGross = invoice.creditedGross + note.gross;
  const toCredit = Math.max(0, (invoice.toCredit ?? 0) - note.gross);
  const changed = standing({ ...invoice, creditedGross, creditedNets, toCredit }, next.at);
  const moment = { invoiceID, momentID: `credited-${creditNoteID}`, at: next.at, kind: "credited" as const };
  const written = await db().write(
    {
      ...next.operations(1),
      note: Invoices.create(note),
      noteCard: InvoiceCards.put(cardOf(note)),
      ...changeOf(changed),
      moment: InvoiceMoments.create({ ...moment, otherID: creditNoteID, number, amount: note.gross }),
      seats: (await heldSeats(invoice, changed)).map((seat) => Seat.unbill(seat, invoiceID)),
      issued: event(Event.Issued, { invoiceID: creditNoteID }),
      credited: event(Event.Credited, { invoiceID, creditNoteID }),
    },
    { invoiceID: creditNoteID, number, status: note.status },
  );
  return written.refused ? undefined : written.answer;
}

function assertCreditable(invoice: Stored): void {
  if (invoice.status === "draft") throw new DomainError("conflict", "invoice.not_issued", "Drop this draft instead");
  if (isCredit(invoice.kind))
    throw new DomainError("conflict", "invoice.is_credit", "A credit note takes back nothing");
  if (invoice.status === "credited") throw new DomainError("conflict", "invoice.credited", "All of it was taken back");
}

interface Making {
  input: v.InferOutput<typeof Credit> & { creditNoteID: string };
  lines: Stored["lines"];
  totals: ReturnType<typeof totalsOf>;
  next: Awaited<ReturnType<typeof takeNumbers>>;
  number: string;
}

/** The credit note as issued: to the buyer of its invoice, positive amounts, the invoice named with its day (CGI 289, I-5). */
function noteRow(invoice: Stored, { input, lines, totals, next, number }: Making): Omit<Stored, "rev"> {
  const { firm, settings, issuedOn, at } = next;
  const { legalForm, registration } = settings;
  const kind = invoice.kind === "deposit" ? ("depositCreditNote" as const) : ("creditNote" as const);
  const preceding = [
    { invoiceID: invoice.invoiceID, number: invoice.number ?? "", issuedOn: invoice.issuedOn ?? issuedOn },
  ];
  const { buyer, object, purchaseOrder, exemption, vatOnDebits, term } = invoice;
  const about = { buyer, kind, preceding, reason: input.reason };
  return {
    object,
    purchaseOrder,
    exemption,
    vatOnDebits,
    term,
    lines,
    ...totals,
    ...about,
    number,
    issuedOn,
    invoiceID: input.creditNoteID,
    series: CREDIT_SERIES,
    seller: { ...sellerOf(firm), legalForm, registration, vatRegime: invoice.seller.vatRegime, bank: null },
    notes: notesOf(about, { firm, settings, day: issuedOn }),
    status: "issued",
    issuedAt: at,
    dueOn: issuedOn,
    createdAt: at,
    discount: null,
    prepaid: 0,
    terms: null,
    paid: 0,
    paidAt: null,
    collected: [],
    creditedGross: 0,
    creditedNets: [],
    pdfHash: null,
    sentAt: null,
    openAttemptID: null,
    payLinkID: null,
    ...refsOf(invoice),
  };
}

/** What it was drafted for, so that what follows its money finds the credit note too. */
function refsOf({ orderID, instalmentID, fundingID, planID }: Stored) {
  return {
    ...(orderID && { orderID }),
    ...(instalmentID && { instalmentID }),
    ...(fundingID && { fundingID }),
    ...(planID && { planID }),
  };
}

/** Seats that stand on the invoice by the lines of which nothing remains. */
async function heldSeats(before: Stored, after: Stored): Promise<Enrolment[]> {
  const left = remainingNets(after);
  const keys = before.lines.flatMap((one, at) => (left[at] === 0 ? one.seats : []));
  return (await followed(keys)).filter((seat) => standsOn(seat, before.invoiceID));
}
