import { Invoice } from "@entrepairs/core/invoice";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

/** Invoices that cover no seat, and those that are deposited by hand where a public body reads them. */
export const mount = "/invoice";
export const route = new Hono<Env>()
  .post(
    "/free",
    may("owner", "manager"),
    body(Invoice.draftFree.schema),
    answers({ 201: v.strictObject({ invoiceID: v.string(), rev: v.number() }) }),
    async (c) => c.json(await Invoice.draftFree(c.req.valid("json")), 201),
  )
  .put(
    "/:invoiceID/deposit",
    may("owner", "manager"),
    path({ invoiceID: ID.schema("invoice") }),
    body(without(Invoice.recordDeposit.schema, "invoiceID")),
    answers({ 200: v.strictObject({ invoiceID: v.string(), status: v.string() }) }),
    async (c) => c.json(await Invoice.recordDeposit({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
