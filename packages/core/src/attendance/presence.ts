import type * as v from "valibot";
import type { Enrolment } from "../enrolment/index.ts";
import type { Row } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import type { AttendanceSheets, MarkRow } from "./attendance.table.ts";

export type Mark = v.InferOutput<typeof MarkRow>;
export type Sheet = Row<typeof AttendanceSheets>;

/** What is said of one person: late with its minutes when they were counted, excused with its reason when it is told. */
export type Said =
  | { enrolmentID: string; presence: "present" | "absent" }
  | { enrolmentID: string; presence: "late"; lateMinutes?: number | undefined }
  | { enrolmentID: string; presence: "excused"; reason?: string | undefined };

/** Sessions held that someone was at, those that somebody said it of, and those that nobody did. */
export interface Tally {
  present: number;
  recorded: number;
  unrecorded: number;
}

/** The mark that counts, of each person: the last one. */
export function currentOf(marks: readonly Mark[]): Map<string, Mark> {
  return new Map(marks.map((mark) => [mark.enrolmentID, mark]));
}

/** A mark before it is signed. */
export type Unsigned = Omit<Mark, "at" | "by" | "byName">;

/** The marks to add, so that the sheet says what is said; those that already say it are not repeated. */
export function added(marks: readonly Mark[], said: readonly Said[]): Unsigned[] {
  const current = currentOf(marks);
  const asked = said.map((one) => ({
    enrolmentID: one.enrolmentID,
    presence: one.presence,
    lateMinutes: (one.presence === "late" && one.lateMinutes) || null,
    reason: (one.presence === "excused" && one.reason) || null,
  }));
  return asked.filter((mark) => !saysTheSame(mark, current.get(mark.enrolmentID)));
}

export function saysTheSame(mark: Unsigned, known: Mark | undefined): boolean {
  if (known?.presence !== mark.presence || known.missedMinutes !== mark.missedMinutes) return false;
  return known.lateMinutes === mark.lateMinutes && known.reason === mark.reason;
}

/** Whether he was in the room, on time or not. */
export const wasThere = ({ presence }: Pick<Mark, "presence">): boolean =>
  presence === "present" || presence === "late";

/**
 * What is known of one person at one session: his mark; `unrecorded` when it was held and nobody said who was there;
 * null when it says nothing of him, being to come, or held before he took his seat.
 */
export function presenceOf(
  session: Session.Info,
  sheet: Pick<Sheet, "marks"> | undefined,
  enrolment: Enrolment.Info,
): Mark | "unrecorded" | null {
  if (session.status !== "held") return null;
  if (sheet) return currentOf(sheet.marks).get(enrolment.enrolmentID) ?? null;
  const seated = enrolment.status === "accepted" && (enrolment.acceptedAt ?? "") <= (session.heldAt ?? "");
  return seated ? "unrecorded" : null;
}

/** A session that nobody recorded is never an absence: it is counted apart. */
export function tallyOf(known: readonly (Pick<Mark, "presence"> | "unrecorded" | null)[]): Tally {
  const marks = known.filter((one) => one !== null && one !== "unrecorded");
  return {
    present: marks.filter(wasThere).length,
    recorded: marks.length,
    unrecorded: known.filter((one) => one === "unrecorded").length,
  };
}
