import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolment as Seat } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, line, parse, Rev } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { Event } from "./event.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import { assertUnscheduled, scheduledIn } from "./of-order.ts";
import { type Buyer, buyerOfOrganization, buyerOfPayer } from "./party.ts";
import { draftRow, Preparation } from "./prepare.ts";
import { get } from "./read.ts";
import { cardOf, changeOf, type Stored } from "./row.ts";
import { type Billable, billed, onePayer, partOf, readEnrolments, readSeats, SEATS_MAX, standsOn } from "./seat.ts";
import { assertTerm, isSameTerm, TermInput, termOf } from "./term.ts";
import { type BilledSeat, linesOf } from "./total.ts";

const SeatKey = v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") });
/** What a draft says beside its lines. */
export const Words = {
  object: v.optional(line(200)),
  purchaseOrder: v.optional(v.nullable(line(50))),
  serviceCode: v.optional(v.nullable(line(100))),
  engagementNumber: v.optional(v.nullable(line(50))),
  term: v.optional(TermInput),
};

const Draft = v.object({
  seats: v.pipe(
    v.array(SeatKey),
    v.minLength(1, "required"),
    v.maxLength(SEATS_MAX, "invoice.too_many_seats"),
    v.check((seats) => new Set(seats.map((seat) => seat.enrolmentID)).size === seats.length, "twice"),
  ),
  /** Which payer's part (`key` of the candidates), for seats of several payers. */
  payer: v.optional(v.pipe(v.string(), v.maxLength(80, "too_long"))),
  ...Words,
});

/**
 * Prepares the invoice of one payer's seats; each seat stands on one invoice only (`invoice.seat_invoiced`), or, where
 * it has several payers, on one of each for his part. Seats of none that a firm may bill are refused by name.
 */
export const draft = fn("invoice.draft", Draft, async (input) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(() => draftOnce(input));
});

async function draftOnce(input: v.InferOutput<typeof Draft>) {
  const { firm, enrolments, cohorts } = await readSeats(input.seats);
  const parts = enrolments.map((enrolment) => partOf(enrolment, input.payer));
  assertUnscheduled(await scheduledIn(cohorts.map(({ cohortID }) => cohortID)), parts);
  const payer = onePayer(parts);
  const card = payer.kind === "organization" ? await Organization.get(payer.organizationID) : undefined;
  const buyer = card ? buyerOfOrganization(card) : await buyerOf(payer);
  const seats = billed(parts, cohorts);
  const invoice = draftRow(
    parse(Preparation, {
      kind: "standard",
      ...referred({ buyer, card, words: input }),
      ...(enrolments.every(({ status }) => status === "requested") && HELD),
      object: input.object ?? objectOf(seats),
      lines: linesOf(seats, firm.vatRegime),
    }),
    firm,
  );
  const { invoiceID } = invoice;
  const written = await db().write(
    {
      invoice: Invoices.create(invoice),
      card: InvoiceCards.put(cardOf(invoice)),
      seats: enrolments.map((seat, at) => Seat.bill(seat, { payerID: parts[at]?.payerID ?? null, invoiceID })),
      event: event(Event.Drafted, { invoiceID }),
    },
    { invoiceID, rev: 1 },
  );
  return written.refused ? undefined : written.answer;
}

/** A seat that is held while its payer is online is paid at once, or goes to the next. */
const HELD = {
  term: { days: 0, endOfMonth: false },
  terms: "Paiement en ligne, par carte, avant la fin de la réservation de la place.",
};

/** The buyer that a payer is, from his client's card or from what he said of himself. */
export async function buyerOf(payer: Billable) {
  return payer.kind === "organization"
    ? buyerOfOrganization(await Organization.get(payer.organizationID))
    : buyerOfPayer(payer);
}

interface Referring {
  buyer: Buyer;
  card: Organization.Info | undefined;
  words: Pick<v.InferOutput<typeof Draft>, "purchaseOrder" | "serviceCode" | "engagementNumber" | "term">;
}

/** What the buyer asks to read, as it is said or as its last invoice said it, and its term, within the law's. */
export function referred({ buyer, card, words }: Referring) {
  const { serviceCode = buyer.serviceCode, engagementNumber = buyer.engagementNumber } = words;
  const { purchaseOrder = card?.purchaseOrder ?? null, term = termOf(card?.publicBody ?? null) } = words;
  assertTerm(term, card?.publicBody ?? null);
  return { buyer: { ...buyer, serviceCode, engagementNumber }, purchaseOrder, term };
}

function objectOf(seats: readonly BilledSeat[]): string {
  const text = [...new Set(seats.map((seat) => seat.description))].join(" ; ");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/**
 * Changes the words of a draft, its references, which its client's card keeps for the next, and its term. An issued
 * invoice is never edited (`invoice.issued`).
 */
export const edit = fn(
  "invoice.edit",
  v.object({ invoiceID: ID.schema("invoice"), rev: Rev, ...Words }),
  async (input) => {
    Actor.assertRole("owner", "manager");
    const invoice = await draftOf(input.invoiceID);
    const { object = invoice.object, rev } = input;
    const { organizationID, serviceCode, engagementNumber } = invoice.buyer;
    const card = organizationID ? await Organization.get(organizationID) : undefined;
    const said = { purchaseOrder: invoice.purchaseOrder, term: invoice.term, serviceCode, engagementNumber };
    const words = referred({ buyer: invoice.buyer, card, words: { ...said, ...input } });
    // What was said of the payment in words was said of another term.
    const terms = isSameTerm(words.term, invoice.term) ? invoice.terms : null;
    const written = await db().write(
      {
        ...changeOf({ ...invoice, ...words, terms, object, rev }),
        remembered: organizationID ? Organization.remembering(organizationID, input) : undefined,
        event: event(Event.Drafted, { invoiceID: invoice.invoiceID }),
      },
      { invoiceID: invoice.invoiceID, rev: rev + 1 },
    );
    if (written.refused) throw changedMeanwhile();
    return written.answer;
  },
);

/** Drops a draft and frees its seats. */
export const discard = fn("invoice.discard", v.object({ invoiceID: ID.schema("invoice") }), async ({ invoiceID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const invoice = await draftOf(invoiceID);
    const { orderID, fundingID } = invoice;
    const seats = await readEnrolments(invoice.lines.flatMap((one) => one.seats));
    const written = await db().write(
      {
        invoice: Invoices.delete({ invoiceID }).ifStill({ rev: invoice.rev }),
        card: InvoiceCards.delete({ invoiceID }),
        seats: seats.flatMap((seat) => (standsOn(seat, invoiceID) ? [Seat.unbill(seat, invoiceID)] : [])),
        event: event(Event.Discarded, { invoiceID, ...(orderID && { orderID }), ...(fundingID && { fundingID }) }),
      },
      { invoiceID },
    );
    return written.refused ? undefined : written.answer;
  });
});

async function draftOf(invoiceID: string): Promise<Stored> {
  const invoice = await get(invoiceID);
  if (invoice.status !== "draft")
    throw new DomainError("conflict", "invoice.issued", "An issued invoice never changes");
  return invoice;
}

export function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "invoice.changed_meanwhile", "Someone changed this meanwhile");
}
