import * as v from "valibot";
import { db, event, type Named } from "../db/index.ts";
import { Actor, DomainError, fn, ID, notFound, type Operation } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { Invoices } from "./invoice.table.ts";
import { type Issuing, issuing, readDrafts } from "./issuing.ts";
import { SERIES } from "./number.ts";
import { takeNumbers } from "./numbered.ts";
import type { Stored } from "./row.ts";
import { inTurn } from "./turn.ts";

export { PAYER } from "./issuing.ts";

/** What one transaction may hold beside the counter, the pattern, the audit and the key. */
const RANGE_OPERATIONS_MAX = 36;
const RANGE_MAX = 12;
const BATCH_MAX = 200;

/**
 * Issues a draft: freezes its content, takes the next number of the firm's series in the same transaction, opens the
 * payer's page. Refused when the buyer's card lacks what the law asks (`invoice.buyer_incomplete`, fields listed),
 * when a seat was given up meanwhile, or when it was issued before.
 */
export const issue = fn("invoice.issue", v.object({ invoiceID: ID.schema("invoice") }), async ({ invoiceID }) => {
  Actor.assertRole("owner", "manager");
  return inTurn(() => issueOnce(invoiceID));
});

interface Held {
  operations: Named;
  /** What is thrown when one of them is refused. */
  otherwise: DomainError;
}

/**
 * Issues the draft of a funder, which nothing else may issue: in one transaction with the conditions of its agreement
 * and of the hours it was drafted from, and with what is written of them.
 */
export async function issueFunded(invoiceID: string, held: Held) {
  Actor.assertRole("owner", "manager");
  return inTurn(() => issueOnce(invoiceID, held));
}

async function issueOnce(invoiceID: string, held?: Held) {
  const [[draft], next] = await Promise.all([readDrafts([invoiceID]), takeNumbers(SERIES)]);
  if (!draft) throw notFound("invoice");
  if (draft.invoice.status !== "draft")
    throw new DomainError("conflict", "invoice.already_issued", "This invoice was issued already");
  if (!held) assertNoFunder(draft.invoice);
  const one = issuing(draft, { next, number: next.numberAt(0) });
  const { number, issuedOn, status } = one.issued;
  const written = await db().write(
    { ...next.operations(1), ...one.operations, event: event(Event.Issued, { invoiceID }), ...beside(held) },
    { invoiceID, number: number ?? "", issuedOn: issuedOn ?? "", status },
  );
  if (held && written.refused?.startsWith(HELD)) throw held.otherwise;
  return written.refused ? undefined : written.answer;
}

const HELD = "held ";

/** Under names of their own: one that the invoice's operations use as well would take its place. */
function beside(held: Held | undefined): Named {
  return Object.fromEntries(Object.entries(held?.operations ?? {}).map(([name, one]) => [`${HELD}${name}`, one]));
}

/** A funder pays from hours held, under an agreement: only what holds those side by side issues its invoice. */
function assertNoFunder({ buyer }: Stored): void {
  if (buyer.kind !== "funder") return;
  throw new DomainError("conflict", "invoice.of_funder", "A funder's invoice is issued from its funding agreement");
}

const Many = v.object({
  invoiceIDs: v.pipe(v.array(ID.schema("invoice")), v.minLength(1, "required"), v.maxLength(BATCH_MAX, "too_many")),
});

/**
 * Issues many drafts in their order, in ranges of twelve at most that each take their numbers in one transaction.
 * Stopped anywhere and asked again, it goes on: what is issued stays, no number is lost. Drafts that may not be
 * issued are left, named with the reason.
 */
export const issueMany = fn("invoice.issueMany", Many, async ({ invoiceIDs }) => {
  Actor.assertRole("owner", "manager");
  const refused = new Map<string, string>();
  const wanted = [...new Set(invoiceIDs)];
  const [found] = await db().gets(wanted.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  if (found.some((one) => one === undefined)) throw notFound("invoice");
  let waiting = wanted;
  while (waiting.length > 0) {
    const next = waiting.slice(0, RANGE_MAX);
    const done = await inTurn(() => issueRange(next, refused));
    waiting = waiting.filter((id) => !done.has(id));
  }
  return { issued: wanted.filter((id) => !refused.has(id)), refused: [...refused].map(([id, code]) => ({ id, code })) };
});

/** Issues what fits in one transaction of these drafts; answers those that are settled: issued, or refused. */
async function issueRange(
  ids: readonly string[],
  refused: Map<string, string>,
): Promise<ReadonlySet<string> | undefined> {
  const next = await takeNumbers(SERIES);
  const found = await readDrafts(ids);
  const done = new Set(found.filter(({ invoice }) => invoice.status !== "draft").map((one) => one.invoice.invoiceID));
  const range: Issuing[] = [];
  let operations = 0;
  for (const draft of found) {
    const { invoiceID } = draft.invoice;
    if (done.has(invoiceID)) continue;
    const one = tried(() => {
      assertNoFunder(draft.invoice);
      return issuing(draft, { next, number: next.numberAt(range.length) });
    });
    if (typeof one === "string") {
      refused.set(invoiceID, one);
      done.add(invoiceID);
      continue;
    }
    // Two payers' invoices of one seat look at it in two transactions: one may not name a row twice.
    if (range.some(({ issued }) => shareSeat(issued, one.issued))) break;
    operations += 1 + Object.values(one.operations).flat().length;
    if (range.length > 0 && operations > RANGE_OPERATIONS_MAX) break;
    range.push(one);
  }
  if (range.length === 0) return done;
  const invoiceIDs = range.map((one) => one.issued.invoiceID);
  const written = await db().write({ ...next.operations(range.length), ...named(range) }, { invoiceIDs });
  return written.refused ? undefined : new Set([...done, ...invoiceIDs]);
}

function shareSeat(one: Issuing["issued"], other: Issuing["issued"]): boolean {
  const seats = (invoice: Issuing["issued"]) => invoice.lines.flatMap((line) => line.seats);
  const taken = new Set(seats(one).map(({ enrolmentID }) => enrolmentID));
  return seats(other).some(({ enrolmentID }) => taken.has(enrolmentID));
}

function tried(body: () => Issuing): Issuing | string {
  try {
    return body();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function named(range: readonly Issuing[]): Record<string, readonly Operation[]> {
  return {
    range: range.flatMap((one) => Object.values(one.operations).flat()),
    events: range.map((one) => event(Event.Issued, { invoiceID: one.issued.invoiceID })),
  };
}
