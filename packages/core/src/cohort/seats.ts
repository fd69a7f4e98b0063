import type * as v from "valibot";
import type { Instant } from "../kernel/index.ts";
import type { Seat } from "./cohort.table.ts";

export type Taken = v.InferOutput<typeof Seat>;

/** Fewer peers than five bring too few views, more than eight leave no time for each (the method's own bounds). */
export const SEATS_LEAST = 5;
export const SEATS_MOST = 8;

/** The seats that count at an instant: a hold that is over is free, whoever looks. */
export function counting(seats: readonly Taken[], at: Instant): Taken[] {
  return seats.filter(({ heldUntil }) => heldUntil === null || heldUntil > at);
}

export function free(group: { seats: readonly Taken[]; seatsMax: number }, at: Instant): number {
  return Math.max(0, group.seatsMax - counting(group.seats, at).length);
}

/**
 * The seats with one more for this enrolment, or undefined when none is free. A seat it has already is kept, with the
 * new term; holds of others that are over go.
 */
export function take(
  group: { seats: readonly Taken[]; seatsMax: number },
  wanted: Taken,
  at: Instant,
): Taken[] | undefined {
  const others = counting(group.seats, at).filter((seat) => seat.enrolmentID !== wanted.enrolmentID);
  if (others.length >= group.seatsMax) return undefined;
  return [...others, wanted];
}

export function release(seats: readonly Taken[], enrolmentID: string): Taken[] {
  return seats.filter((seat) => seat.enrolmentID !== enrolmentID);
}
