import { spread } from "../kernel/index.ts";
import type { Info } from "./row.ts";

type Agreement = Pick<NonNullable<Info["agreed"]>, "net" | "hourNet">;
type Person = Pick<Info["people"][number], "enrolmentID" | "minutes">;

/** What the funder agreed for each person, in cents net of VAT; together never more than it agreed. Pure. */
export function partsOf({ net, hourNet }: Agreement, people: readonly Person[]): number[] {
  if (hourNet !== null) return people.map(({ minutes }) => forMinutes(hourNet, minutes));
  return spread(
    net,
    people.map(({ minutes }) => minutes),
  );
}

/**
 * What the hours that one person followed come to, half a cent up: by the hour, or his part in proportion of the hours
 * agreed; never more than his part. Pure.
 */
export function netOf(agreed: Agreement, person: Person, { part, minutes }: { part: number; minutes: number }): number {
  const counted = Math.min(minutes, person.minutes);
  if (agreed.hourNet !== null) return forMinutes(agreed.hourNet, counted);
  if (person.minutes === 0) return 0;
  return Number((BigInt(part) * BigInt(counted) * 2n + BigInt(person.minutes)) / (2n * BigInt(person.minutes)));
}

/** Of an hour's price, half a cent up. */
export function forMinutes(hourNet: number, minutes: number): number {
  return Number((BigInt(hourNet) * BigInt(minutes) * 2n + 60n) / 120n);
}
