import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Invoices } from "../invoice/index.ts";
import { Actor, fn, ID, notFound } from "../kernel/index.ts";
import { type Scope, scopeOf } from "./scope.ts";
import { isConnected } from "./settings.ts";
import { currentOf } from "./status.ts";
import { CollectionReports, Submissions } from "./submission.table.ts";

const ROWS_MAX = 500;

/** Where a document stands at the approved platform, or why it does not go there. */
export const ofInvoice = fn(
  "submission.ofInvoice",
  v.object({ invoiceID: ID.schema("invoice") }),
  async ({ invoiceID }) => {
    Actor.assertRole("owner", "manager");
    const [{ items }, connected] = await Promise.all([
      db().query({ pk: ["INVOICE", invoiceID], limit: ROWS_MAX }),
      isConnected(),
    ]);
    const [invoice] = rowsOf(Invoices, items);
    if (!invoice) throw notFound("invoice");
    const [row] = rowsOf(Submissions, items);
    const scope: Scope = scopeOf(invoice);
    return {
      scope,
      connected,
      issued: invoice.number !== null,
      asked: row !== undefined,
      flowID: row?.flowID ?? null,
      failureCode: row?.failureCode ?? null,
      lookedAt: row?.lookedAt ?? null,
      current: (row && currentOf(row.statuses)) ?? null,
      collectedTold: rowsOf(CollectionReports, items).length,
    };
  },
);
