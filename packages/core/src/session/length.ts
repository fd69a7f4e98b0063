import type * as v from "valibot";
import type { ProgrammeContent } from "../programme/index.ts";

/** Whole minutes: what a programme promises, and what the sessions of a group add up to. */
export interface LengthGap {
  promisedMinutes: number;
  plannedMinutes: number;
}

/**
 * Where the sessions do not add up to the hours of the programme, how far; nothing when they do, or when the programme
 * gives no hours (days alone promise none). A warning and no refusal: hours may be spent between sessions.
 */
export function lengthGap(
  { hours }: Pick<v.InferOutput<typeof ProgrammeContent>, "hours">,
  sessions: readonly { minutes: number }[],
): LengthGap | null {
  if (hours === null) return null;
  const promisedMinutes = Math.round(hours * 60);
  const plannedMinutes = sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  return promisedMinutes === plannedMinutes ? null : { promisedMinutes, plannedMinutes };
}
