import { describe, expect, it } from "vitest";
import type { StripeSession } from "../gateway/index.ts";
import { ID } from "../kernel/index.ts";
import { judge } from "./judge.ts";

const firmID = ID.createFirm();
const attempt = { attemptID: ID.create("attempt"), invoiceID: ID.create("invoice"), amount: 84_000, sessionID: "cs_1" };
const intent = {
  intentID: "pi_1",
  status: "succeeded",
  amountReceived: 84_000,
  currency: "eur",
  method: "card",
  chargedAt: null,
  failureCode: null,
  metadata: {},
  chargeID: "ch_1",
  touched: false,
} as const;
const session: StripeSession = {
  sessionID: "cs_1",
  status: "complete",
  paymentStatus: "paid",
  url: null,
  amount: 84_000,
  currency: "eur",
  reference: attempt.attemptID,
  metadata: { firm_id: firmID, invoice_id: attempt.invoiceID, attempt_id: attempt.attemptID },
  intent,
};
const verdict = (over: Partial<StripeSession>) => judge(attempt, { ...session, ...over }, firmID);

describe("judge", () => {
  it("takes a paid session of this attempt for the very amount", () => {
    expect(verdict({})).toEqual({ kind: "paid", intentID: "pi_1", method: "card", chargedAt: null, chargeID: "ch_1" });
  });

  it.each([
    ["session", { sessionID: "cs_2" }],
    ["attempt", { reference: ID.create("attempt") }],
    ["attempt", { metadata: { ...session.metadata, attempt_id: ID.create("attempt") } }],
    ["invoice", { metadata: { ...session.metadata, invoice_id: ID.create("invoice") } }],
    ["firm", { metadata: { ...session.metadata, firm_id: ID.createFirm() } }],
    ["amount", { amount: 83_999 }],
    ["currency", { currency: "usd" }],
    ["amount", { intent: { ...intent, amountReceived: 1 } }],
    ["currency", { intent: { ...intent, currency: "huf" } }],
    ["intent", { intent: null }],
  ] as const)("refuses a session whose %s is another", (what, over) => {
    expect(verdict(over)).toEqual({ kind: "mismatch", what });
  });

  it("does not take a completed session for a paid one", () => {
    const debit = { ...intent, status: "processing", amountReceived: 0 };
    expect(verdict({ paymentStatus: "unpaid", intent: debit })).toEqual({ kind: "processing" });
    const back = { ...debit, status: "requires_payment_method", failureCode: "debit_refused" };
    expect(verdict({ paymentStatus: "unpaid", intent: back })).toEqual({ kind: "failed", code: "debit_refused" });
  });

  it("waits on an open page, even after a declined card, and closes an expired one", () => {
    expect(
      verdict({ status: "open", paymentStatus: "unpaid", intent: { ...intent, status: "requires_payment_method" } }),
    ).toEqual({ kind: "wait" });
    expect(verdict({ status: "expired", paymentStatus: "unpaid", intent: null })).toEqual({ kind: "expired" });
  });
});
