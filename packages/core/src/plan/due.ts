import type { Enrolment } from "../enrolment/index.ts";
import { type Day, dayOf } from "../kernel/index.ts";
import type { Part, Standing, Stored } from "./row.ts";

/** What has happened by now, as the parts of a plan wait for it. */
export interface Progress {
  today: Day;
  /** Sessions held after the withdrawal period. */
  held: number;
  /** The group is over. */
  ended: boolean;
}

export function progressOf({ plan, sessions, cohort }: Pick<Standing, "plan" | "sessions" | "cohort">, today: Day) {
  const after = sessions.filter(({ startsAt, zone }) => dayOf(startsAt, zone) > plan.withdrawalUntil);
  const held = after.filter(({ status }) => status === "held").length;
  return { today, held, ended: cohort.status === "closed" };
}

/**
 * Whether a part may be asked: nothing before the withdrawal period is over (Code du travail L6353-6), nothing of a seat
 * that is not taken. When the group is over, what waited for sessions that it did not need is due. Pure.
 */
export function isDue(
  part: Pick<Part, "trigger" | "session" | "on">,
  plan: Pick<Stored, "withdrawalUntil">,
  { today, held, ended }: Progress,
): boolean {
  if (today <= plan.withdrawalUntil) return false;
  if (part.trigger === "period") return true;
  if (part.trigger === "day") return today >= part.on;
  return ended || held >= (part.session ?? 0);
}

/** A seat that is his, in a group that goes on. */
export function isOwed({ status }: Pick<Enrolment.Info, "status">): boolean {
  return status === "accepted";
}
