import { type Day, dayOf, type Instant, plusDays, weekdayOf } from "../kernel/index.ts";
import { instantOf, type SessionInfo } from "../session/index.ts";

/** A week of a coach's begins: `coachID` and the Monday it begins with. */
export const DigestDue = "calendar.digestDue";
const HOUR = "07:00";

/** The Monday of the week in which a session takes place, by these clocks. */
export function mondayOf({ startsAt, zone }: Pick<SessionInfo, "startsAt" | "zone">): Day {
  const day = dayOf(startsAt, zone);
  return plusDays(day, 1 - weekdayOf(day));
}

/** Seven on Monday morning, on the wall of this zone. */
export function digestAt(monday: Day, zone: string): Instant {
  return instantOf(monday, HOUR, zone);
}
