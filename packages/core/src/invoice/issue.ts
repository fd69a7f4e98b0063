import { randomInt } from "node:crypto";
import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Organization } from "../organization/index.ts";
import { Event } from "./event.ts";
import { InvoiceCounters, Invoices } from "./invoice.table.ts";
import { nextNumber, SERIES, yearsAt } from "./number.ts";
import { assertBillable, buyerOfOrganization, sellerOf } from "./party.ts";
import { changeOf, type Stored } from "./row.ts";
import { BILLABLE, type Enrolment, readEnrolments } from "./seat.ts";

/** The purpose of the link that opens the page where an invoice is paid. */
export const PAYER = "payer";

const ATTEMPTS_MAX = 12;
const YEAR_MINUTES = 366 * 24 * 60;

/**
 * Issues a draft: freezes its content, takes the next number of the firm's series in the same transaction, opens the
 * payer's page. Refused when the buyer's card lacks what the law asks (`invoice.buyer_incomplete`, fields listed),
 * when a seat was given up meanwhile, or when it was issued before.
 */
export const issue = fn("invoice.issue", v.object({ invoiceID: ID.schema("invoice") }), async ({ invoiceID }) => {
  Actor.assertRole("owner", "manager");
  return inTurn(Actor.firmID(), async () => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const issued = await issueOnce(invoiceID);
      if (issued) return issued;
      await new Promise((resolve) => setTimeout(resolve, randomInt(1, 20 * (attempt + 1))));
    }
    throw new DomainError("busy", "table.busy", "Try again in a moment");
  });
});

/** One issue a firm at a time in this process; other processes meet at the counter's condition. */
const turns = new Map<string, Promise<unknown>>();

async function inTurn<R>(firmID: string, body: () => Promise<R>): Promise<R> {
  const before = turns.get(firmID) ?? Promise.resolve();
  const mine = before.then(body, body);
  // Whoever comes next waits for the end, not for the success.
  const end = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(firmID, end);
  try {
    return await mine;
  } finally {
    if (turns.get(firmID) === end) turns.delete(firmID);
  }
}

async function issueOnce(invoiceID: string) {
  const { invoice, firm, counters } = await readToIssue(invoiceID);
  if (invoice.status !== "draft")
    throw new DomainError("conflict", "invoice.already_issued", "This invoice was issued already");
  const [content, seats] = await Promise.all([frozen(invoice, firm), seatsOf(invoice)]);
  const at = now();
  const next = nextNumber({ counters, at, zone: firm.zone });
  const { notes, exemption } = Wording.use().ofInvoice({
    day: next.issuedOn,
    sellerRegime: firm.vatRegime,
    buyerKind: content.buyer.kind === "individual" ? "individual" : "professional",
    activityNumber: firm.activityNumber ?? null,
  });
  const link = Link.issue({ purpose: PAYER, subject: { invoiceID }, expiresAt: plusMinutes(at, YEAR_MINUTES) });
  const { number, issuedOn, dueOn } = next;
  const issued: Stored = {
    ...content,
    notes,
    exemption,
    status: "issued",
    number,
    issuedOn,
    issuedAt: at,
    dueOn,
    payLinkID: link.linkID,
  };
  const written = await db().write(
    {
      counter: counterTo(next),
      ...changeOf(issued),
      seats: seats.map((seat) => Enrolments.check(seat).ifStill({ rev: seat.rev })),
      link: link.operation,
      event: event(Event.Issued, { invoiceID }),
    },
    { invoiceID, number, issuedOn, status: issued.status },
  );
  return written.refused ? undefined : written.answer;
}

async function readToIssue(invoiceID: string) {
  const first = await db().gets({ entity: Invoices, key: { invoiceID } }, { entity: Firms, key: {} });
  const [invoice, firm] = first;
  if (!invoice || !firm) throw notFound("invoice");
  const [year, next] = yearsAt(now(), firm.zone);
  const counters = await db().gets(
    { entity: InvoiceCounters, key: { series: SERIES, year } },
    { entity: InvoiceCounters, key: { series: SERIES, year: next } },
  );
  return { invoice, firm, counters };
}

/** The parties as they are on the day of issue: a draft may be older than the buyer's address. */
async function frozen(invoice: Stored, firm: Row<typeof Firms>): Promise<Stored> {
  const { organizationID } = invoice.buyer;
  const buyer = organizationID ? buyerOfOrganization(await Organization.get(organizationID)) : invoice.buyer;
  assertBillable(buyer);
  return { ...invoice, seller: { ...sellerOf(firm), vatRegime: regimeOf(invoice, firm) }, buyer };
}

/** The draft's amounts hold under the regime they were computed with: a change of regime asks for a new draft. */
function regimeOf(invoice: Stored, firm: Row<typeof Firms>) {
  if (invoice.seller.vatRegime === firm.vatRegime) return firm.vatRegime;
  throw new DomainError(
    "conflict",
    "invoice.regime_changed",
    "The firm's VAT regime changed: prepare this invoice again",
  );
}

async function seatsOf(invoice: Stored): Promise<Enrolment[]> {
  const seats = await readEnrolments(invoice.lines.flatMap((line) => line.seats));
  if (seats.every((seat) => seat.invoiceID === invoice.invoiceID && BILLABLE.includes(seat.status))) return seats;
  throw new DomainError("conflict", "invoice.seat_gone", "A seat of this draft was given up: prepare it again");
}

function counterTo({ year, position, counter, issuedOn }: ReturnType<typeof nextNumber>) {
  const row = { series: SERIES, year, last: position, lastIssuedOn: issuedOn };
  if (!counter) return InvoiceCounters.create(row);
  return InvoiceCounters.update(row, { set: { last: position, lastIssuedOn: issuedOn } }).ifStill({
    last: counter.last,
  });
}
