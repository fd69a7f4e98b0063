import { rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { type Day, dayOf } from "../kernel/index.ts";
import { Visit } from "../visit/index.ts";
import { AttendanceSheets } from "./attendance.table.ts";

/** What was held with one person there: minutes, late arrivals and missed half-days taken off; the days; sessions nobody recorded him at. */
export interface Followed {
  enrolmentID: string;
  name: string;
  minutes: number;
  days: Day[];
  unrecorded: Day[];
  /** He has his seat. */
  seated: boolean;
}

type Group = Pick<Enrolment.Group, "sessions" | "enrolments" | "items">;

/**
 * Hours held and followed of each of these people, from the sessions marked held and who was said to be there; one that
 * he missed and made up for in a sister group counts as it was held there. Pure.
 */
export function followedOf(group: Group, people: readonly { enrolmentID: string; name: string }[]): Followed[] {
  const sheets = new Map(rowsOf(AttendanceSheets, group.items).map((sheet) => [sheet.sessionID, sheet]));
  const held = group.sessions.filter(({ status }) => status === "held");
  return people.map(({ enrolmentID, name }) => {
    const followed: Followed = { enrolmentID, name, minutes: 0, days: [], unrecorded: [], seated: false };
    const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
    followed.seated = enrolment?.status === "accepted";
    const attended = new Set<string>();
    for (const session of held) {
      const { sessionID, startsAt, zone } = session;
      const mark = sheets.get(sessionID)?.marks.findLast((one) => one.enrolmentID === enrolmentID);
      const elsewhere = Visit.madeUp(group.items, sessionID, enrolmentID) !== undefined;
      if (!mark && !elsewhere) followed.unrecorded.push(dayOf(startsAt, zone));
      if (mark?.presence !== "present" && mark?.presence !== "late") continue;
      attended.add(sessionID);
      count(followed, session, mark);
    }
    for (const { missedID } of Visit.makeUpsIn(group.items)) {
      const made = attended.has(missedID) ? undefined : Visit.madeUp(group.items, missedID, enrolmentID);
      if (!made?.mark || attended.has(missedID)) continue;
      attended.add(missedID);
      count(followed, made, made.mark);
    }
    return followed;
  });
}

function count(
  followed: Followed,
  { minutes, startsAt, zone }: { minutes: number; startsAt: string; zone: string },
  mark: { lateMinutes: number | null; missedMinutes?: number | undefined },
): void {
  followed.minutes += Math.max(0, minutes - (mark.lateMinutes ?? 0) - (mark.missedMinutes ?? 0));
  followed.days.push(dayOf(startsAt, zone));
}
