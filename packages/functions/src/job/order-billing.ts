import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { DomainError, dayOf, log, now } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Due } from "@entrepairs/core/platform";
import { instantOf, Session } from "@entrepairs/core/session";
import type { Job } from "./dispatch.ts";

/** Drafts what is due of an order, from what has happened by now: run again it drafts nothing twice. */
async function bill(orderID: string): Promise<void> {
  const order = await Order.get(orderID);
  const due = Order.partsDue(order, await progressOf(order));
  for (const part of due) {
    const { instalmentID } = part;
    try {
      const invoiceID = await draft(order, part);
      if (invoiceID) await Order.recordInvoice(orderID, instalmentID, invoiceID);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === "busy") throw error;
      // The firm sees the part without its invoice; what its card lacks is told when it drafts by hand.
      log("warn", "order.not_billed", { orderID, instalmentID, code: error.code });
    }
  }
}

async function progressOf({ cohortID }: Order.Stored) {
  const [{ zone }, group] = await Promise.all([Firm.get(), cohortID ? Enrolment.groupOf(cohortID) : undefined]);
  const sessionsHeld = group?.sessions.filter(({ status }) => status === "held").length ?? 0;
  return { sessionsHeld, ended: group?.cohort.status === "closed", today: dayOf(now(), zone) };
}

/** The last part deducts the issued invoices of the others: undefined while one of them is a draft. */
async function draft(order: Order.Stored, part: Order.Stored["instalments"][number]): Promise<string | undefined> {
  const { instalmentID } = part;
  const { kind, object, lines, discount } = Order.billOf(order, instalmentID);
  const earlier = kind === "balance" ? await earlierOf(order) : [];
  if (earlier.some(({ number }) => number === null)) return undefined;
  const { invoiceID } = await Invoice.prepare({
    invoiceID: Order.invoiceIDOf(part),
    kind,
    buyer: buyerOf(order),
    object,
    lines: lines.map(({ description, quantity, unitNet, vatRate, discount: own, basis }) => ({
      description,
      quantity,
      unitNet,
      vatRate,
      discount: own,
      unit: basis === "day" ? ("day" as const) : ("piece" as const),
    })),
    discount,
    prepaid: earlier.reduce((sum, { gross, creditedGross }) => sum + gross - creditedGross, 0),
    preceding: earlier.map((one) => ({
      invoiceID: one.invoiceID,
      number: one.number ?? "",
      issuedOn: one.issuedOn ?? "",
    })),
    purchaseOrder: order.purchaseOrder,
    terms: Order.termInWords(order),
    term: order.term,
    // Invoiced before its agreement is signed: the reason that the firm wrote goes with it.
    reason: order.status === "signed" ? null : (order.waiver?.reason ?? null),
    orderID: order.orderID,
    instalmentID,
  });
  return invoiceID;
}

async function earlierOf({ instalments }: Order.Stored): Promise<Invoice.Stored[]> {
  const ids = instalments.slice(0, -1).flatMap(({ invoiceID }) => invoiceID ?? []);
  return Promise.all(ids.map((invoiceID) => Invoice.get(invoiceID)));
}

function buyerOf({ buyer, serviceCode, engagementNumber }: Order.Stored) {
  const country = buyer.address?.country ?? "FR";
  return { ...buyer, serviceCode, engagementNumber, reference: null, country };
}

/** The order may bill: what waits for a day is looked at that day. */
const begin: Job = async ({ ids }) => {
  const { orderID = "" } = ids;
  const [{ instalments }, { zone }] = await Promise.all([Order.get(orderID), Firm.get()]);
  for (const { trigger, day, instalmentID } of instalments) {
    if (trigger !== "day" || !day) continue;
    const event = Order.Event.InstalmentDue;
    await Due.schedule({ dueAt: instantOf(day, "06:00", zone), dueKey: instalmentID, event, ids: { orderID } });
  }
  await bill(orderID);
};

const ofGroup: Job = async ({ ids }) => {
  for (const orderID of await Order.ofCohort(ids.cohortID ?? "")) await bill(orderID);
};

/** An earlier part is issued: the last one may have waited for it alone. */
const next: Job = async ({ ids }) => {
  const { orderID } = await Invoice.get(ids.invoiceID ?? "");
  if (orderID) await bill(orderID);
};

/** Its draft was dropped: the part says so, and waits until the firm asks for it again. */
const dropped: Job = async ({ ids }) => {
  if (ids.orderID) await Order.recordDropped(ids.orderID, ids.invoiceID ?? "");
};

export const on = {
  [Invoice.Event.Discarded]: dropped,
  [Order.Event.Signed]: begin,
  [Order.Event.Waived]: begin,
  [Order.Event.InstalmentDue]: async ({ ids }: Parameters<Job>[0]) => bill(ids.orderID ?? ""),
  [Session.Event.Held]: ofGroup,
  [Cohort.Event.CycleEnded]: ofGroup,
  [Invoice.Event.Issued]: next,
};
