import { Files, Wording } from "@entrepairs/core/gateway";
import {
  Invoice,
  InvoiceCards,
  InvoiceContent,
  InvoiceLine,
  InvoiceMoments,
  InvoiceRow,
  InvoiceSettings,
} from "@entrepairs/core/invoice";
import { ID, notFound } from "@entrepairs/core/kernel";
import { Disputes, Payment, PaymentAttempts, Payments, Refunds } from "@entrepairs/core/payment";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { invoiceWording, isIssued } from "../paper/invoice.ts";

Wording.configure(invoiceWording);

const Key = { invoiceID: ID.schema("invoice") };
const { seller, buyer, ...content } = InvoiceContent.entries;
const Card = v.strictObject({
  ...v.omit(InvoiceCards.options.schema, ["collected"]).entries,
  due: v.number(),
  overdue: v.boolean(),
});
const Totals = v.strictObject({ due: v.number(), overdue: v.number(), collectedThisMonth: v.number() });
const Whole = v.strictObject({
  invoiceID: v.string(),
  rev: v.number(),
  kind: InvoiceRow.entries.kind,
  status: InvoiceRow.entries.status,
  ...content,
  lines: v.array(v.strictObject(InvoiceLine.entries)),
  seller: v.strictObject(seller.entries),
  buyer: v.strictObject(buyer.entries),
  number: v.nullable(v.string()),
  issuedOn: v.nullable(v.string()),
  issuedAt: v.nullable(v.string()),
  dueOn: v.nullable(v.string()),
  sentAt: v.nullable(v.string()),
  paid: v.number(),
  paidAt: v.nullable(v.string()),
  due: v.number(),
  /** Below 0: what is to be given back to the buyer. */
  balance: v.number(),
  creditedGross: v.number(),
  /** Of each line, before VAT: what credit notes left. */
  remaining: v.array(v.number()),
  reason: v.nullable(v.string()),
  term: v.strictObject({ days: v.number(), endOfMonth: v.boolean() }),
  /** Deposited on Chorus Pro by hand. */
  deposit: v.nullable(v.strictObject({ on: v.string(), number: v.string() })),
  /** Its seat was given up before anything was paid: nothing is due, a credit note is to follow. */
  lapsedAt: v.nullable(v.string()),
  /** A debit was asked of the payer's bank, which has not answered yet. */
  debitedAt: v.nullable(v.string()),
  createdAt: v.string(),
  /** The day it was taken over from the firm's former tool. */
  takenOverOn: v.nullable(v.string()),
  /** Where the payer pays: to copy in a message. */
  payURL: v.nullable(v.string()),
  hasPDF: v.boolean(),
  /** The file of the funder that it is drafted for, or whose rest it asks for. */
  fundingID: v.nullable(v.string()),
});
const ATTEMPT = ["attemptID", "amount", "status", "expiresAt", "failureCode", "createdAt"] as const;
const Attempt = v.pick(PaymentAttempts.options.schema, ATTEMPT);
const PAYED = ["reference", "method", "amount", "receivedAt", "attemptID", "returnedOn"] as const;
const Payed = v.pick(Payments.options.schema, PAYED);
const REFUND = ["reference", "amount", "reason", "status", "createdAt", "byHand"] as const;
/** The key names it when it failed and is asked again. */
const Refund = v.object({ ...v.pick(Refunds.options.schema, REFUND).entries, refundKey: v.string() });
const DISPUTE = ["disputeID", "amount", "status", "reason", "withdrawn", "answerBy", "openedAt"] as const;
const Dispute = v.pick(Disputes.options.schema, DISPUTE);
/** Exactly these fields of it: what a row gains later is not answered by chance. */
const exactly = <E extends v.ObjectEntries>({ entries }: { entries: E }) => v.strictObject(entries);
const One = v.strictObject({
  invoice: Whole,
  attempts: v.array(exactly(Attempt)),
  payments: v.array(exactly(Payed)),
  refunds: v.array(exactly(Refund)),
  disputes: v.array(exactly(Dispute)),
  /** Cents owed back to the buyer, beyond what is on its way; and those that a credit note is to be issued for. */
  toGiveBack: v.number(),
  toCredit: v.number(),
  moments: v.array(v.strictObject(v.omit(InvoiceMoments.options.schema, ["invoiceID"]).entries)),
  /** A debit is under way, or the payer is on Stripe's page: ask again soon. */
  expected: v.boolean(),
});
const Payer = v.strictObject({
  key: v.string(),
  kind: v.picklist(["organization", "company"]),
  organizationID: v.nullable(v.string()),
  name: v.string(),
  net: v.number(),
  vat: v.number(),
  gross: v.number(),
  seats: v.array(
    v.strictObject({
      cohortID: v.string(),
      cohortName: v.string(),
      enrolmentID: v.string(),
      name: v.string(),
      status: v.string(),
      priceNet: v.number(),
      vatRate: v.number(),
      /** Billed by the schedule of this order, and by nothing else. */
      scheduledBy: v.nullable(v.strictObject({ orderID: v.string(), number: v.string() })),
    }),
  ),
});
const Drafted = v.strictObject({ invoiceID: v.string(), rev: v.number() });
const Issued = v.strictObject({ invoiceID: v.string(), number: v.string(), issuedOn: v.string(), status: v.string() });
const Recorded = v.strictObject({ invoiceID: v.string(), reference: v.string(), status: v.string() });

const Credited = v.strictObject({ invoiceID: v.string(), number: v.string(), status: v.string() });
const Reminded = v.strictObject({ invoiceID: v.string(), status: v.string() });
const Batch = v.strictObject({
  issued: v.array(v.string()),
  refused: v.array(v.strictObject({ id: v.string(), code: v.string() })),
});
const Settings = v.strictObject({ ...InvoiceSettings.options.schema.entries, rev: v.number() });

function whole(invoice: Invoice.Stored): v.InferOutput<typeof Whole> {
  const { kind, reason, term, creditedGross } = invoice;
  const { invoiceID, rev, status, number, issuedOn, issuedAt, dueOn, sentAt, paid, paidAt, createdAt } = invoice;
  return {
    ...Invoice.contentOf(invoice),
    invoiceID,
    rev,
    kind,
    reason,
    term,
    creditedGross,
    balance: Invoice.balanceOf(invoice),
    remaining: Invoice.remainingNets(invoice),
    status,
    number,
    issuedOn,
    issuedAt,
    dueOn,
    sentAt,
    paid,
    paidAt,
    createdAt,
    due: Invoice.dueOf(invoice),
    deposit: invoice.deposit ?? null,
    lapsedAt: invoice.lapsedAt ?? null,
    debitedAt: invoice.debitedAt ?? null,
    takenOverOn: invoice.takenOverOn ?? null,
    payURL: Invoice.payURL(invoice) ?? null,
    hasPDF: invoice.pdfHash !== null,
    fundingID: invoice.fundingID ?? null,
  };
}

function one(state: Payment.State): v.InferOutput<typeof One> {
  const current = Payment.currentAttempt(state);
  return {
    invoice: whole(state.invoice),
    attempts: state.attempts.map((row) => v.parse(Attempt, row)),
    payments: state.payments.map((row) => v.parse(Payed, row)),
    refunds: state.refunds.map((row) => v.parse(Refund, { ...row, refundKey: row.refundKey ?? row.reference })),
    disputes: state.disputes.map((row) => v.parse(Dispute, row)),
    toGiveBack: Payment.toGiveBack(state),
    toCredit: state.invoice.toCredit ?? 0,
    moments: state.moments.map(({ invoiceID: _, rev: __, ...moment }) => moment),
    expected: current !== undefined,
  };
}

/** The issued PDF, as it was mailed. 404 until the job has drawn it, some moments after the issue. */
export async function answerPDF(c: Context, invoice: Invoice.Stored): Promise<Response> {
  const bytes = invoice.pdfHash ? await Files.use().get(Invoice.fileOf(invoice)) : undefined;
  if (!bytes) throw notFound("invoice");
  return pdfOf(c, bytes, Invoice.fileNameOf(invoice.number ?? ""));
}

/** The same document drawn again and marked as a copy; the kept one stays as it is. */
async function answerDuplicate(c: Context, invoice: Invoice.Stored): Promise<Response> {
  // The former tool drew it: another paper of the same number would be a second invoice.
  if (!isIssued(invoice) || invoice.takenOverOn) throw notFound("invoice");
  const { duplicateOf } = await import("../paper/duplicate.ts");
  return pdfOf(c, await duplicateOf(invoice), `${Invoice.fileNameOf(invoice.number)}-duplicata`);
}

function pdfOf(c: Context, bytes: Uint8Array, name: string): Response {
  c.header("Content-Disposition", `inline; filename="${name}.pdf"`);
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

/** The firm's invoices: what may be billed, drafts, issue, money. */
export const mount = "/invoice";
export const route = new Hono<Env>()
  .get(
    "/",
    may("owner", "manager"),
    answers({ 200: v.strictObject({ invoices: v.array(Card), totals: Totals }) }),
    async (c) => c.json(await Invoice.list({})),
  )
  .get("/settings", may("owner", "manager"), answers({ 200: Settings }), async (c) =>
    c.json(await Invoice.settings({})),
  )
  .put(
    "/settings",
    may("owner", "manager"),
    body(Invoice.setUp.schema),
    answers({ 200: v.strictObject({ rev: v.number() }) }),
    async (c) => c.json(await Invoice.setUp(c.req.valid("json"))),
  )
  .post("/issue", may("owner", "manager"), body(Invoice.issueMany.schema), answers({ 200: Batch }), async (c) =>
    c.json(await Invoice.issueMany(c.req.valid("json"))),
  )
  .get(
    "/candidates",
    may("owner", "manager"),
    search({ cohortID: v.optional(ID.schema("cohort")) }),
    answers({ 200: v.strictObject({ payers: v.array(Payer) }) }),
    async (c) => c.json({ payers: await Invoice.candidates(c.req.valid("query")) }),
  )
  .post("/", may("owner", "manager"), body(Invoice.draft.schema), answers({ 201: Drafted }), async (c) =>
    c.json(await Invoice.draft(c.req.valid("json")), 201),
  )
  .get("/:invoiceID", may("owner", "manager"), path(Key), answers({ 200: One }), async (c) =>
    c.json(one(await Payment.ofInvoice(c.req.valid("param")))),
  )
  .put(
    "/:invoiceID",
    may("owner", "manager"),
    path(Key),
    body(without(Invoice.edit.schema, "invoiceID")),
    answers({ 200: Drafted }),
    async (c) => c.json(await Invoice.edit({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .delete(
    "/:invoiceID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ invoiceID: v.string() }) }),
    async (c) => c.json(await Invoice.discard(c.req.valid("param"))),
  )
  .post("/:invoiceID/issue", may("owner", "manager"), path(Key), answers({ 200: Issued }), async (c) =>
    c.json(await Invoice.issue(c.req.valid("param"))),
  )
  .put(
    "/:invoiceID/lines",
    may("owner", "manager"),
    path(Key),
    body(without(Invoice.revise.schema, "invoiceID")),
    answers({ 200: Drafted }),
    async (c) => c.json(await Invoice.revise({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:invoiceID/credit",
    may("owner", "manager"),
    path(Key),
    body(without(Invoice.credit.schema, "invoiceID", "creditNoteID")),
    answers({ 201: Credited }),
    async (c) => c.json(await Invoice.credit({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/:invoiceID/correction",
    may("owner", "manager"),
    path(Key),
    body(without(Invoice.correct.schema, "invoiceID")),
    answers({ 201: Drafted }),
    async (c) => c.json(await Invoice.correct({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post("/:invoiceID/reminder", may("owner", "manager"), path(Key), answers({ 200: Reminded }), async (c) =>
    c.json(await Invoice.remind(c.req.valid("param"))),
  )
  .get("/:invoiceID/duplicate", may("owner", "manager"), path(Key), async (c) =>
    answerDuplicate(c, await Invoice.get(c.req.valid("param").invoiceID)),
  )
  .get("/:invoiceID/pdf", may("owner", "manager"), path(Key), async (c) =>
    answerPDF(c, await Invoice.get(c.req.valid("param").invoiceID)),
  )
  .post(
    "/:invoiceID/payment",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.record.schema, "invoiceID")),
    answers({ 201: Recorded }),
    async (c) => c.json(await Payment.record({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  );
export type Route = typeof route;
