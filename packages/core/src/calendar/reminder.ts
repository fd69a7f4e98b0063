import { dayOf, type Instant, plusDays, plusMinutes } from "../kernel/index.ts";
import { instantOf, type SessionInfo } from "../session/index.ts";

/** What a reminder that fell due names: the session and the date it had, so that one of another date is dropped. */
export const ReminderDue = "calendar.reminderDue";

/** Days before a session on which people hear of it: the invitation, then the eve. */
export const BEFORE = { week: 7, eve: 1 } as const;
export type Reminder = keyof typeof BEFORE;
export const REMINDERS: readonly Reminder[] = ["week", "eve"];

const HOUR = "09:00";
/** From nine in the morning to midnight, and what a change of clocks may add. */
const HOURS_AHEAD = 15 + 2;

type Dated = Pick<SessionInfo, "startsAt" | "zone">;

/** Someone who is to be reminded; without a zone of his own he lives by his session's. */
export interface Reminded {
  zone?: string | undefined;
  /** Since when he is expected: whoever comes after the hour of the eve gets none; with his seat came the invitation. */
  since?: Instant | undefined;
}

/** Nine in the morning on the wall of this zone, whatever the clocks do between. */
export function reminderAt({ startsAt, zone }: Dated, reminder: Reminder): Instant {
  return instantOf(plusDays(dayOf(startsAt, zone), -BEFORE[reminder]), HOUR, zone);
}

/** The same on someone's own wall. */
export const ownReminderAt = (session: Dated, reminder: Reminder, { zone = session.zone }: Reminded): Instant =>
  reminderAt({ startsAt: session.startsAt, zone }, reminder);

/** When a session's people are looked at for a reminder: before it is nine of that day anywhere on earth. */
export function lookAt({ startsAt }: Pick<SessionInfo, "startsAt">, reminder: Reminder): Instant {
  return plusMinutes(startsAt, -(BEFORE[reminder] * 24 + HOURS_AHEAD) * 60);
}

/**
 * Whom a reminder is due to, and when it is to the others, each hour once. Who is mailed is marked by person, session,
 * date and reminder: that he is due again, woken for someone else, tells him nothing twice.
 */
export function remindersAt<P extends Reminded>(
  people: readonly P[],
  session: Dated,
  { reminder, at }: { reminder: Reminder; at: Instant },
): { due: P[]; later: Instant[] } {
  const all = people.map((person) => ({ person, hour: ownReminderAt(session, reminder, person) }));
  const due = all.filter(({ person, hour }) => hour <= at && wasThere(person, reminder, hour));
  const later = new Set(all.flatMap(({ hour }) => (hour > at ? [hour] : [])));
  return { due: due.map(({ person }) => person), later: [...later].sort() };
}

const wasThere = ({ since = "" }: Reminded, reminder: Reminder, hour: Instant): boolean =>
  reminder === "week" || since <= hour;

/**
 * A person of another zone than before: the hour at which his reminder is to come; when that has passed, `at`, if he was
 * to have it by the old one, undefined if he was not. He that had it already is marked.
 */
export function afterMove(
  session: Dated,
  person: Reminded,
  { reminder, from, at }: { reminder: Reminder; from: string | undefined; at: Instant },
): Instant | undefined {
  const hour = ownReminderAt(session, reminder, person);
  if (hour > at) return hour;
  return wasThere(person, reminder, ownReminderAt(session, reminder, { zone: from })) ? at : undefined;
}
