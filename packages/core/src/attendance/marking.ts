import type { Cohort } from "../cohort/index.ts";
import { rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, notFound, now } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Session } from "../session/index.ts";
import { AttendanceSheets } from "./attendance.table.ts";
import type { Mark, Sheet, Unsigned } from "./presence.ts";

/** The group of a session that the actor leads, whose group he leads, or whose firm he manages. */
export async function mine(key: { cohortID: string; sessionID: string }) {
  const group = await Enrolment.groupOf(key.cohortID);
  const session = sessionOf(group, key.sessionID);
  Session.assertLed(group.cohort, session);
  return { group, session };
}

export function sessionOf({ sessions }: Enrolment.Group, sessionID: string): Session.Stored {
  const found = sessions.find((one) => one.sessionID === sessionID);
  if (!found) throw notFound("session");
  return found;
}

export function sheetOf({ items }: Enrolment.Group, sessionID: string): Sheet | undefined {
  return rowsOf(AttendanceSheets, items).find((sheet) => sheet.sessionID === sessionID);
}

/** Who says it, and when; the coach's name stands on his cohort. */
export async function signed(cohort: Cohort.Info, marks: readonly Unsigned[]): Promise<Mark[]> {
  if (marks.length === 0) return [];
  const { memberID: by } = Actor.member();
  const byName = by === cohort.coachID ? cohort.coachName : (await Member.get(by)).name;
  const at = now();
  return marks.map((mark) => ({ ...mark, at, by, byName }));
}

export function sheetOperation(sheet: Sheet | undefined, { marks, ...key }: Omit<Sheet, "rev">) {
  return sheet
    ? AttendanceSheets.replace({ ...sheet, marks: [...sheet.marks, ...marks] })
    : AttendanceSheets.create({ ...key, marks });
}
