import { compare } from "../../format/index.ts";
import { words } from "../../messages/attendance.ts";
import { words as meeting } from "../../messages/meeting.ts";
import type { Enrolment, Session, Whole } from "./cohort.data.ts";

export type Mark = Whole["attendance"][number]["marks"][number];
export type Presence = Mark["presence"];

export const PRESENCES = ["present", "late", "excused", "absent"] as const satisfies readonly Presence[];

export const nameOf = ({ given, family }: Pick<Enrolment, "given" | "family">) => `${given} ${family}`;

export const marksOf = (whole: Whole, sessionID: string): readonly Mark[] | undefined =>
  whole.attendance.find((sheet) => sheet.sessionID === sessionID)?.marks;

/** The mark that counts: the last one of a person. */
export const markOf = (marks: readonly Mark[] | undefined, enrolmentID: string): Mark | undefined =>
  marks?.findLast((mark) => mark.enrolmentID === enrolmentID);

export const wasThere = ({ presence }: Pick<Mark, "presence">): boolean =>
  presence === "present" || presence === "late";

export const byName = (one: Enrolment, other: Enrolment) =>
  compare(`${one.family} ${one.given}`, `${other.family} ${other.given}`);

/** Whom a session's sheet speaks of, by name: who takes part, and who was marked and has left since. */
export function peopleOf(whole: Whole, { sessionID }: Pick<Session, "sessionID">): Enrolment[] {
  const marks = marksOf(whole, sessionID);
  return whole.enrolments
    .filter(({ status, enrolmentID }) => status === "accepted" || markOf(marks, enrolmentID) !== undefined)
    .sort(byName);
}

/** `Présent`, `15 min de retard`, `Excusé`. */
export function told({ presence, lateMinutes }: Pick<Mark, "presence" | "lateMinutes">): string {
  return lateMinutes === null ? meeting().presence[presence] : words().lateBy(lateMinutes);
}

export interface Correction {
  session: Session;
  who: string;
  before: Mark;
  after: Mark;
}

/** What was said otherwise afterwards, the latest first. */
export function correctionsOf(whole: Whole): Correction[] {
  const names = new Map(whole.enrolments.map((one) => [one.enrolmentID, nameOf(one)]));
  const found = whole.sessions.flatMap((session) => {
    const marks = marksOf(whole, session.sessionID) ?? [];
    return marks.flatMap((after, index) => {
      const before = markOf(marks.slice(0, index), after.enrolmentID);
      return before ? [{ session, who: names.get(after.enrolmentID) ?? "", before, after }] : [];
    });
  });
  return found.sort((one, other) => other.after.at.localeCompare(one.after.at));
}
