/** Ten-thousandths of a whole number, or of exact decimal text with at most 4 decimals: `"3.5"` is 35000. */
function tenThousandths(quantity: number | string): bigint {
  const [whole = "0", fraction = ""] = String(quantity).split(".");
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
}

/** Quantity times a price, in cents, half a cent up. */
export function times(quantity: number | string, cents: number): number {
  return Number((tenThousandths(quantity) * BigInt(cents) + 5_000n) / 10_000n);
}

/** A share of a sum, in basis points, half a cent up. */
export function share(cents: number, basisPoints: number): number {
  return Number((BigInt(cents) * BigInt(basisPoints) + 5_000n) / 10_000n);
}

/** A sum cut in proportion of weights, to the cent: what is left over goes to the largest remainders, first come. */
export function spread(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return weights.map((_, at) => (at === 0 ? cents : 0));
  const parts = weights.map((weight, at) => {
    const product = BigInt(cents) * BigInt(weight);
    return { at, whole: product / total, rest: product % total };
  });
  let left = BigInt(cents) - parts.reduce((sum, part) => sum + part.whole, 0n);
  for (const part of [...parts].sort((one, other) => Number(other.rest - one.rest) || one.at - other.at)) {
    if (left <= 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(part.whole));
}
