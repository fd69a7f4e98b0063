import { Invoice, InvoiceCards } from "@entrepairs/core/invoice";
import { ID, notFound } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";
import { answerPDF } from "./invoice.ts";

const Card = v.strictObject({
  ...v.pick(InvoiceCards.options.schema, [
    "invoiceID",
    "number",
    "status",
    "object",
    "gross",
    "paid",
    "issuedOn",
    "dueOn",
  ]).entries,
  due: v.number(),
  overdue: v.boolean(),
  /** A debit was asked of the payer's bank, which has not answered yet. */
  debitedAt: v.nullable(v.string()),
  /** Its seat was given up before it was paid: nothing is due. */
  lapsedAt: v.nullable(v.string()),
});

type Listed = Awaited<ReturnType<typeof Invoice.ofSponsor>>[number];

function card(invoice: Listed) {
  const { invoiceID, number, status, object, gross, paid, issuedOn, dueOn, due, overdue } = invoice;
  const { debitedAt = null, lapsedAt = null } = invoice;
  return { invoiceID, number, status, object, gross, paid, issuedOn, dueOn, due, overdue, debitedAt, lapsedAt };
}

/** Issued invoices of the sponsor's own organization. */
export const mount = "/space";
export const route = new Hono<Env>()
  .get("/invoices", may("sponsor"), answers({ 200: v.strictObject({ invoices: v.array(Card) }) }), async (c) =>
    c.json({ invoices: (await Invoice.ofSponsor({})).map(card) }),
  )
  .get("/invoice/:invoiceID/pdf", may("sponsor"), path({ invoiceID: ID.schema("invoice") }), async (c) =>
    answerPDF(c, await Invoice.getOfSponsor(c.req.valid("param").invoiceID)),
  )
  .get("/invoice/:invoiceID/pay", may("sponsor"), path({ invoiceID: ID.schema("invoice") }), async (c) => {
    const url = Invoice.payURL(await Invoice.getOfSponsor(c.req.valid("param").invoiceID));
    if (!url) throw notFound("invoice");
    return c.redirect(url, 303);
  });
export type Route = typeof route;
