/** Three months are listed at once: a cycle's next dates, without scrolling through a year. */
export const MONTHS = 3;

export const VIEWS = ["mois", "liste"] as const;
export type View = (typeof VIEWS)[number];

/** `2026-11` moved by whole months. */
export function plusMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The month of an address, else this one: a hand-made address never breaks the screen. */
export const monthOf = (asked: string, today: string): string =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);

/** The months listed from this one on. */
export const monthsFrom = (month: string): string[] =>
  Array.from({ length: MONTHS }, (_, index) => plusMonths(month, index));

/** `day` moved by whole days. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

const lastOf = (month: string): string => plusDays(`${plusMonths(month, 1)}-01`, -1);

/** Monday 1 to Sunday 7. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;

/** The same day of another month, or its last one. */
export function sameDayOf(day: string, month: string): string {
  const last = lastOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** The weeks of a month, each of seven days from Monday on; its first and last may hold days of its neighbours. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const monday = plusDays(first, 1 - weekdayOf(first));
  const last = lastOf(month);
  const weeks: string[][] = [];
  for (let start = monday; start <= last; start = plusDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => plusDays(start, index)));
  }
  return weeks;
}

/** The first and the last day that a view shows. */
export function boundsOf(month: string, view: View): { from: string; to: string } {
  if (view === "liste") return { from: `${month}-01`, to: lastOf(plusMonths(month, MONTHS - 1)) };
  const days = weeksOf(month).flat();
  return { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? lastOf(month) };
}

/** Where a key leads from a day of the grid; undefined for a key that is not the grid's (WAI-ARIA grid pattern). */
export function dayAfterKey(day: string, { key, shiftKey }: { key: string; shiftKey: boolean }): string | undefined {
  const month = day.slice(0, 7);
  if (key === "ArrowRight") return plusDays(day, 1);
  if (key === "ArrowLeft") return plusDays(day, -1);
  if (key === "ArrowDown") return plusDays(day, 7);
  if (key === "ArrowUp") return plusDays(day, -7);
  if (key === "Home") return plusDays(day, 1 - weekdayOf(day));
  if (key === "End") return plusDays(day, 7 - weekdayOf(day));
  if (key === "PageDown") return sameDayOf(day, plusMonths(month, shiftKey ? 12 : 1));
  return key === "PageUp" ? sameDayOf(day, plusMonths(month, shiftKey ? -12 : -1)) : undefined;
}
