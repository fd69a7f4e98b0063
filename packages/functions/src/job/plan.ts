import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { DomainError, ID, log } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Payment } from "@entrepairs/core/payment";
import { Plan } from "@entrepairs/core/plan";
import { Due } from "@entrepairs/core/platform";
import { instantOf, Session } from "@entrepairs/core/session";
import { render } from "@entrepairs/mail";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const key = ({ cohortID = "", enrolmentID = "" }: Happened["ids"]) => ({ cohortID, enrolmentID });
type Key = ReturnType<typeof key>;

/** Drafts and issues all that is due of a plan, one part after the other: run again it asks nothing twice. */
async function bill(seat: Key): Promise<void> {
  for (;;) {
    const invoiceID = await Plan.next(seat);
    if (!invoiceID) return;
    try {
      await Invoice.issue({ invoiceID });
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === "busy") throw error;
      // Another run issued it meanwhile; or it may not be, and the firm finds the draft with its reason.
      if (error.code === "invoice.already_issued") continue;
      log("warn", "plan.not_issued", { invoiceID, code: error.code });
      return;
    }
  }
}

const open: Job = async ({ ids }) => Plan.open(key(ids));

/** The period is over: the first part is asked; one that waits for a day is looked at that day. */
const begin: Job = async ({ ids }) => {
  const standing = await Plan.load(key(ids));
  if (!standing) return;
  const { zone } = await Firm.get();
  for (const { trigger, on, instalmentID } of standing.plan.instalments) {
    if (trigger !== "day") continue;
    const event = Plan.Event.InstalmentDue;
    await Due.schedule({ dueAt: instantOf(on, "06:00", zone), dueKey: instalmentID, event, ids: key(ids) });
  }
  await tellBegun(standing);
  await bill(key(ids));
};

/** His seat is his: what he pays and when, and the page where he may save a card. */
async function tellBegun(standing: Plan.Standing): Promise<void> {
  const { cohort, enrolment, plan } = standing;
  const [firm, { parts }] = await Promise.all([Firm.get(), Plan.shown(standing)]);
  const { contractLinkID, locale, email: to } = enrolment;
  const params = {
    firmName: firm.name,
    programmeTitle: cohort.programmeTitle,
    endedOn: plan.withdrawalUntil,
    grossCents: plan.gross,
    instalments: parts.map(({ trigger, on, amount }) => ({ trigger, on, cents: amount })),
    url: `${Config.use().origin}/contrat/${Link.tokenOf(contractLinkID ?? "")}#paiements`,
    online: firm.stripeStatus === "active",
  };
  const content = render("planBegun", params, locale);
  await sendOnce(`planBegun-${plan.planID}`, { to, replyTo: firm.contactEmail, locale, content });
}

const billGroup: Job = async ({ ids }) => {
  for (const seat of await Plan.ofCohort(ids.cohortID ?? "")) await bill(seat);
};

/** An invoice of a plan: the money of a saved way to pay is asked at once; a later part may have waited for it. */
const issued: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  const seat = invoice.planID ? await Plan.placeOf(invoice.planID) : undefined;
  if (!seat || Invoice.isCredit(invoice.kind)) return;
  await collect(invoice, seat);
  await bill(seat);
};

/** Once an invoice: what failed is the payer's to settle on its page, where the mail of the failure leads him. */
async function collect({ invoiceID }: Invoice.Stored, seat: Key): Promise<void> {
  const method = await Plan.methodOf(seat);
  if (!method) return;
  const { attempts } = await Payment.load(invoiceID);
  if (attempts.some((one) => one.offSession && one.status !== "created")) return;
  const { customerID, paymentMethodID } = method;
  try {
    await Payment.collectOffSession({ invoiceID, customerID, paymentMethodID });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "busy") throw error;
    // Paid on its page meanwhile, or being paid; an account that takes no cards any more. The mailed page stays.
    log("warn", "plan.not_collected", { invoiceID, code: error.code });
  }
}

/**
 * He withdrew: whatever stands on his seat is taken back whole. Nothing should, before the period is over; what came by
 * mistake goes back (Code du travail L6353-6; Code de la consommation L221-24).
 */
const undo: Job = async ({ ids }) => {
  const enrolment = await Invoice.seatOf(key(ids));
  if (!enrolment) return;
  for (const { invoiceID } of Enrolment.invoicesOf(enrolment)) await takeBack(invoiceID);
};

async function takeBack(invoiceID: string): Promise<void> {
  const invoice = await Invoice.find(invoiceID);
  if (!invoice || Invoice.isCredit(invoice.kind)) return;
  if (invoice.status === "draft") {
    await Invoice.discard({ invoiceID });
    return;
  }
  const creditNoteID = ID.derived("invoice", invoiceID, "withdrawal");
  if (invoice.status !== "credited") await Invoice.credit({ invoiceID, creditNoteID, reason: WITHDRAWN });
  const amount = Payment.toGiveBack(await Payment.load(invoiceID));
  if (amount > 0) await Payment.refund({ invoiceID, amount, creditNoteID });
}

/** Invoices and credit notes are written in French. */
const WITHDRAWN = "Rétractation dans le délai légal";

export const on = {
  [Enrolment.Event.ContractSigned]: open,
  [Enrolment.Event.Accepted]: begin,
  [Enrolment.Event.Withdrawn]: undo,
  [Session.Event.Held]: billGroup,
  [Cohort.Event.CycleEnded]: billGroup,
  [Invoice.Event.Issued]: issued,
  [Plan.Event.InstalmentDue]: async ({ ids }: Parameters<Job>[0]) => bill(key(ids)),
};
