import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, InvoiceCards } from "../invoice/index.ts";
import { Actor, Day, dayOf, fn, ID, now, type Row } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { Collections, type Payment } from "../payment/index.ts";

const LIST_MAX = 2_000;
const MOVED_MAX = 20_000;

type Card = Row<typeof InvoiceCards>;
type Moved = Pick<Payment.Collection, "invoiceID" | "kind" | "amount" | "on" | "method" | "number" | "collectionID">;

/** One line of a client's account, in cents: above 0 he owes it, below 0 it was paid or taken back. */
export interface StatementLine {
  id: string;
  on: string;
  kind: "invoice" | "creditNote" | "before" | Moved["kind"];
  number: string;
  /** None for money. */
  invoiceID: string | null;
  dueOn: string | null;
  method: Moved["method"] | null;
  amount: number;
}

/** Every line of a client's account, the oldest first; a seat that was given up before it was paid counts for nothing. Pure. */
export function linesOf(cards: readonly Card[], moved: readonly Moved[]): StatementLine[] {
  const issued = cards.filter((card) => card.number !== null && card.issuedOn !== null && !card.lapsedAt);
  const known = new Map(issued.map((card) => [card.invoiceID, card]));
  const own = moved.filter(({ invoiceID }) => known.has(invoiceID));
  const documents = issued.flatMap((card) => {
    const { invoiceID, number, issuedOn: on, dueOn, gross, prepaid, paid, takenOverOn } = card;
    const isCredit = Invoice.isCredit(card.kind);
    const shared = { on: on ?? "", number: number ?? "", invoiceID, method: null };
    const amount = isCredit ? -gross : gross - prepaid;
    const kind = isCredit ? ("creditNote" as const) : ("invoice" as const);
    const document = { ...shared, id: invoiceID, kind, dueOn: isCredit ? null : dueOn, amount };
    const since = own.filter((one) => one.invoiceID === invoiceID).reduce((sum, one) => sum + one.amount, 0);
    // Paid to the former tool: told on the day of its invoice, since nobody said when.
    const before = takenOverOn ? paid - since : 0;
    return before === 0
      ? [document]
      : [document, { ...shared, id: `${invoiceID}-before`, kind: "before" as const, dueOn: null, amount: -before }];
  });
  const money = own.map(({ collectionID: id, kind, amount, on, method, number }) => {
    return { id, on, kind, number: number ?? "", invoiceID: null, dueOn: null, method, amount: -amount };
  });
  return [...documents, ...money].sort((a, b) => (a.on === b.on ? rank(a) - rank(b) : a.on < b.on ? -1 : 1));
}

function rank({ kind }: StatementLine): number {
  return kind === "invoice" ? 0 : kind === "creditNote" ? 1 : 2;
}

export interface Ageing {
  notDue: number;
  upTo30: number;
  upTo60: number;
  upTo90: number;
  over90: number;
}

/** What is open on a day, by how long it has been due; cents. What is to be given back stands with what is not due. Pure. */
export function ageingOf(cards: readonly Card[], today: string): Ageing {
  const ageing: Ageing = { notDue: 0, upTo30: 0, upTo60: 0, upTo90: 0, over90: 0 };
  for (const card of cards) {
    const open = card.lapsedAt ? 0 : Invoice.balanceOf(card);
    ageing[open > 0 ? bucketOf(card.dueOn ?? today, today) : "notDue"] += open;
  }
  return ageing;
}

function bucketOf(dueOn: string, today: string): keyof Ageing {
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  if (days <= 0) return "notDue";
  if (days <= 30) return "upTo30";
  if (days <= 60) return "upTo60";
  return days <= 90 ? "upTo90" : "over90";
}

const Input = v.object({ organizationID: ID.schema("organization"), from: v.optional(Day) });

/**
 * A client's account: what was invoiced, credited and paid since a day (twelve months ago unless said), with the
 * balance before and after, and what is open by how long it has been due.
 */
export const statement = fn("accounting.statement", Input, async ({ organizationID, from }) => {
  Actor.assertRole("owner", "manager");
  const [{ items }, firm, organization] = await Promise.all([
    db().query({ pk: ["ORG", organizationID], index: "g1", begins: ["INVOICE"], limit: LIST_MAX }),
    Firm.get(),
    Organization.get(organizationID),
  ]);
  const today = dayOf(now(), firm.zone);
  const start = from ?? `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01`;
  const cards = rowsOf(InvoiceCards, items);
  const first = cards.reduce((day, { issuedOn }) => (issuedOn && issuedOn < day ? issuedOn : day), today);
  const between = [first, `${today}~`] as const;
  const moved = await db().query({ pk: ["COLLECTIONS"], index: "g1", between, limit: MOVED_MAX });
  const lines = linesOf(cards, rowsOf(Collections, moved.items));
  const before = sumOf(lines.filter(({ on }) => on < start));
  const shown = lines.filter(({ on }) => on >= start);
  return {
    organizationID,
    organizationName: organization.name,
    firm,
    organization,
    from: start,
    on: today,
    before,
    lines: shown,
    balance: before + sumOf(shown),
    ageing: ageingOf(cards, today),
  };
});

function sumOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
