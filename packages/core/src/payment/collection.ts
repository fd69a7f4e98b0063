import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import type { Invoice } from "../invoice/index.ts";
import { Actor, Day, dayOf, fn, ID, type Operation, type Row } from "../kernel/index.ts";
import { Collections } from "./payment.table.ts";

export type Collection = Row<typeof Collections>;
type Rate = Pick<Invoice.Stored["rates"][number], "vatRate" | "base" | "vat">;
type Part = Collection["rates"][number];

/** More movements in one asking than this want a shorter period. */
const LIST_MAX = 20_000;

/** What moved on an invoice: the rest of its row follows. */
export interface Movement {
  kind: Collection["kind"];
  amount: number;
  at: string;
  method: Collection["method"];
  reference: string;
  sourceID: string | null;
  creditNoteID?: string | null;
  /** What the platform took of it, cents. */
  fee?: number | undefined;
}

/** What moved before: what the split by rate goes on from. */
export type Told = Pick<Collection, "rates" | "amount" | "kind" | "reference">;

/** The row of a movement, once whoever asks: refused when it was told before. `aside`: nobody owed it. */
export function collected(
  { invoice, collections }: { invoice: Invoice.Stored; collections: readonly Told[] },
  movement: Movement,
  zone: string,
  aside = movement.kind === "surplus",
): { row: Omit<Collection, "rev">; operation: Operation } {
  const { kind, amount, at, method, reference, sourceID, creditNoteID = null, fee } = movement;
  const { invoiceID, number, buyer } = invoice;
  const collectionID = collectionIDOf(movement);
  // What nobody owed is no turnover: it comes and goes without VAT.
  const turnover = amount < 0 ? Math.min(0, amount + advanceOf(collections)) : amount;
  const rates = aside ? [] : splitByRate(invoice.rates, sumByRate(collections), turnover);
  const on = dayOf(at, zone);
  const moved = { collectionID, invoiceID, number, kind, amount, on, at, method, rates, reference, sourceID };
  const row = { ...moved, buyerName: buyer.name, creditNoteID, ...(fee && { fee }) };
  return { row, operation: Collections.create(row) };
}

/** What was paid over the invoice and is still here: it goes back first, as it came, without VAT. Pure. */
export function advanceOf(collections: readonly Told[]): number {
  const aside = new Set(collections.filter(({ kind }) => kind === "surplus").map(({ reference }) => reference));
  const own = collections.filter(({ reference }) => !aside.has(reference));
  const rated = [...sumByRate(own).values()].reduce((sum, one) => sum + one, 0);
  return Math.max(0, own.reduce((sum, { amount }) => sum + amount, 0) - rated);
}

/** Made from what moved: the same movement has the same id whoever tells it. */
export function collectionIDOf({
  kind,
  reference,
  sourceID,
}: Pick<Movement, "kind" | "reference" | "sourceID">): string {
  return ID.derived("collection", reference, kind, sourceID ?? "");
}

/** What was collected of each rate, VAT included. Pure. */
export function sumByRate(collections: readonly Pick<Collection, "rates">[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { vatRate, base, vat } of collections.flatMap((one) => one.rates))
    sums.set(vatRate, (sums.get(vatRate) ?? 0) + base + vat);
  return sums;
}

/**
 * The part of each VAT rate in an amount: of what remains of each rate when it comes in, of what was collected of each
 * when it goes back, by the largest remainder. An invoice paid in parts ends with each rate's base and VAT to the cent.
 * What is paid over the invoice has no rate. Pure.
 */
export function splitByRate(rates: readonly Rate[], before: ReadonlyMap<number, number>, amount: number): Part[] {
  const known = onePerRate(rates).map((rate) => ({
    rate,
    gross: rate.base + rate.vat,
    had: before.get(rate.vatRate) ?? 0,
  }));
  const room = known.map(({ gross, had }) => Math.max(0, amount > 0 ? gross - had : had));
  const whole = room.reduce((sum, one) => sum + one, 0);
  const shares = largestRemainder(room, Math.min(Math.abs(amount), whole));
  return known.flatMap(({ rate, gross, had }, at) => {
    const share = (shares[at] ?? 0) * Math.sign(amount);
    if (share === 0) return [];
    const vat = vatWithin(rate, gross, had + share) - vatWithin(rate, gross, had);
    return [{ vatRate: rate.vatRate, base: share - vat, vat }];
  });
}

/** Two reasons to charge no VAT are one rate here. */
function onePerRate(rates: readonly Rate[]): Rate[] {
  const merged = new Map<number, Rate>();
  for (const { vatRate, base, vat } of rates) {
    const { base: b = 0, vat: t = 0 } = merged.get(vatRate) ?? {};
    merged.set(vatRate, { vatRate, base: b + base, vat: t + vat });
  }
  return [...merged.values()];
}

/** The VAT in the first `part` cents of a rate's gross: grows with it, and is the rate's VAT at the end. */
function vatWithin({ vat }: Rate, gross: number, part: number): number {
  return gross === 0 ? 0 : Math.round((part * vat) / gross);
}

/** `amount` cents shared by weight: whole cents that add up to it, none above its weight. Pure. */
export function largestRemainder(weights: readonly number[], amount: number): number[] {
  const whole = weights.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return weights.map(() => 0);
  const shares = weights.map((weight, at) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { at, cents: Number(exact / BigInt(whole)), rest: exact % BigInt(whole) };
  });
  let left = amount - shares.reduce((sum, one) => sum + one.cents, 0);
  for (const share of [...shares].sort((a, b) => Number(b.rest - a.rest) || a.at - b.at)) {
    if (left === 0) break;
    share.cents += 1;
    left -= 1;
  }
  return shares.map(({ cents }) => cents);
}

const Period = v.object({ from: Day, to: Day });

/** Every movement of a period, both days included, the oldest first: one query of the firm's list. */
export const collections = fn("payment.collections", Period, async ({ from, to }) => {
  Actor.assertRole("owner", "manager");
  return listCollections(from, to);
});

/** The same for jobs. */
export async function listCollections(from: string, to: string): Promise<Collection[]> {
  const between = [from, `${to}~`] as const;
  const { items } = await db().query({ pk: ["COLLECTIONS"], index: "g1", between, limit: LIST_MAX });
  return rowsOf(Collections, items);
}
