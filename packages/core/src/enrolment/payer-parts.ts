import { DomainError, type FieldProblem, spread } from "../kernel/index.ts";
import type { Payer } from "./enrolment.table.ts";

/** How a payer's part is said: a share in basis points, a sum in cents before VAT, or what the others leave. */
export type Part = Pick<Payer, "shareBasisPoints" | "amountNet" | "rest">;

const WHOLE = 10_000;

/**
 * What each payer owes of a seat's price, in cents before VAT: sums as they are, shares of the price to the nearest
 * cent, the rest what is left. They always add up to the price exactly.
 */
export function partsOf(priceNet: number, payers: readonly (Part & Pick<Payer, "payerID">)[]) {
  const nets = netsOf(priceNet, payers);
  return payers.map(({ payerID }, at) => ({ payerID, net: nets[at] ?? 0 }));
}

function netsOf(priceNet: number, parts: readonly Part[]): number[] {
  const sums = parts.reduce((sum, { amountNet = 0 }) => sum + amountNet, 0);
  const shares = parts.map(({ shareBasisPoints, amountNet, rest }) =>
    rest || amountNet !== undefined ? 0 : shareBasisPoints,
  );
  const hasRest = parts.some(({ rest }) => rest);
  const cut = hasRest ? shares.map((one) => shareOf(priceNet, one)) : spread(Math.max(0, priceNet - sums), shares);
  const taken = sums + cut.reduce((sum, net) => sum + net, 0);
  const nets = parts.map(({ amountNet, rest }, at) =>
    rest ? Math.max(0, priceNet - taken) : (amountNet ?? cut[at] ?? 0),
  );
  // Parts of another price than theirs (a row of before): cut in the same proportion.
  return nets.reduce((sum, net) => sum + net, 0) === priceNet ? nets : spread(priceNet, nets);
}

/** Half a cent up, exact: a price stays below 10^10 cents. */
function shareOf(priceNet: number, basisPoints: number): number {
  return Math.floor((priceNet * basisPoints + WHOLE / 2) / WHOLE);
}

/**
 * Refuses parts that are not the price: shares above 100 %, sums above it or below it with no rest, two rests, a payer
 * of nothing; each named by its place (`payers.1.amountNet`).
 */
export function assertParts(priceNet: number, parts: readonly Part[]): void {
  const problem = problemOf(priceNet, parts);
  if (problem) throw new DomainError("input", problem.code, "These parts are not the price of the seat", [problem]);
}

function problemOf(priceNet: number, parts: readonly Part[]): FieldProblem | undefined {
  const rests = parts.flatMap(({ rest }, at) => (rest ? [at] : []));
  if (rests.length > 1) return { path: `payers.${rests[1]}.rest`, code: "enrolment.two_rests" };
  const above = aboveOf(priceNet, parts);
  if (above) return above;
  if (rests.length === 0 && !isWhole(priceNet, parts)) {
    const byShare = parts.every(({ amountNet }) => amountNet === undefined);
    return { path: "payers", code: byShare ? "enrolment.shares" : "enrolment.below_price" };
  }
  const at = priceNet > 0 ? netsOf(priceNet, parts).indexOf(0) : -1;
  const none = parts[at];
  return none && { path: `payers.${at}.${fieldOf(none)}`, code: "enrolment.part_empty" };
}

function fieldOf({ amountNet, rest }: Pick<Part, "amountNet" | "rest">): string {
  if (rest) return "rest";
  return amountNet === undefined ? "shareBasisPoints" : "amountNet";
}

/** The first part by which shares pass 100 %, or all of them the price. */
function aboveOf(priceNet: number, parts: readonly Part[]): FieldProblem | undefined {
  let sum = 0;
  let shares = 0;
  for (const [at, { shareBasisPoints, amountNet, rest }] of parts.entries()) {
    if (rest) continue;
    if (amountNet === undefined) shares += shareBasisPoints;
    else sum += amountNet;
    const path = `payers.${at}.${fieldOf({ amountNet, rest })}`;
    if (shares > WHOLE) return { path, code: "enrolment.shares_above" };
    // Both in ten-thousandths of a cent; half a cent above is what a share rounds to.
    if (sum * WHOLE + priceNet * shares > priceNet * WHOLE + (shares > 0 ? WHOLE / 2 : 0))
      return { path, code: "enrolment.above_price" };
  }
  return undefined;
}

/** The parts make the price: shares alone 100 %, sums to the cent, both together to the cent that a share rounds to. */
function isWhole(priceNet: number, parts: readonly Part[]): boolean {
  const shares = parts.reduce((sum, one) => sum + (one.amountNet === undefined ? one.shareBasisPoints : 0), 0);
  const sums = parts.reduce((sum, { amountNet = 0 }) => sum + amountNet, 0);
  if (sums === 0) return shares === WHOLE;
  const off = Math.abs(sums * WHOLE + priceNet * shares - priceNet * WHOLE);
  return shares === 0 ? off === 0 : off <= WHOLE / 2;
}
