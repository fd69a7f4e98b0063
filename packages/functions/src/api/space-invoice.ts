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
});

type Listed = Awaited<ReturnType<typeof Invoice.ofSponsor>>[number];

function card({ invoiceID, number, status, object, gross, paid, issuedOn, dueOn, due, overdue }: Listed) {
  return { invoiceID, number, status, object, gross, paid, issuedOn, dueOn, due, overdue };
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
