import { type Instant, plusMinutes } from "../kernel/index.ts";
import { instantOf, type SessionInfo, wallClockOf } from "../session/index.ts";

/** A part of a session that is signed for by itself. */
export interface HalfDay {
  half: number;
  part: "morning" | "afternoon" | "evening";
  from: Instant;
  to: Instant;
}

const NOON = "13:00";
const EVENING = "18:00";
/** Less on one side of noon is the same half-day that runs over. */
const LEAST_MINUTES = 75;

/**
 * The half-days of a session, by the clock where it takes place: one, or two when it holds a good hour on either side
 * of one o'clock. Financiers ask for a signature for each (Code du travail R6332-26 leaves the form free).
 */
export function halfDaysOf({ startsAt, minutes, zone }: Pick<SessionInfo, "startsAt" | "minutes" | "zone">): HalfDay[] {
  const to = plusMinutes(startsAt, minutes);
  const { day, time } = wallClockOf(startsAt, zone);
  const noon = instantOf(day, NOON, zone);
  if (minutesBetween(startsAt, noon) >= LEAST_MINUTES && minutesBetween(noon, to) >= LEAST_MINUTES) {
    return [
      { half: 0, part: "morning", from: startsAt, to: noon },
      { half: 1, part: "afternoon", from: noon, to },
    ];
  }
  const late = time < EVENING ? "afternoon" : "evening";
  return [{ half: 0, part: time < "12:00" ? "morning" : late, from: startsAt, to }];
}

export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
