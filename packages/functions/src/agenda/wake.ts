import { Calendar } from "@entrepairs/core/calendar";
import { now } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import type { SessionInfo } from "@entrepairs/core/session";

type Dated = Pick<SessionInfo, "cohortID" | "sessionID" | "startsAt" | "zone">;

/** One due item a session's date, reminder and hour, however often it is asked for. */
export async function wake(
  { cohortID, sessionID, startsAt }: Dated,
  reminder: Calendar.Reminder,
  dueAt: string,
): Promise<void> {
  const dueKey = `${reminder}.${sessionID}.${Date.parse(startsAt)}`;
  const ids = { cohortID, sessionID, startsAt, reminder };
  await Due.schedule({ dueAt, dueKey, event: Calendar.ReminderDue, ids });
}

/**
 * Its reminders: first a look at who is there, before anyone's hour; that look wakes each hour that they live by. Once
 * it has passed, the hours of these people alone. Of those whose hour has passed, whoever noticed sends what is due.
 */
export async function wakeFor(
  session: Dated,
  people: () => Promise<readonly Calendar.Reminded[]> | readonly Calendar.Reminded[],
): Promise<void> {
  const at = now();
  for (const reminder of Calendar.REMINDERS) {
    const look = Calendar.lookAt(session, reminder);
    if (look > at) {
      await wake(session, reminder, look);
      continue;
    }
    // Nobody's hour is to come when not even that of the farthest zone is.
    if (session.startsAt <= at) continue;
    const { later } = Calendar.remindersAt(await people(), session, { reminder, at });
    for (const hour of later) await wake(session, reminder, hour);
  }
}
