import { Invoice } from "@entrepairs/core/invoice";
import { now } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Due } from "@entrepairs/core/platform";
import { Submission } from "@entrepairs/core/submission";
import type { Job } from "./dispatch.ts";

const request: Job = async ({ ids }) => Submission.requestIssued(ids.invoiceID ?? "");

const handIn: Job = async ({ ids }) => Submission.handIn(ids.invoiceID ?? "");

/** Asks what became of it, and when to ask again. */
const look: Job = async ({ ids }) => {
  const { invoiceID = "" } = ids;
  await lookLater(invoiceID, await Submission.lookNow(invoiceID));
};

async function lookLater(invoiceID: string, dueAt: string | undefined): Promise<void> {
  const dueKey = `submission.${invoiceID}`;
  if (dueAt) await Due.schedule({ dueAt, dueKey, event: Submission.Event.Look, ids: { invoiceID } });
}

/** Paid before it was taken: its money is told now. */
const submitted: Job = async ({ ids }) => {
  const { invoiceID = "" } = ids;
  await lookLater(invoiceID, now());
  await Submission.reportCollected(invoiceID);
};

const collected: Job = async ({ ids }) => Submission.reportCollected(ids.invoiceID ?? "");

export const on = {
  [Invoice.Event.Issued]: request,
  [Submission.Event.Asked]: handIn,
  [Submission.Event.Submitted]: submitted,
  [Submission.Event.Look]: look,
  [Payment.Event.Received]: collected,
  [Payment.Event.Refunded]: collected,
  [Payment.Event.RefundFailed]: collected,
  [Payment.Event.Reversed]: collected,
  [Payment.Event.Reinstated]: collected,
};
