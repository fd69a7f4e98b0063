import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, dayOf, fn, ID, now, plusDays } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { InvoiceMoments } from "./invoice.table.ts";
import { get } from "./read.ts";
import { dueOf, type Stored } from "./row.ts";
import { type Settings, settingsNow } from "./settings.ts";

/** Reminders leave in the morning of their day, UTC. */
const HOUR = "T07:00:00.000Z";

/** Reminds the buyer now, by hand; once a day (`invoice.reminded_today`), and only of what is due. */
export const remind = fn("invoice.remind", v.object({ invoiceID: ID.schema("invoice") }), async ({ invoiceID }) => {
  Actor.assertRole("owner", "manager");
  const [invoice, { zone }] = await Promise.all([get(invoiceID), Firm.get()]);
  if (!isToRemind(invoice)) throw new DomainError("conflict", "invoice.nothing_due", "There is nothing to remind of");
  const at = now();
  const momentID = `reminded-${dayOf(at, zone)}`;
  const written = await db().write(
    {
      moment: InvoiceMoments.create({ invoiceID, momentID, at, kind: "reminded" }),
      event: event(Event.RemindAsked, { invoiceID, momentID }),
    },
    { invoiceID, status: invoice.status },
  );
  if (written.refused) throw new DomainError("conflict", "invoice.reminded_today", "Its buyer was reminded today");
  return written.answer;
});

/** Something is due, and nobody is paying it at this moment. */
export function isToRemind(invoice: Stored): boolean {
  return dueOf(invoice) > 0 && !invoice.debitedAt;
}

/** What to do about one step of an invoice's reminders on a day. Pure. */
export type Reminding = { kind: "stop" } | { kind: "wait"; dueAt: string } | { kind: "send"; text: StepText };
type StepText = Settings["reminders"][number];

/** A debit that is under way is awaited; payment, a credit note and a firm that has no such step end them. */
export function reminding(
  invoice: Stored,
  by: { step: number; settings: Pick<Settings, "reminders" | "remindersOn">; today: string },
): Reminding {
  const { step, settings, today } = by;
  const text = settings.reminders[step - 1];
  if (dueOf(invoice) === 0 || !invoice.dueOn || !text) return { kind: "stop" };
  const day = plusDays(invoice.dueOn, text.afterDays);
  if (today < day) return { kind: "wait", dueAt: `${day}${HOUR}` };
  if (invoice.debitedAt) return { kind: "wait", dueAt: `${plusDays(today, 3)}${HOUR}` };
  return settings.remindersOn ? { kind: "send", text } : { kind: "stop" };
}

/** The same for the invoice and the settings as they are, for the job. */
export async function reminderOf(invoiceID: string, step: number) {
  Actor.assertSystem();
  const [invoice, settings, firm] = await Promise.all([get(invoiceID), settingsNow(), Firm.get()]);
  return { invoice, firm, what: reminding(invoice, { step, settings, today: dayOf(now(), firm.zone) }) };
}

/** Keeps on the invoice that a step was sent; twice is once. */
export async function recordReminder(invoiceID: string, step: number): Promise<void> {
  Actor.assertSystem();
  const moment = { invoiceID, momentID: `reminded-step-${step}`, at: now(), kind: "reminded" as const, step };
  await db().heal({ moment: InvoiceMoments.create(moment) });
}
