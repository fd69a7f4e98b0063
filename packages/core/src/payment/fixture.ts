import { type LocalStripe, startStripe } from "@entrepairs/twin/stripe";
import { afterAll, beforeEach } from "vitest";
import { db } from "../db/index.ts";
import { Stripe, stripeNode } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, ID, logTo } from "../kernel/index.ts";
import { asMember, asSystem, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Payment, PaymentAttempts } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

let stripe: LocalStripe;
let firmID = "";

/** A local Stripe for a file of tests, and a firm of its own for each of them. */
export function openTill(): void {
  openTable(async () => {
    configureForTests();
    logTo(() => undefined);
    stripe = await startStripe();
    Stripe.configure(
      stripeNode({
        secretKey: "sk_test_local",
        webhookSecrets: [],
        apiBase: stripe.origin,
        production: false,
        // The local Stripe answers in milliseconds; who waits here waits for an answer that was lost.
        timeoutMs: 2_000,
      }),
    );
  });
  afterAll(() => stripe.close());
  beforeEach(() => {
    firmID = ID.createFirm();
  });
}

export const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
export const system = <R>(body: () => R) => asSystem(firmID, body);
export const payer = <R>(invoiceID: string, body: () => R) =>
  Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose: "payer", subject: { invoiceID } }, body);
export const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
export const firmOf = (): string => firmID;
export const stripeOrigin = (): string => stripe.origin;
export const control = (verb: string, asked: object) =>
  fetch(`${stripe.origin}/_emu/${verb}`, { method: "POST", body: JSON.stringify(asked) });

export async function connected() {
  await foundFirm();
  const { stripeAccountID } = await Payment.connect({});
  await press(await Payment.onboardingURL(), { outcome: "accepted" });
  await Payment.refreshAccount();
  return String(stripeAccountID);
}

export async function issued() {
  const { invoiceID } = await Invoice.draft({ seats: [await addSeat(await addCohort(), await addClient())] });
  await Invoice.issue({ invoiceID });
  return invoiceID;
}

export const ready = () => owner(async () => ({ accountID: await connected(), invoiceID: await issued() }));

export async function attemptOf(invoiceID: string) {
  const { attempts } = await system(() => Payment.load(invoiceID));
  const [attempt] = attempts.slice(-1);
  if (!attempt) throw new Error("no attempt");
  return attempt;
}

/** As if Stripe's answer had been lost on its way. */
export async function forget(invoiceID: string) {
  const attempt = await attemptOf(invoiceID);
  const lost = PaymentAttempts.replace({ ...attempt, status: "created", sessionID: null, url: null });
  const { refused } = await system(() => db().write({ lost }, {}));
  if (refused) throw new Error("The attempt changed meanwhile");
  return attempt;
}
