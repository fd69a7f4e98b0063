interface Dated {
  startsAt: string;
  minutes: number;
  status?: "planned" | "held" | "cancelled";
}

const MINUTE = 60_000;
/** A room may be prepared half a day ahead; people are asked in half an hour before. */
const EARLY_MS = 12 * 60 * MINUTE;
const SOON_MS = 30 * MINUTE;
/** A session that runs over, and is marked only then. */
const LATE_MS = 6 * 60 * MINUTE;
/** What was said aloud may still be entered for a week. */
const AFTER_MS = 7 * 24 * 60 * MINUTE;

/** Whether one goes into a session's room now: on its day, in the half hour before it and during it, the week after. */
export function roomDoorOf({ startsAt, minutes, status }: Dated, now: number): "early" | "now" | "after" | undefined {
  const start = Date.parse(startsAt);
  const end = start + minutes * MINUTE;
  if (status === "cancelled" || now < start - EARLY_MS || now > end + AFTER_MS) return undefined;
  if (status === "held" || now > end + LATE_MS) return "after";
  return now < start - SOON_MS ? "early" : "now";
}

/** When people are asked in. */
export const roomOpensAt = ({ startsAt }: Dated): string => new Date(Date.parse(startsAt) - SOON_MS).toISOString();
