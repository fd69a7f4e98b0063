import { instantOf } from "../../format/wall-clock.ts";

/** Three months are seen at once: a cycle's next dates, without scrolling through a year. */
export const MONTHS = 3;

/** `2026-11` moved by whole months. */
export function plusMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The month of an address, else this one: a hand-made address never breaks the screen. */
export const monthOf = (asked: string, today: string): string =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);

/** The months shown from this one on. */
export const monthsFrom = (month: string): string[] =>
  Array.from({ length: MONTHS }, (_, index) => plusMonths(month, index));

/** The instants between which these months lie, in a zone; the end belongs to the next period. */
export function boundsOf(month: string, zone: string): { from: string; to: string } {
  const end = instantOf(`${plusMonths(month, MONTHS)}-01`, "00:00", zone);
  return {
    from: instantOf(`${month}-01`, "00:00", zone),
    to: new Date(Date.parse(end) - 1).toISOString(),
  };
}
