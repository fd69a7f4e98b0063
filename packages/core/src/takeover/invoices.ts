import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { type Invoice, InvoiceCards, Invoices } from "../invoice/index.ts";
import { Actor, DomainError, dayOf, fn, ID, now } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Organization } from "../organization/index.ts";
import { Event } from "./event.ts";
import { finishInvoices, takenInvoiceID } from "./invoice-finish.ts";
import { invoicesIn } from "./invoice-list.ts";
import { listRefused } from "./problem.ts";
import { finishAll } from "./resume.ts";
import { seriesKnown } from "./series.ts";
import { TakeoverBatches } from "./takeover.table.ts";

const LIST_MAX = 5_000;

const Input = v.object({ text: v.pipe(v.string(), v.maxLength(200_000, "too_long")) });

/** What taking this table over would do: invoices, and every line that cannot be taken. Stores nothing. */
export const previewInvoices = fn("takeover.previewInvoices", Input, async ({ text }) => {
  Actor.assertRole("owner", "manager");
  const { invoices, problems } = await read(text);
  return {
    problems,
    invoices: invoices.map(({ line, number, name, organizationID, issuedOn, dueOn, gross, paid }) => {
      return { line, number, name, isClient: organizationID !== null, issuedOn, dueOn, gross, paid };
    }),
  };
});

/**
 * Takes over the open invoices of the former tool: all of the table, or nothing of it (`takeover.list_refused`, with
 * the lines). The table is written whole first; killed anywhere after that, the job ends it the same.
 */
export const importInvoices = fn("takeover.importInvoices", Input, async ({ text }) => {
  Actor.assertRole("owner", "manager");
  await finishAll();
  const { invoices, problems, today } = await read(text);
  if (problems.length > 0) throw listRefused(problems);
  const by = Actor.member().memberID;
  const batchID = ID.create("takeover");
  const written = await db().write(
    {
      batch: TakeoverBatches.create({
        kind: "invoices",
        batchID,
        by,
        byName: (await Member.get(by)).name,
        on: today,
        at: now(),
        finishedAt: null,
        invoices: invoices.map(({ line: _, ...invoice }) => invoice),
        done: 0,
      }),
      event: event(Event.Begun, { batchID }),
    },
    { batchID, count: invoices.length },
  );
  await finishInvoices(written.answer.batchID);
  return written.answer;
});

async function read(text: string) {
  const [series, firm, organizations, { items }] = await Promise.all([
    seriesKnown(),
    Firm.get(),
    Organization.list({}),
    db().query({ pk: ["INVOICES"], limit: LIST_MAX }),
  ]);
  if (!series) throw new DomainError("conflict", "takeover.series_first", "Say first where your numbers stand");
  const numbers = new Set(rowsOf(InvoiceCards, items).flatMap(({ number }) => number ?? []));
  const today = dayOf(now(), firm.zone);
  return { ...invoicesIn(text, { organizations, series, today, numbers }), today };
}

/** The invoices of a batch, for the job that plans their reminders. */
export async function takenOf(batchID: string): Promise<Invoice.Stored[]> {
  Actor.assertSystem();
  const batch = await db().get(TakeoverBatches, { batchID });
  if (batch?.kind !== "invoices") return [];
  const keys = batch.invoices.map(({ number }) => ({ entity: Invoices, key: { invoiceID: takenInvoiceID(number) } }));
  const found: Invoice.Stored[] = [];
  for (let at = 0; at < keys.length; at += 100) {
    const [rows] = await db().gets(keys.slice(at, at + 100));
    found.push(...rows.flatMap((row) => row ?? []));
  }
  return found;
}
