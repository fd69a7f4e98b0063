import { type Cohort, Seats } from "../cohort/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { type Day, dayOf } from "../kernel/index.ts";
import type { Terms } from "../terms/index.ts";

type Held = Pick<Terms.Facts, "minutesHeld" | "minutesTotal" | "daysBefore" | "hasBegun">;

/** How far a group is on a day: minutes held of all, days left before its first session. Pure. */
export function progressOf({ sessions }: Pick<Enrolment.Group, "sessions">, today: Day, zone: string): Held {
  const sum = (some: typeof sessions) => some.reduce((total, { minutes }) => total + minutes, 0);
  const held = sessions.filter(({ status }) => status === "held");
  const [first] = sessions;
  const daysBefore = first ? daysBetween(today, dayOf(first.startsAt, zone)) : 0;
  return {
    // Sessions that the firm cancelled with the whole group were part of what was sold.
    minutesTotal: sum(sessions),
    minutesHeld: sum(held),
    daysBefore: Math.max(0, daysBefore),
    hasBegun: held.length > 0,
  };
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000);
}

/** Whether the individual may still leave his contract for nothing on a day. */
export function mayWithdraw({ agreement }: Pick<Enrolment.Info, "agreement">, today: Day): boolean {
  const until = agreement?.withdrawalUntil;
  return !!until && today <= until;
}

/** A group that did not begin and has too few people for the method. Pure. */
export function isShort(cohort: Cohort.Info, enrolments: readonly Enrolment.Info[]): boolean {
  if (cohort.status !== "proposed" && cohort.status !== "confirmed") return false;
  const accepted = enrolments.filter(({ status }) => status === "accepted" || status === "held").length;
  return accepted < Math.max(cohort.seatsMin, Seats.SEATS_LEAST);
}
