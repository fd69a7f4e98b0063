import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, dayOf, fn, ID, now, Rev, refusedField, times } from "../kernel/index.ts";
import { changedMeanwhile } from "./draft.ts";
import { Event } from "./event.ts";
import { isBySeat } from "./issuing.ts";
import { DiscountInput, LINES_MAX, LineInput, taxed } from "./prepare.ts";
import { get } from "./read.ts";
import { changeOf, type Stored } from "./row.ts";
import { priceOf, readEnrolments } from "./seat.ts";
import { assertCountable, type Line, totalsOf } from "./total.ts";

const Revision = v.object({
  invoiceID: ID.schema("invoice"),
  rev: Rev,
  lines: v.pipe(
    v.array(
      v.object({
        ...v.omit(LineInput, ["seats", "ofLine"]).entries,
        /** The line of the draft that it goes on from, with its seats; none: a new line. */
        from: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
      }),
    ),
    v.minLength(1, "required"),
    v.maxLength(LINES_MAX, "invoice.too_many_lines"),
  ),
  discount: v.optional(v.nullable(DiscountInput), null),
});

/**
 * Changes the lines of a draft: prices, quantities, discounts, further lines. A line that covers seats stays
 * (`invoice.line_has_seats`: drop the draft to bill other seats) and comes to their price, whatever a discount then takes
 * off (`invoice.line_not_price`); a corrected invoice may say less. A part of an individual's plan is what he signed.
 */
export const revise = fn("invoice.revise", Revision, async ({ invoiceID, rev, lines: given, discount }) => {
  Actor.assertRole("owner", "manager");
  const [invoice, firm] = await Promise.all([get(invoiceID), Firm.get()]);
  if (invoice.status !== "draft")
    throw new DomainError("conflict", "invoice.issued", "An issued invoice never changes");
  if (invoice.planID) throw new DomainError("conflict", "invoice.of_plan", "This part is what the individual signed");
  const kept = given.flatMap(({ from }) => (from === null ? [] : [from]));
  const lost = invoice.lines.some((one, at) => one.seats.length > 0 && !kept.includes(at));
  if (lost || new Set(kept).size !== kept.length)
    throw new DomainError("conflict", "invoice.line_has_seats", "This line covers seats");
  const plain = given.map(({ from, ...one }) => {
    const before = from === null ? undefined : invoice.lines[from];
    return { ...one, seats: before?.seats ?? [], ...(before?.ofLine !== undefined && { ofLine: before.ofLine }) };
  });
  await assertPrices(invoice, plain);
  const lines = taxed(plain, { firm, buyer: invoice.buyer, kind: invoice.kind, day: dayOf(now(), firm.zone) });
  const totals = totalsOf(lines, discount);
  assertCountable(totals, lines);
  if (invoice.prepaid > totals.gross)
    throw new DomainError("unprocessable", "invoice.prepaid_above", "More was paid than this document comes to");
  const changed = { ...invoice, lines, discount, ...totals, rev };
  const written = await db().write(
    { ...changeOf(changed), event: event(Event.Drafted, { invoiceID }) },
    { invoiceID, rev: rev + 1 },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});

/** The payers of a seat owe its price to the cent, each his part: what is asked beside has a line of its own. */
async function assertPrices(
  invoice: Stored,
  lines: readonly Pick<Line, "seats" | "quantity" | "unitNet">[],
): Promise<void> {
  if (!isBySeat(invoice)) return;
  const enrolments = await readEnrolments(lines.flatMap(({ seats }) => seats));
  const isCorrected = invoice.kind === "corrected";
  const at = lines.findIndex(({ seats, quantity, unitNet }) => {
    const price = priceOf(seats, enrolments);
    const asked = times(quantity, unitNet);
    return seats.length > 0 && (asked > price || (asked < price && !isCorrected));
  });
  if (at >= 0) throw refusedField(`lines.${at}.unitNet`, "invoice.line_not_price", "These seats have another price");
}
