import { amounts, type Day, dayOf, plusDays, spread } from "../kernel/index.ts";
import type { ContractInstalment } from "./enrolment.table.ts";
import { firstPaymentMost } from "./withdrawal.ts";

interface Wanted {
  /** The first day after the withdrawal period. */
  firstOn: Day;
  /** Net of VAT, cents; the rate that the firm really charges, basis points. */
  priceNet: number;
  vatRate: number;
  /** Planned, in order. */
  sessions: readonly { startsAt: string; zone: string }[];
}

/** Days to pay the invoice of a part: short, since the money of the next one follows. */
export const PAY_WITHIN_DAYS = 7;

/** When no session is left after the period, the rest waits for this many days. */
const REST_DAYS = 30;

/**
 * What an individual pays and when: at most 30 % of the price once the withdrawal period is over, the rest in equal
 * parts, one with each session held after it (Code du travail L6353-6). Cents, VAT included, adding up to the price
 * exactly: the last part takes what the others leave. Parts of nothing are left out. Pure.
 */
export function instalmentsOf({ firstOn, priceNet, vatRate, sessions }: Wanted): ContractInstalment[] {
  const { gross } = amounts(priceNet, vatRate);
  const payable = (most: number) => amounts(netWithin(most, vatRate), vatRate).gross;
  const first = payable(firstPaymentMost(gross));
  const after = sessions.map(({ startsAt, zone }) => dayOf(startsAt, zone)).filter((day) => day >= firstOn);
  const rest = spread(
    gross - first,
    Array.from({ length: Math.max(1, after.length) }, () => 1),
  );
  const staged = rest.map((part, at): ContractInstalment => {
    const on = after[at];
    if (!on) return { trigger: "day", on: plusDays(firstOn, REST_DAYS), amount: payable(part) };
    return { trigger: "session", session: at + 1, on, amount: payable(part) };
  });
  const parts = [{ trigger: "period" as const, on: firstOn, amount: first }, ...staged].filter((one) => one.amount > 0);
  const before = parts.slice(0, -1).reduce((sum, { amount }) => sum + amount, 0);
  return parts.map((one, at) => (at === parts.length - 1 ? { ...one, amount: gross - before } : one));
}

/** The most net of VAT whose gross is not above `gross`, cents: not every gross can be reached, VAT being rounded. */
export function netWithin(gross: number, vatRate: number): number {
  let net = Math.floor((gross * 10_000) / (10_000 + vatRate)) + 1;
  while (net > 0 && amounts(net, vatRate).gross > gross) net -= 1;
  return net;
}
