import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { CohortFundings, Fundings } from "../funding/index.ts";
import { Invoice, InvoiceMoments, Invoices } from "../invoice/index.ts";
import { dayOf, type Row } from "../kernel/index.ts";
import { CohortAgreements, OrderCards, Orders } from "../order/index.ts";
import { Plans } from "../plan/index.ts";
import { type Found, fullName, NOBODY, shownOf } from "./found.ts";
import type { Kept, Subject } from "./rights.table.ts";

type Seat = Enrolment.Group["enrolments"][number];
export type Bill = Row<typeof Invoices>;

const ORDERS_MAX = 1_000;

/** The invoices that seats name: of their price, of each payer's part, of what an individual pays in stages. */
export async function billsOf(groups: readonly { group: Enrolment.Group; seat: Seat }[]): Promise<Bill[]> {
  const ids = groups.flatMap(({ group, seat }) => [
    ...(seat.invoiceID ? [seat.invoiceID] : []),
    ...(seat.billed ?? []).map(({ invoiceID }) => invoiceID),
    ...rowsOf(Plans, group.items)
      .filter(({ enrolmentID }) => enrolmentID === seat.enrolmentID)
      .flatMap(({ instalments }) => instalments.flatMap(({ invoiceID }) => invoiceID ?? [])),
  ]);
  const [found] = await db().gets([...new Set(ids)].map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  return found.flatMap((one) => one ?? []);
}

/** Whether something is still to happen to it: it is a draft, or something is due on it. */
export function isOpen(bill: Bill): boolean {
  return bill.status === "draft" || Invoice.dueOf(bill) > 0;
}

/** Issued documents, each with those that took something back from it. Who is billed himself reads them whole. */
export async function inInvoices(bills: readonly Bill[], { email }: Subject): Promise<Found[]> {
  const lists = await Promise.all(bills.map((bill) => withCredits(bill)));
  const all = new Map(lists.flat().map((one) => [one.invoiceID, one]));
  return [...all.values()].flatMap((bill): Found[] => {
    const { number, issuedOn, invoiceID, gross, object } = bill;
    if (!number) return [];
    const own = bill.buyer.email === email;
    const kind = Invoice.isCredit(bill.kind) ? ("creditNote" as const) : ("invoice" as const);
    return [
      {
        noun: "invoice",
        shown: own ? shownOf(bill, "openAttemptID", "payLinkID") : { invoiceID, number, issuedOn, object, gross },
        kept: { kind, label: number, on: issuedOn },
      },
    ];
  });
}

async function withCredits(bill: Bill): Promise<Bill[]> {
  const { invoiceID } = bill;
  const { items } = await db().query({ pk: ["INVOICE", invoiceID], begins: ["MOMENT"], limit: 500 });
  const others = rowsOf(InvoiceMoments, items).flatMap(({ otherID }) => otherID ?? []);
  const [found] = await db().gets([...new Set(others)].map((id) => ({ entity: Invoices, key: { invoiceID: id } })));
  return [bill, ...found.flatMap((one) => one ?? [])];
}

/** Orders that name him: what was sent to be signed is a contract and stays, a draft forgets him. */
export async function inOrders(groups: readonly Enrolment.Group[], subject: Subject): Promise<Found[]> {
  const name = fullName(subject);
  const { organizationID } = subject;
  const cards = organizationID
    ? await db().query({ pk: ["ORG", organizationID], index: "g1", begins: ["ORDER"], limit: ORDERS_MAX })
    : { items: [] };
  const ids = new Set([
    ...rowsOf(OrderCards, cards.items).map(({ orderID }) => orderID),
    ...groups.flatMap(({ items }) => rowsOf(CohortAgreements, items).map(({ orderID }) => orderID)),
  ]);
  const [orders] = await db().gets([...ids].map((orderID) => ({ entity: Orders, key: { orderID } })));
  return orders.flatMap((order): Found[] => {
    const names = order && (order.people.includes(name) || order.reductions.some((one) => one.name === name));
    if (!order || !names) return [];
    const shown = { orderID: order.orderID, number: order.number, object: order.object, status: order.status };
    if (order.status === "draft") {
      const people = order.people.filter((one) => one !== name);
      return [{ noun: "order", shown, act: Orders.replace({ ...order, people }) }];
    }
    const on = order.sentAt && dayOf(order.sentAt, "Europe/Paris");
    return [{ noun: "order", shown, kept: { kind: "order", label: order.number ?? order.object, on } }];
  });
}

/** Files of funders: what was agreed or paid stays, what never was forgets him. */
export async function inFundings(group: Enrolment.Group, { enrolmentID }: Seat): Promise<Found[]> {
  const mine = rowsOf(CohortFundings, group.items).filter(({ enrolmentIDs }) => enrolmentIDs.includes(enrolmentID));
  const [files] = await db().gets(mine.map(({ fundingID }) => ({ entity: Fundings, key: { fundingID } })));
  return files.flatMap((file): Found[] => {
    const own = file?.people.find((one) => one.enrolmentID === enrolmentID);
    if (!file || !own || own.name === NOBODY) return [];
    const { fundingID, funderName, fileNumber, status } = file;
    const shown = { fundingID, funderName, fileNumber, status, minutes: own.minutes };
    if (file.agreed || file.invoiceID || file.certificates.length > 0) {
      const kept: Kept = { kind: "funding", label: fileNumber ?? funderName, on: file.from };
      return [{ noun: "funding", shown, kept }];
    }
    const people = file.people.map((one) => (one.enrolmentID === enrolmentID ? { ...one, name: NOBODY } : one));
    return [{ noun: "funding", shown, act: Fundings.replace({ ...file, people }) }];
  });
}
