import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, type Day, spread } from "../kernel/index.ts";
import { CohortAgreements, Orders } from "./order.table.ts";
import type { Part } from "./price.ts";
import { get, type Info } from "./row.ts";

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
export function partsDue(order: Pick<Info, "status" | "waiver" | "instalments">, progress: Progress): Part[] {
  const agreed = order.status === "signed" || (order.status === "approved" && order.waiver !== null);
  if (!agreed) return [];
  const due = order.instalments.filter((part) => part.invoiceID === null && isDue(part, progress));
  const earlier = order.instalments.slice(0, -1);
  return due.filter(
    (part) => part !== order.instalments.at(-1) || earlier.every(({ invoiceID }) => invoiceID !== null),
  );
}

function isDue({ trigger, session = 0, day = "" }: Part, { sessionsHeld, ended, today }: Progress): boolean {
  if (trigger === "order") return true;
  if (trigger === "end") return ended;
  return trigger === "session" ? sessionsHeld >= session : day <= today;
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
  Actor.assertSystem();
  await untilWritten(async () => {
    const order = await get(orderID);
    const instalments = order.instalments.map((part) =>
      part.instalmentID === instalmentID ? { ...part, invoiceID } : part,
    );
    const written = await db().write({ order: Orders.replace({ ...order, instalments }) }, { orderID });
    return written.refused ? undefined : written.answer;
  });
}
