interface Timed {
  minutes: number;
  floorMinutes?: number | undefined;
}

/** The minutes of each step over another whole, each by its share; no step under its floor. */
export function laidOver(steps: readonly Timed[], total: number): number[] {
  const whole = sumOf(steps.map(({ minutes }) => minutes));
  const floors = steps.map(({ floorMinutes = 1 }) => floorMinutes);
  const laid = steps.map(({ minutes }, at) => Math.max(floors[at] ?? 1, Math.round((minutes * total) / whole)));
  for (let over = sumOf(laid) - total; over !== 0; over -= Math.sign(over)) {
    const at = mostSpare(laid, over > 0 ? floors : []);
    if (at === undefined) break;
    laid[at] = (laid[at] ?? 0) - Math.sign(over);
  }
  return laid;
}

export const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Where most may be taken, or put. */
function mostSpare(laid: readonly number[], floors: readonly number[]): number | undefined {
  const spare = laid.map((minutes, at) => minutes - (floors[at] ?? 0));
  const most = Math.max(...spare);
  return most > 0 ? spare.indexOf(most) : undefined;
}
