import { FirmRow } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Collections, Disputes, Findings, Payment, Payouts, Reconciliations, Refunds } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";

const Status = v.strictObject({
  status: FirmRow.entries.stripeStatus,
  requirements: v.array(v.string()),
  /** Stripe is played on this machine: no money moves. */
  simulated: v.boolean(),
});

const Key = { invoiceID: ID.schema("invoice") };
const FOUND = ["objectID", "kind", "amount", "currency", "foundAt"] as const;
const Found = v.strictObject(v.pick(Findings.options.schema, FOUND).entries);
const PaidOut = v.strictObject(v.omit(Payouts.options.schema, ["lookedAt"]).entries);

/** Of which invoice a thing is. */
const OF = { invoiceID: v.string(), number: v.nullable(v.string()), buyerName: v.string() };
const Owed = v.strictObject({ ...OF, amount: v.number() });
const MOVED = ["collectionID", "invoiceID", "number", "kind", "amount", "on", "method", "rates", "reference"] as const;
const Moved = v.strictObject({
  ...v.pick(Collections.options.schema, MOVED).entries,
  buyerName: v.string(),
  /** What the platform took of it, cents. */
  fee: v.number(),
});
const REFUND = ["amount", "reason", "status", "createdAt"] as const;
const OpenRefund = v.strictObject({
  ...OF,
  ...v.pick(Refunds.options.schema, REFUND).entries,
  refundKey: v.string(),
  failureCode: v.nullable(v.string()),
});
const DISPUTE = ["disputeID", "amount", "status", "reason", "withdrawn", "answerBy", "openedAt"] as const;
const Dispute = v.strictObject({
  ...OF,
  ...v.pick(Disputes.options.schema, DISPUTE).entries,
  isDebit: v.boolean(),
});
const Compared = v.strictObject(Reconciliations.options.schema.entries);
const ToSettle = v.strictObject({
  toGiveBack: v.array(Owed),
  toCredit: v.array(Owed),
  refunds: v.array(OpenRefund),
  disputes: v.array(Dispute),
  findings: v.array(Found),
  compared: v.nullable(Compared),
  connected: v.boolean(),
  simulated: v.boolean(),
});
const ByHand = v.strictObject({ invoiceID: v.string(), reference: v.string(), status: v.string() });

function moved(row: Payment.Collection): v.InferOutput<typeof Moved> {
  const { collectionID, invoiceID, number, kind, amount, on, method, rates, reference, buyerName = "", fee = 0 } = row;
  return { collectionID, invoiceID, number, kind, amount, on, method, rates, reference, buyerName, fee };
}

type Settling = Awaited<ReturnType<typeof Payment.toSettle>>;

function toSettle({ refunds, disputes, findings, compared, ...rest }: Settling): v.InferOutput<typeof ToSettle> {
  return {
    ...rest,
    refunds: refunds.map(({ invoiceID, number, buyerName, amount, reason, status, createdAt, refundKey, ...row }) => {
      const failureCode = row.failureCode ?? null;
      return { invoiceID, number, buyerName, amount, reason, status, createdAt, refundKey, failureCode };
    }),
    disputes: disputes.map(({ method, invoiceID, number, buyerName, ...row }) => {
      const { disputeID, amount, status, reason, withdrawn, answerBy, openedAt } = row;
      const own = { disputeID, amount, status, reason, withdrawn, answerBy, openedAt };
      return { invoiceID, number, buyerName, ...own, isDebit: method === "sepa_debit" };
    }),
    findings: findings.map(({ objectID, kind, amount, currency, foundAt }) => {
      return { objectID, kind, amount, currency, foundAt };
    }),
    compared: compared && v.parse(v.object(Compared.entries), compared),
  };
}

/** The dashboard's page of payment settings. */
function settingsPage(): string {
  return `${Config.use().origin}/app/f/${Actor.firmID()}/reglages/paiement`;
}

/** Whether the firm may collect online, and the way to Stripe's page that makes it so. */
export const mount = "/payment";
export const route = new Hono<Env>()
  .post("/connect", may("owner"), answers({ 200: v.strictObject({ url: v.string() }) }), async (c) => {
    const { stripeAccountID } = await Payment.connect({});
    // Before the person leaves: the first event of this account may come while he is there.
    await Directory.recordStripeAccount(stripeAccountID, Actor.firmID());
    return c.json({ url: await Payment.onboardingURL() });
  })
  .get("/status", may("owner", "manager"), answers({ 200: Status }), async (c) => {
    const { status, requirements } = await Payment.refreshAccount();
    return c.json({ status, requirements: [...requirements], simulated: Config.use().demo });
  })
  // Stripe's own links work once, for minutes: it sends the person here for a fresh one.
  .get("/onboarding", may("owner"), async (c) => c.redirect(await Payment.onboardingURL(), 303))
  .get("/return", may("owner", "manager"), async (c) => {
    await Payment.refreshAccount();
    return c.redirect(settingsPage(), 303);
  })
  .get(
    "/movements",
    may("owner", "manager"),
    search(Payment.collections.schema.entries),
    answers({ 200: v.strictObject({ movements: v.array(Moved) }) }),
    async (c) => c.json({ movements: (await Payment.collections(c.req.valid("query"))).map(moved) }),
  )
  .get("/to-settle", may("owner", "manager"), answers({ 200: ToSettle }), async (c) =>
    c.json(toSettle(await Payment.toSettle({}))),
  )
  .post("/comparison", may("owner", "manager"), answers({ 200: v.strictObject({ asked: v.boolean() }) }), async (c) =>
    c.json(await Payment.askComparison({})),
  )
  .get(
    "/findings",
    may("owner", "manager"),
    answers({ 200: v.strictObject({ findings: v.array(Found) }) }),
    async (c) => {
      const findings = await Payment.findings({});
      return c.json({
        findings: findings.map(({ objectID, kind, amount, currency, foundAt }) => {
          return { objectID, kind, amount, currency, foundAt };
        }),
      });
    },
  )
  .post(
    "/findings/:objectID/close",
    may("owner", "manager"),
    path(Payment.closeFinding.schema.entries),
    answers({ 200: v.strictObject({ objectID: v.string() }) }),
    async (c) => c.json(await Payment.closeFinding(c.req.valid("param"))),
  )
  .get(
    "/payouts",
    may("owner", "manager"),
    search(Payment.payouts.schema.entries),
    answers({ 200: v.strictObject({ payouts: v.array(PaidOut) }) }),
    async (c) => {
      const found = await Payment.payouts(c.req.valid("query"));
      return c.json({ payouts: found.map(({ rev: _, lookedAt: __, ...payout }) => payout) });
    },
  )
  .post(
    "/invoice/:invoiceID/refund",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.refund.schema, "invoiceID")),
    answers({ 201: v.strictObject({ refunded: v.number(), byHand: v.number() }) }),
    async (c) => c.json(await Payment.refund({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/refund-again",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.refundAgain.schema, "invoiceID")),
    answers({ 201: v.strictObject({ invoiceID: v.string(), refundKey: v.string() }) }),
    async (c) => c.json(await Payment.refundAgain({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/return",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.recordReturn.schema, "invoiceID")),
    answers({ 201: ByHand }),
    async (c) => c.json(await Payment.recordReturn({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/give-back",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.recordGiveBack.schema, "invoiceID")),
    answers({ 201: ByHand }),
    async (c) => c.json(await Payment.recordGiveBack({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/set-off",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.setOff.schema, "invoiceID")),
    answers({ 201: v.strictObject({ ...ByHand.entries, otherID: v.string() }) }),
    async (c) => c.json(await Payment.setOff({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/credit",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.creditGivenBack.schema, "invoiceID")),
    answers({ 201: v.strictObject({ invoiceID: v.string(), number: v.string(), status: v.string() }) }),
    async (c) => c.json(await Payment.creditGivenBack({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  );
export type Route = typeof route;
