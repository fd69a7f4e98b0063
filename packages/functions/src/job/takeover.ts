import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { dayOf, now, plusDays } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import { Takeover } from "@entrepairs/core/takeover";
import type { Job } from "./dispatch.ts";

const finish: Job = async ({ ids }) => Takeover.finish(ids.batchID ?? "");

/**
 * Plans the reminders of invoices whose first step is still to come. Those that are late already were the former
 * tool's to remind: the firm does it by hand, rather than three mails at once on the day it moves in.
 */
const planReminders: Job = async ({ ids }) => {
  const [invoices, { zone }, { reminders }] = await Promise.all([
    Takeover.takenOf(ids.batchID ?? ""),
    Firm.get(),
    Invoice.settingsNow(),
  ]);
  const today = dayOf(now(), zone);
  const [first] = reminders;
  for (const invoice of invoices) {
    const { invoiceID, dueOn } = invoice;
    if (!first || !dueOn || Invoice.dueOf(invoice) === 0 || plusDays(dueOn, first.afterDays) <= today) continue;
    const dueAt = `${plusDays(dueOn, first.afterDays)}T07:00:00.000Z`;
    const dueKey = `reminder.${invoiceID}`;
    await Due.schedule({ dueAt, dueKey, event: Invoice.Event.Remind, ids: { invoiceID, step: "1" } });
  }
};

export const on = { [Takeover.Event.Begun]: finish, [Takeover.Event.InvoicesTaken]: planReminders };
