import type { View } from "./room.data.ts";

type Clock = Pick<View, "endsAt" | "leftMs" | "runningSince" | "minutes" | "spentMs" | "step" | "plannedEndAt">;

const MINUTE = 60_000;

/** What is left of the present step, in milliseconds; below zero once it is over. `now`: by the server's clock. */
export function leftOf({ endsAt, leftMs }: Clock, now: number): number {
  return endsAt === null ? (leftMs ?? 0) : Date.parse(endsAt) - now;
}

/** What each step has used so far, the present run included, in milliseconds. */
export function spentOf({ spentMs, step, runningSince }: Clock, now: number): number[] {
  const run = runningSince === null ? 0 : Math.max(0, now - Date.parse(runningSince));
  return spentMs.map((spent, at) => (at === step ? spent + run : spent));
}

/** When the session ends if every step to come takes its time, as an instant in milliseconds. */
export function endOf(clock: Clock, now: number): number {
  const ahead = clock.minutes.slice(clock.step + 1).reduce((sum, one) => sum + one, 0);
  return now + Math.max(0, leftOf(clock, now)) + ahead * MINUTE;
}

/** How late that is, in whole minutes; below zero when ahead. */
export function lateOf(clock: Clock, now: number): number {
  return Math.round((endOf(clock, now) - Date.parse(clock.plannedEndAt)) / MINUTE);
}

/** `12:05`, `1:02:05`, and `+0:42` once the time is over: nothing ends by itself. */
export function countdown(leftMs: number): string {
  const over = leftMs <= -1_000;
  // A step of ten minutes begins at 10:00 and shows 0:00 as it ends.
  const seconds = over ? Math.floor(-leftMs / 1_000) : Math.max(0, Math.ceil(leftMs / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return over ? `+${text}` : text;
}

/** How far the server's clock is ahead of this device's. */
export interface Offset {
  ms: number;
  /** How long the question took: the answer is right to half of it. */
  tripMs: number;
}

/** The offset after one more answer: the quickest is the truest, unless the device's clock was set meanwhile. */
export function offsetAfter(before: Offset | undefined, asked: number, answered: number, server: string): Offset {
  const tripMs = Math.max(0, answered - asked);
  const fresh = { ms: Date.parse(server) - (asked + answered) / 2, tripMs };
  if (!before || tripMs <= before.tripMs) return fresh;
  const moved = Math.abs(fresh.ms - before.ms) > (tripMs + before.tripMs) / 2 + 50;
  return moved ? fresh : before;
}
