import { compare } from "../../format/index.ts";
import { words } from "../../messages/attendance.ts";
import { words as meeting } from "../../messages/meeting.ts";
import type { Enrolment, Session, Whole } from "./cohort.data.ts";

export type Mark = Whole["attendance"][number]["marks"][number];
export type Presence = Mark["presence"];

export const PRESENCES = ["present", "late", "excused", "absent"] as const satisfies readonly Presence[];

/** Someone on a session's sheet: of the group, or its guest that day. */
export interface Person extends Pick<Enrolment, "enrolmentID" | "given" | "family"> {
  /** Of a guest: the group that he comes from. */
  homeName?: string;
}

export const nameOf = ({ given, family, homeName }: Omit<Person, "enrolmentID">) =>
  homeName === undefined ? `${given} ${family}` : words().guest(`${given} ${family}`, homeName);

export const marksOf = (whole: Whole, sessionID: string): readonly Mark[] | undefined =>
  whole.attendance.find((sheet) => sheet.sessionID === sessionID)?.marks;

/** The mark that counts: the last one of a person. */
export const markOf = (marks: readonly Mark[] | undefined, enrolmentID: string): Mark | undefined =>
  marks?.findLast((mark) => mark.enrolmentID === enrolmentID);

export const wasThere = ({ presence }: Pick<Mark, "presence">): boolean =>
  presence === "present" || presence === "late";

export const byName = (one: Person, other: Person) =>
  compare(`${one.family} ${one.given}`, `${other.family} ${other.given}`);

/** Whom a session's sheet speaks of, by name: who takes part, who was marked and has left since, its guests. */
export function peopleOf(whole: Whole, { sessionID }: Pick<Session, "sessionID">): Person[] {
  const marks = marksOf(whole, sessionID);
  const own: Person[] = whole.enrolments.filter(
    ({ status, enrolmentID }) => status === "accepted" || markOf(marks, enrolmentID) !== undefined,
  );
  return [...own, ...whole.guests.filter((guest) => guest.sessionID === sessionID)].sort(byName);
}

/** When a session that someone missed was made up for elsewhere. */
export const madeUpAt = ({ madeUp }: Whole, sessionID: string, enrolmentID: string): string | undefined =>
  madeUp.find((one) => one.sessionID === sessionID && one.enrolmentID === enrolmentID)?.startsAt;

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
  const known: Person[] = [...whole.enrolments, ...whole.guests];
  const names = new Map(known.map((one) => [one.enrolmentID, nameOf(one)]));
  const found = whole.sessions.flatMap((session) => {
    const marks = marksOf(whole, session.sessionID) ?? [];
    return marks.flatMap((after, index) => {
      const before = markOf(marks.slice(0, index), after.enrolmentID);
      return before ? [{ session, who: names.get(after.enrolmentID) ?? "", before, after }] : [];
    });
  });
  return found.sort((one, other) => other.after.at.localeCompare(one.after.at));
}
