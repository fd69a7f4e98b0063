import { Accounting } from "@entrepairs/core/accounting";
import { InvoiceRow } from "@entrepairs/core/invoice";
import { Day, ID } from "@entrepairs/core/kernel";
import { recordDocument } from "@entrepairs/facturx";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path, search } from "../http/index.ts";
import { statementDocument } from "../paper/statement.ts";

/** A month, or a year: `2026-11`, `2026`. */
const Query = { period: v.pipe(v.string(), v.regex(/^20\d{2}(?:-(?:0[1-9]|1[0-2]))?$/, "period")) };

function daysOf(period: string): { from: string; to: string } {
  const [year = "", month] = period.split("-");
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${period}-01`, to: `${period}-${last}` };
}

const Summary = v.strictObject({
  accounts: v.array(v.strictObject({ number: v.string(), label: v.string(), debit: v.number(), credit: v.number() })),
  debit: v.number(),
  credit: v.number(),
  entries: v.number(),
  /** What was collected, by VAT rate in basis points. */
  rates: v.array(v.strictObject({ vatRate: v.number(), base: v.number(), vat: v.number() })),
  documents: v.array(
    v.strictObject({
      invoiceID: v.string(),
      number: v.string(),
      issuedOn: v.string(),
      kind: InvoiceRow.entries.kind,
      buyerName: v.string(),
      /** Of the document, in an export: safe in any folder, and read back as its number. */
      fileName: v.string(),
      gross: v.number(),
      hasPDF: v.boolean(),
    }),
  ),
  fileName: v.string(),
});

const Cents = v.number();
const Statement = v.strictObject({
  organizationName: v.string(),
  from: v.string(),
  on: v.string(),
  /** Owed before the first line, and at the end; below 0, owed to the client. */
  before: Cents,
  balance: Cents,
  lines: v.array(
    v.strictObject({
      id: v.string(),
      on: v.string(),
      kind: v.string(),
      number: v.string(),
      invoiceID: v.nullable(v.string()),
      dueOn: v.nullable(v.string()),
      method: v.nullable(v.string()),
      amount: Cents,
    }),
  ),
  ageing: v.strictObject({ notDue: Cents, upTo30: Cents, upTo60: Cents, upTo90: Cents, over90: Cents }),
});
const Client = { organizationID: ID.schema("organization") };
const Since = { from: v.optional(Day) };

/** A file to save, never to show. */
function download(c: Context, { name, text }: { name: string; text: string }, type: string): Response {
  c.header("Content-Disposition", `attachment; filename="${name}"`);
  return c.body(text, 200, { "Content-Type": `${type}; charset=utf-8` });
}

/** The firm's books of a period, for whoever keeps its accounts. */
export const mount = "/accounting";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), search(Query), answers({ 200: Summary }), async (c) =>
    c.json(await Accounting.summary(daysOf(c.req.valid("query").period))),
  )
  .get("/fec", may("owner", "manager"), search(Query), async (c) =>
    download(c, await Accounting.fec(daysOf(c.req.valid("query").period)), "text/plain"),
  )
  .get("/entries", may("owner", "manager"), search(Query), async (c) =>
    download(c, await Accounting.csv(daysOf(c.req.valid("query").period)), "text/csv"),
  )
  .get("/collections", may("owner", "manager"), search(Query), async (c) =>
    download(c, await Accounting.collected(daysOf(c.req.valid("query").period)), "text/csv"),
  )
  .get(
    "/statement/:organizationID",
    may("owner", "manager"),
    path(Client),
    search(Since),
    answers({ 200: Statement }),
    async (c) => {
      const { organizationName, from, on, before, balance, lines, ageing } = await Accounting.statement({
        ...c.req.valid("param"),
        ...c.req.valid("query"),
      });
      return c.json({ organizationName, from, on, before, balance, lines, ageing });
    },
  )
  .get("/statement/:organizationID/pdf", may("owner", "manager"), path(Client), search(Since), async (c) => {
    const statement = await Accounting.statement({ ...c.req.valid("param"), ...c.req.valid("query") });
    const bytes = await recordDocument(statementDocument(statement));
    c.header("Content-Disposition", `attachment; filename="releve-${statement.on}.pdf"`);
    return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
  });
export type Route = typeof route;
