import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, type Day, fn, ID, notFound, spread } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { CohortAgreements, Orders } from "./order.table.ts";
import type { Part } from "./price.ts";
import { change, get, type Info, notThere } from "./row.ts";

/** What has happened by now, as the parts of a schedule wait for it. */
export interface Progress {
  sessionsHeld: number;
  /** The group is over. */
  ended: boolean;
  today: Day;
}

/**
 * The parts to be invoiced by now and not yet invoiced, in order; none before the agreement is signed, or begun without
 * by a written reason. The last part settles the others: it waits until they are invoiced. Pure.
 */
export function partsDue(
  order: Pick<Info, "status" | "waiver" | "instalments"> & { settling?: Info["settling"] },
  progress: Progress,
): Part[] {
  if (order.settling) return [];
  const agreed = order.status === "signed" || (order.status === "approved" && order.waiver !== null);
  if (!agreed) return [];
  const due = order.instalments.filter((part) => part.invoiceID === null && !part.dropped && isDue(part, progress));
  const earlier = order.instalments.slice(0, -1);
  return due.filter(
    (part) => part !== order.instalments.at(-1) || earlier.every(({ invoiceID }) => invoiceID !== null),
  );
}

function isDue({ trigger, session = 0, day = "" }: Part, { sessionsHeld, ended, today }: Progress): boolean {
  if (trigger === "order") return true;
  if (trigger === "end") return ended;
  // A session that was cancelled alone is never held: what waited for it is due when the group is over.
  return trigger === "session" ? ended || sessionsHeld >= session : day <= today;
}

type Bill = Pick<Info, "lines" | "discount"> & { kind: "standard" | "deposit" | "interim" | "balance"; object: string };

const TITLES = {
  fr: { deposit: "Acompte", interim: "Facture intermédiaire" },
  en: { deposit: "Deposit", interim: "Interim invoice" },
};

/**
 * What the invoice of one part says. A part before the last is one line a rate, in proportion of the order's bases, which
 * add up to the cent over all parts; the last has the order's own lines, from which the earlier invoices are deducted.
 */
export function billOf(
  order: Pick<Info, "lines" | "discount" | "rates" | "instalments" | "object" | "number" | "locale">,
  instalmentID: string,
): Bill {
  const { lines, discount, rates, instalments, object, number, locale } = order;
  const at = instalments.findIndex((part) => part.instalmentID === instalmentID);
  if (at === instalments.length - 1) return { kind: at === 0 ? "standard" : "balance", lines, discount, object };
  const kind = at === 0 && instalments[at]?.trigger === "order" ? "deposit" : "interim";
  const nets = instalments.map(({ net }) => net);
  const description = `${TITLES[locale][kind]} ${at + 1}/${instalments.length} – ${number} – ${object}`;
  const parts = rates.map(({ vatRate, base }) => {
    const net = spread(base, nets)[at] ?? 0;
    return { basis: "extra" as const, description, quantity: "1", unitNet: net, vatRate, discount: null, net };
  });
  return { kind, object: description.slice(0, 200), lines: parts.filter(({ net }) => net > 0), discount: null };
}

/** Orders that a group was told of: those that may bill as it goes. */
export async function ofCohort(cohortID: string): Promise<string[]> {
  Actor.assertSystem();
  const { items } = await db().query({ pk: ["COHORT", cohortID], begins: ["AGREED"], limit: 100 });
  const ours = rowsOf(CohortAgreements, items).filter(({ elsewhere }) => elsewhere === null);
  return ours.map(({ orderID }) => orderID);
}

/** Which invoice covers a part; written again it changes nothing. */
export async function recordInvoice(orderID: string, instalmentID: string, invoiceID: string): Promise<void> {
  await changeParts(orderID, (part) => (part.instalmentID === instalmentID ? { ...part, invoiceID } : part));
}

/** The draft of a part was dropped: it waits until the firm asks for it again. */
export async function recordDropped(orderID: string, invoiceID: string): Promise<void> {
  await changeParts(orderID, (part) =>
    part.invoiceID === invoiceID ? { ...part, invoiceID: null, dropped: true } : part,
  );
}

/** The name of the invoice of a part: the same however often it is drafted, another once it was dropped. */
export function invoiceIDOf({ instalmentID, again }: Pick<Part, "instalmentID" | "again">): string {
  return again === 0 ? ID.derived("invoice", instalmentID) : ID.derived("invoice", instalmentID, String(again));
}

const Redraft = v.object({ orderID: ID.schema("order"), instalmentID: ID.schema("instalment") });

/** Asks for the invoice of a part whose draft was dropped (`order.other_state` for any other). */
export const redraft = fn("order.redraft", Redraft, async ({ orderID, instalmentID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const order = await get(orderID);
    const wanted = order.instalments.find((part) => part.instalmentID === instalmentID);
    if (!wanted) throw notFound("order");
    if (!wanted.dropped) throw notThere("This part was not dropped");
    const part = { ...wanted, dropped: false, again: wanted.again + 1 };
    const instalments = order.instalments.map((one) => (one === wanted ? part : one));
    return change({ ...order, instalments }, Event.InstalmentDue);
  });
});

async function changeParts(orderID: string, changed: (part: Part) => Part): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const order = await get(orderID);
    const instalments = order.instalments.map(changed);
    if (instalments.every((part, at) => part === order.instalments[at])) return true;
    const written = await db().write({ order: Orders.replace({ ...order, instalments }) }, { orderID });
    return written.refused ? undefined : true;
  });
}
