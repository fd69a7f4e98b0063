import type * as v from "valibot";
import type { ProgrammeContent } from "../programme/index.ts";

/** Whole minutes: what a programme promises, and what the sessions of a group add up to. */
export interface LengthGap {
  promisedMinutes: number;
  plannedMinutes: number;
  /** Of a programme that gives days and no hours: what the minutes are counted from. */
  promisedDays: number | null;
}

/** As training is counted in France: a day is seven hours, half a day three and a half. */
const DAY_MINUTES = 7 * 60;

/**
 * Where the sessions do not add up to the hours of the programme, or to its days where it gives no hours, how far;
 * nothing when they do. A warning and no refusal: hours may be spent between sessions.
 */
export function lengthGap(
  { days, hours }: Pick<v.InferOutput<typeof ProgrammeContent>, "days" | "hours">,
  sessions: readonly { minutes: number }[],
): LengthGap | null {
  const promisedDays = hours === null ? days : null;
  const promisedMinutes = Math.round(hours === null ? (days ?? 0) * DAY_MINUTES : hours * 60);
  const plannedMinutes = sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  if (promisedMinutes === 0 || promisedMinutes === plannedMinutes) return null;
  return { promisedMinutes, plannedMinutes, promisedDays };
}
