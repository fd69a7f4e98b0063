import { randomInt } from "node:crypto";
import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Organizations } from "../organization/index.ts";
import { Event } from "./event.ts";
import { InvoiceCounters, Invoices } from "./invoice.table.ts";
import { nextNumber, SERIES, yearsAt } from "./number.ts";
import { assertBillable, type Buyer, buyerOfOrganization, sellerOf } from "./party.ts";
import { taxed } from "./prepare.ts";
import { changeOf, type Stored } from "./row.ts";
import { BILLABLE, type Enrolment } from "./seat.ts";
import type { Line } from "./total.ts";

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
  const { invoice, firm, buyer, counters, enrolments } = await readToIssue(invoiceID);
  const content = frozen(invoice, firm, buyer);
  const seats = stillBilled(invoice, enrolments);
  const at = now();
  const next = nextNumber({ counters, at, zone: firm.zone });
  const { notes } = Wording.use().ofInvoice({
    day: next.issuedOn,
    sellerRegime: firm.vatRegime,
    buyerKind: content.buyer.kind === "individual" ? "individual" : "professional",
    activityNumber: firm.activityNumber ?? null,
  });
  const lines = stillTaxed(content, firm, next.issuedOn);
  const link = Link.issue({ purpose: PAYER, subject: { invoiceID }, expiresAt: plusMinutes(at, YEAR_MINUTES) });
  const { number, issuedOn, dueOn } = next;
  const issued: Stored = {
    ...content,
    lines,
    notes,
    exemption: groundOf(lines),
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
  const [invoice, firm] = await db().gets({ entity: Invoices, key: { invoiceID } }, { entity: Firms, key: {} });
  if (!invoice || !firm) throw notFound("invoice");
  if (invoice.status !== "draft")
    throw new DomainError("conflict", "invoice.already_issued", "This invoice was issued already");
  const { organizationID } = invoice.buyer;
  const seats = invoice.lines.flatMap((line) => line.seats);
  const [organizations, counters, enrolments] = await db().gets(
    organizationID ? [{ entity: Organizations, key: { organizationID } }] : [],
    yearsAt(now(), firm.zone).map((year) => ({ entity: InvoiceCounters, key: { series: SERIES, year } })),
    seats.map(({ cohortID, enrolmentID }) => ({ entity: Enrolments, key: { cohortID, enrolmentID } })),
  );
  const [organization] = organizations;
  if (organizationID && !organization) throw notFound("organization");
  return {
    invoice,
    firm,
    buyer: organization ? buyerOfOrganization(organization) : invoice.buyer,
    counters,
    enrolments,
  };
}

/** The parties as they are on the day of issue: a draft may be older than the buyer's address. */
function frozen(invoice: Stored, firm: Row<typeof Firms>, buyer: Buyer): Stored {
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

/** Its lines with the grounds of the day of issue; the way they are taxed is the one its amounts were computed with. */
function stillTaxed({ lines, buyer }: Stored, firm: Row<typeof Firms>, day: string): Line[] {
  const anew = taxed(lines, { firm, buyer, day });
  const same = anew.every((line, at) => {
    const before = lines[at];
    return line.vatRate === before?.vatRate && (!before.vat || line.vat?.category === before.vat.category);
  });
  if (same) return anew;
  throw new DomainError("conflict", "invoice.regime_changed", "Taxed otherwise since: prepare this invoice again");
}

function groundOf(lines: readonly Line[]): Stored["exemption"] {
  for (const { vat } of lines) {
    if (vat?.reason && vat.code) return { reason: vat.reason, code: vat.code };
  }
  return null;
}

function stillBilled({ invoiceID }: Stored, enrolments: readonly (Enrolment | undefined)[]): Enrolment[] {
  const seats = enrolments.flatMap((seat) =>
    seat?.invoiceID === invoiceID && BILLABLE.includes(seat.status) ? seat : [],
  );
  if (seats.length === enrolments.length) return seats;
  throw new DomainError("conflict", "invoice.seat_gone", "A seat of this draft was given up: prepare it again");
}

function counterTo({ year, position, counter, issuedOn }: ReturnType<typeof nextNumber>) {
  const row = { series: SERIES, year, last: position, lastIssuedOn: issuedOn };
  if (!counter) return InvoiceCounters.create(row);
  return InvoiceCounters.update(row, { set: { last: position, lastIssuedOn: issuedOn } }).ifStill({
    last: counter.last,
  });
}
