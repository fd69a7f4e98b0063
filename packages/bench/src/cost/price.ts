import prices from "./price.json" with { type: "json" };

export type Unit = keyof typeof prices.perUnit;
/** How many of each unit. */
export type Counted = Partial<Record<Unit, number>>;

export const asOf = `${prices.asOf}, ${prices.region}`;

interface Price {
  usd: number;
  unit: string;
  page: string;
  /** Where no list price of ours was at hand: another region's, and how much dearer we take it to be. */
  elsewhere?: { region: string; usd: number; factor: number };
  seen?: string;
}
export const perUnit: Readonly<Record<Unit, Price>> = prices.perUnit;

/** Where a price comes from, in a few words. */
export function sourceOf(unit: Unit): string {
  const { elsewhere } = perUnit[unit];
  return elsewhere ? `${elsewhere.region} ${elsewhere.usd} × ${elsewhere.factor}` : "list price";
}

/** Dollars of what was counted, by unit, the dearest first. */
export function priced(counted: Counted): { unit: Unit; count: number; dollars: number }[] {
  return (Object.entries(counted) as [Unit, number][])
    .map(([unit, count]) => ({ unit, count, dollars: count * prices.perUnit[unit].usd }))
    .sort((one, other) => other.dollars - one.dollars);
}

export function dollars(counted: Counted): number {
  return priced(counted).reduce((sum, one) => sum + one.dollars, 0);
}

export function added(...all: readonly Counted[]): Counted {
  const total: Counted = {};
  for (const one of all)
    for (const [unit, count] of Object.entries(one) as [Unit, number][]) total[unit] = (total[unit] ?? 0) + count;
  return total;
}

export function times(counted: Counted, factor: number): Counted {
  return Object.fromEntries(Object.entries(counted).map(([unit, count]) => [unit, count * factor]));
}

/** What the platform pays whoever uses it: dollars a month, by what. */
export const fixed: Readonly<Record<string, number>> = prices.fixedPerMonth;

/** GB-seconds of so many runs; memory is given in MB, time is billed by the millisecond. */
export function gigabyteSeconds(run: { count: number; ms: number; memoryMB: number }): number {
  return run.count * (Math.ceil(run.ms) / 1_000) * (run.memoryMB / 1_024);
}
