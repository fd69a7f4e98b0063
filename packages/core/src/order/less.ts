import { event, type Named } from "../db/index.ts";
import { type Day, spread } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { OrderCards, Orders } from "./order.table.ts";
import { type Line, totalsOf } from "./price.ts";
import { cardOf, type Stored } from "./row.ts";

type Priced = Pick<Stored, "lines" | "discount" | "net">;

/** The line that counts seats, with how many; undefined where the price is the group's, a session's or a day's. */
function seatLineOf({ lines }: Pick<Stored, "lines">): { line: Line; at: number; count: number } | undefined {
  if (lines.some(({ basis }) => basis !== "seat" && basis !== "extra")) return undefined;
  const at = lines.findLastIndex(({ basis, quantity }) => basis === "seat" && /^[1-9]\d*$/.test(quantity));
  const line = lines[at];
  return line && { line, at, count: Number(line.quantity) };
}

/** Whose words and rate the price of one seat has, and what it comes to before VAT, its part of discounts taken off. */
export interface SeatPrice {
  net: number;
  vatRate: number;
  description: string;
}

/** What one seat of an order costs; undefined where its price does not count seats. Pure. */
export function seatPriceOf(order: Priced): SeatPrice | undefined {
  const found = seatLineOf(order);
  if (!found) return undefined;
  const { line } = found;
  const { base, discount } = ofOneSeat(order, found);
  return { net: base - discount, vatRate: line.vatRate, description: line.description };
}

/** One seat's equal part of its line, and of the discount on the whole. */
function ofOneSeat({ lines, net }: Priced, { line, count }: { line: Line; count: number }) {
  const base = spread(line.net, Array<number>(count).fill(1))[count - 1] ?? 0;
  const whole = lines.reduce((sum, one) => sum + one.net, 0);
  return { base, discount: spread(whole - net, [whole - base, base])[1] ?? 0, taken: whole - net };
}

interface Leaving {
  enrolmentID: string;
  name: string;
  on: Day;
  /** What stays due for the sessions that were held with him, before VAT, and how the invoice says it. */
  heldNet: number;
  heldText: string;
  /** The parts whose invoice is a draft: it is drafted anew. */
  drafted: ReadonlySet<string>;
}

/**
 * An order with one seat less: its line, its discount, its totals, and every part of its schedule smaller in proportion,
 * those already invoiced too (what they were invoiced above it is to be credited). Undefined where its price does not
 * count seats, or nothing would be left of it. Pure.
 */
export function lessSeat(order: Stored, leaving: Leaving): Stored | undefined {
  const found = seatLineOf(order);
  if (!found) return undefined;
  const { line, at, count } = found;
  const { base, discount: part, taken } = ofOneSeat(order, found);
  const { heldNet, heldText, drafted, enrolmentID, name, on } = leaving;
  const off = (count - 1) * line.unitNet - (line.net - base);
  const fewer = {
    ...line,
    quantity: String(count - 1),
    net: line.net - base,
    discount: off > 0 ? { reason: line.discount?.reason ?? "", amount: off } : null,
  };
  const held: Line = { ...EXTRA, description: heldText, unitNet: heldNet, vatRate: line.vatRate, net: heldNet };
  const lines = [
    ...order.lines.slice(0, at),
    ...(count > 1 ? [fewer] : []),
    ...order.lines.slice(at + 1),
    ...(heldNet > 0 ? [held] : []),
  ];
  const left = taken - part;
  const discount = left > 0 ? { reason: order.discount?.reason ?? "", amount: left } : null;
  const totals = totalsOf(lines, discount);
  if (totals.net === 0) return undefined;
  const nets = spread(
    totals.net,
    order.instalments.map(({ net }) => net),
  );
  const instalments = order.instalments.map((one, index) => {
    const anew = drafted.has(one.instalmentID) && { invoiceID: null, again: one.again + 1 };
    return { ...one, net: nets[index] ?? 0, ...anew };
  });
  const less = { enrolmentID, name, on, net: order.net - totals.net };
  const reductions = [...order.reductions, less];
  const people = order.people.filter((one) => one !== name);
  return { ...order, ...totals, lines, discount, instalments, reductions, people, seats: Math.max(0, order.seats - 1) };
}

const EXTRA = { basis: "extra", quantity: "1", discount: null } as const;

/** What the command that takes a seat off writes: nothing more is invoiced until `settling` has done what follows. */
export function lessening(order: Stored, settling: string): Named {
  const changed = { ...order, settling };
  return { order: Orders.replace(changed), orderCard: OrderCards.put(cardOf(changed)) };
}

/** What follows is done: the schedule goes on. Nothing when it is so already. */
export function settled(order: Stored, settling: string): Named {
  if (order.settling !== settling) return {};
  const { orderID } = order;
  return {
    order: Orders.replace({ ...order, settling: null }),
    goesOn: event(Event.InstalmentDue, { orderID }),
  };
}
