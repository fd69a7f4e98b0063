import { dayOf, type Instant, plusDays } from "../kernel/index.ts";
import { instantOf, type SessionInfo } from "../session/index.ts";

/** What a reminder that fell due names: the session and the date it had, so that one of another date is dropped. */
export const ReminderDue = "calendar.reminderDue";

/** Days before a session on which people hear of it: the invitation, then the eve. */
export const BEFORE = { week: 7, eve: 1 } as const;
export type Reminder = keyof typeof BEFORE;
export const REMINDERS: readonly Reminder[] = ["week", "eve"];

const HOUR = "09:00";

/** Nine in the morning on the wall where the session is, whatever the clocks do between. */
export function reminderAt({ startsAt, zone }: Pick<SessionInfo, "startsAt" | "zone">, reminder: Reminder): Instant {
  return instantOf(plusDays(dayOf(startsAt, zone), -BEFORE[reminder]), HOUR, zone);
}
