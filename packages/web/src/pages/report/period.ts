/** As they stand in the address. */
export const PERIODS = { quarter: "trimestre", year: "annee", twelve: "12-mois" } as const;

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The first day of a period, `YYYY-MM-DD`, that lasts until `today`; undefined for any other word: since the beginning. */
export function startOf(period: string, today: string): string | undefined {
  const [year, month, date] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1, Number(today.slice(8))];
  if (period === PERIODS.quarter) return day(year, month - (month % 3), 1);
  if (period === PERIODS.year) return day(year, 0, 1);
  if (period === PERIODS.twelve) return day(year - 1, month, date);
  return undefined;
}
