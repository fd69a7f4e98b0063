import { expect } from "vitest";
import { db } from "../../db/index.ts";
import { Firms } from "../../firm/index.ts";
import { Config, Stripe } from "../../gateway/index.ts";
import { Invoice } from "../../invoice/index.ts";
import { attemptOf, control, owner, payer, press, ready, stripeOrigin, system } from "../fixture.ts";
import { Payment } from "../index.ts";

/** What the cases have in common: an invoice, its page at the local Stripe, and what is written once it is told. */

export const state = (invoiceID: string) => system(() => Payment.load(invoiceID));
export const accountID = async () => String((await owner(() => db().get(Firms, {})))?.stripeAccountID);

/** The page pressed, and the attempt behind it. */
export async function pressed(invoiceID: string, how: string) {
  const { url } = await payer(invoiceID, () => Payment.start({}));
  await press(url, { how });
  const attempt = await attemptOf(invoiceID);
  return { url, attempt };
}

/** The payment intent behind the last attempt, as Stripe has it. */
export async function intentIDOf(invoiceID: string): Promise<string> {
  const { sessionID } = await attemptOf(invoiceID);
  const session = await Stripe.use().session(await accountID(), String(sessionID));
  return String(session.intent?.intentID);
}

/** An invoice paid by card or debit, and told. */
export async function paid(how: "card" | "sepa" = "card") {
  const { invoiceID } = await ready();
  const { attempt } = await pressed(invoiceID, how);
  const intentID = await intentIDOf(invoiceID);
  if (how === "sepa") await control("settle", { payment_intent: intentID });
  expect(await system(() => Payment.converge(attempt))).toBe("succeeded");
  return { invoiceID, intentID, attempt };
}

let told = 0;

/** As if an event of that type had come, about that object. */
export async function tell(type: string, objectID: string): Promise<void> {
  const stripeEventID = `evt_case_${++told}`;
  const account = await accountID();
  await system(() => Payment.take({ stripeEventID, type, objectID, accountID: account, livemode: false }));
  await system(() => Payment.hear(stripeEventID));
}

export const net = (rows: readonly { amount: number }[]) => rows.reduce((sum, row) => sum + row.amount, 0);

/** Takes a part back by a credit note, as the firm does; `net` cents before VAT. Answers the note. */
export async function credit(invoiceID: string, net: number): Promise<string> {
  const asked = { invoiceID, lines: [{ line: 0, net }], reason: "Essai" };
  return (await owner(() => Invoice.credit(asked))).invoiceID;
}

/** Every sentence that ties an invoice's rows together: to be true after any story. */
export async function expectSound(invoiceID: string) {
  const { invoice, collections, payments, refunds, disputes } = await state(invoiceID);
  const told = collections.filter(
    (one) => one.kind !== "surplus" && payments.some((p) => p.reference === one.reference),
  );
  expect(net(told)).toBe(invoice.paid);
  expect(net(invoice.collected)).toBe(invoice.paid);
  const back = refunds.filter((row) => row.status === "sent" || row.status === "pending");
  const kept = payments.some((payment) => payment.attemptID) ? back : [];
  for (const row of kept)
    expect(
      collections.some((one) => one.sourceID === row.refundID),
      row.refundID ?? "",
    ).toBe(true);
  expect(disputes.every((one) => one.withdrawn >= 0)).toBe(true);
  for (const one of collections)
    expect(Math.abs(net(one.rates.map(({ base, vat }) => ({ amount: base + vat }))))).toBeLessThanOrEqual(
      Math.abs(one.amount),
    );
  return {
    invoice,
    collections,
    payments,
    refunds,
    disputes,
    due: Invoice.dueOf(invoice),
    balance: Invoice.balanceOf(invoice),
  };
}

interface Said {
  payments: { account: string; id: string; amount_received: number; status: string }[];
  sessions: { account: string; id: string; status: string }[];
  refunds: { account: string; id: string; amount: number; status: string }[];
  disputes: { account: string; id: string; balance_transactions: { amount: number }[] }[];
  fees: { account: string; amount: number; amount_refunded: number }[];
  calls: Record<string, number>;
}

/** All that the local Stripe has, of every account. */
export async function atStripe(): Promise<Said> {
  return (await (await fetch(`${stripeOrigin()}/_emu/state`)).json()) as Said;
}

/** Of this firm's account: what came less what went back. */
export async function netAtStripe(): Promise<number> {
  const account = await accountID();
  const said = await atStripe();
  const own = <T extends { account: string }>(rows: T[]) => rows.filter((row) => row.account === account);
  const came = own(said.payments).reduce((sum, row) => sum + row.amount_received, 0);
  const back = own(said.refunds).filter((row) => row.status !== "failed");
  const lines = own(said.disputes).flatMap((row) => row.balance_transactions);
  return came - net(back) + net(lines);
}

/** The account's last dispute. */
export async function disputeID(): Promise<string> {
  const account = await accountID();
  return String((await atStripe()).disputes.find((row) => row.account === account)?.id);
}

/** A platform that takes a part of each payment. */
export function withFee<R>(feeBasisPoints: number, body: () => Promise<R>): Promise<R> {
  return Config.provide({ ...Config.use(), feeBasisPoints }, body);
}
