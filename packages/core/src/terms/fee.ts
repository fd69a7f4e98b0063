import type { Content } from "./terms.ts";

/** Who changes plans, and why. */
export const CAUSES = ["client", "forceMajeure", "firm"] as const;
export type Cause = (typeof CAUSES)[number];

export interface Facts {
  cause: Cause;
  /** Of the seat or the order, cents before VAT. */
  priceNet: number;
  minutesHeld: number;
  minutesTotal: number;
  /** Whole days left before the first session; 0 on its day and after. */
  daysBefore: number;
  /** Whether a session was held. */
  hasBegun: boolean;
  /** An individual may still withdraw from his contract: nothing may be asked of him (Code du travail L6353-5). */
  mayWithdraw: boolean;
}

export type Reason = "withdrawal" | "firm" | "forceMajeure" | "before" | "dropOut";

export interface Outcome {
  /** For what was held, before VAT. */
  owedNet: number;
  /** The fee: compensation, no price of anything. */
  feeNet: number;
  /** The rate of the fee, basis points. */
  feeRate: number;
  reason: Reason;
}

/**
 * What is owed when plans change, in cents before VAT; `owedNet + feeNet` never exceeds the price. What was held is due
 * in proportion of its minutes and nothing else when the client is prevented by force majeure (Code du travail L6353-7)
 * or the firm cancels; else the fee of the terms comes on top, of the whole price before the first session, of what is
 * not held after it. Pure.
 */
export function feeOf(terms: Pick<Content, "tiers" | "dropOutRate">, facts: Facts): Outcome {
  const { cause, priceNet, hasBegun, mayWithdraw } = facts;
  const owedNet = hasBegun ? heldPart(facts) : 0;
  const free = { owedNet, feeNet: 0, feeRate: 0 };
  if (mayWithdraw) return { ...free, owedNet: 0, reason: "withdrawal" };
  if (cause !== "client") return { ...free, reason: cause };
  const feeRate = hasBegun ? terms.dropOutRate : rateAt(terms.tiers, facts.daysBefore);
  const feeNet = partOf(priceNet - owedNet, feeRate, 10_000);
  return { owedNet, feeNet, feeRate, reason: hasBegun ? "dropOut" : "before" };
}

function heldPart({ priceNet, minutesHeld, minutesTotal }: Facts): number {
  return minutesTotal === 0 ? 0 : partOf(priceNet, Math.min(minutesHeld, minutesTotal), minutesTotal);
}

/** The rate of the first tier that leaves enough days. */
export function rateAt(tiers: Content["tiers"], daysBefore: number): number {
  return tiers.find(({ daysMin }) => daysBefore >= daysMin)?.rate ?? 0;
}

/** Half a cent up; exact for any price in cents. */
function partOf(cents: number, part: number, whole: number): number {
  const doubled = BigInt(cents) * BigInt(part) * 2n + BigInt(whole);
  return Number(doubled / (BigInt(whole) * 2n));
}
