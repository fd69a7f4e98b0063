import { rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { type Day, dayOf } from "../kernel/index.ts";
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

/** Hours held and followed of each of these people, from the sessions marked held and who was said to be there. Pure. */
export function followedOf(group: Group, people: readonly { enrolmentID: string; name: string }[]): Followed[] {
  const sheets = new Map(rowsOf(AttendanceSheets, group.items).map((sheet) => [sheet.sessionID, sheet]));
  const held = group.sessions.filter(({ status }) => status === "held");
  return people.map(({ enrolmentID, name }) => {
    const followed: Followed = { enrolmentID, name, minutes: 0, days: [], unrecorded: [], seated: false };
    const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
    followed.seated = enrolment?.status === "accepted";
    for (const { sessionID, minutes, startsAt, zone } of held) {
      const day = dayOf(startsAt, zone);
      const mark = sheets.get(sessionID)?.marks.findLast((one) => one.enrolmentID === enrolmentID);
      if (!mark) followed.unrecorded.push(day);
      if (mark?.presence !== "present" && mark?.presence !== "late") continue;
      followed.minutes += Math.max(0, minutes - (mark.lateMinutes ?? 0) - (mark.missedMinutes ?? 0));
      followed.days.push(day);
    }
    return followed;
  });
}
