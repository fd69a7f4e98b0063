import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Config } from "../gateway/index.ts";
import { Invoice, InvoiceCards } from "../invoice/index.ts";
import { Actor, DomainError, fn, type Row } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { keyOf } from "./money.ts";
import { Disputes, Findings, Reconciliations, Refunds } from "./payment.table.ts";
import { SETTLED } from "./uncovered.ts";

const LIST_MAX = 2_000;
/** Of these, a firm has a handful; the newest stand for all. */
const FEW_MAX = 200;

type Card = Row<typeof InvoiceCards>;

/**
 * What asks for someone's eye about money: what is to be given back, credit notes to issue, refunds that are not at
 * their end, disputes and debits sent back, what the comparison with Stripe could not place. One query a list.
 */
export const toSettle = fn("payment.toSettle", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const few = { limit: FEW_MAX, descending: true } as const;
  const [invoices, refunds, disputes, findings, compared, firm] = await Promise.all([
    db().query({ pk: ["INVOICES"], limit: LIST_MAX, descending: true }),
    db().query({ pk: ["REFUNDS"], index: "g1", ...few }),
    db().query({ pk: ["DISPUTES"], index: "g1", ...few }),
    db().query({ pk: ["FINDINGS"], limit: FEW_MAX }),
    db().get(Reconciliations, {}),
    Firm.get(),
  ]);
  const cards = new Map(rowsOf(InvoiceCards, invoices.items).map((card) => [card.invoiceID, card]));
  const open = rowsOf(Refunds, refunds.items);
  const named = (invoiceID: string) => nameOf(invoiceID, cards.get(invoiceID));
  return {
    toGiveBack: [...cards.values()].flatMap((card) => owedBack(card, open)),
    toCredit: [...cards.values()]
      .filter(({ toCredit = 0 }) => toCredit > SETTLED)
      .map((card) => ({ ...nameOf(card.invoiceID, card), amount: card.toCredit ?? 0 })),
    refunds: open.map((row) => ({ ...row, refundKey: keyOf(row), ...named(row.invoiceID) })),
    disputes: rowsOf(Disputes, disputes.items).map((row) => ({ ...row, ...named(row.invoiceID) })),
    findings: rowsOf(Findings, findings.items).filter((one) => !one.closedAt),
    compared: compared ?? null,
    connected: firm.stripeAccountID !== undefined,
    simulated: Config.use().demo,
  };
});

function nameOf(invoiceID: string, card: Card | undefined) {
  return { invoiceID, number: card?.number ?? null, buyerName: card?.buyerName ?? "" };
}

/** What is to go back and is not on its way. */
function owedBack(card: Card, refunds: readonly Row<typeof Refunds>[]) {
  const own = refunds.filter(
    ({ invoiceID, status, reason }) => invoiceID === card.invoiceID && status === "owed" && reason !== "surplus",
  );
  const amount = -Invoice.balanceOf(card) - own.reduce((sum, row) => sum + row.amount, 0);
  return amount > 0 ? [{ ...nameOf(card.invoiceID, card), amount }] : [];
}

/** Asks for the comparison with Stripe now, instead of within the quarter of an hour. */
export const askComparison = fn("payment.askComparison", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const { stripeAccountID } = await Firm.get();
  if (!stripeAccountID) throw new DomainError("conflict", "payment.not_connected", "This firm collects nothing online");
  await db().write({ event: event(Event.ReconcileFirm, {}) }, { asked: true });
  return { asked: true };
});
