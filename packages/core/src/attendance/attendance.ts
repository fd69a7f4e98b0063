import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, line, refusedField } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import { Session } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { mine, sheetOf, sheetOperation, signed } from "./marking.ts";
import { added, currentOf, type Said, type Sheet, type Unsigned } from "./presence.ts";
import { SignatureSheets } from "./signature.table.ts";

export type { Mark, Said, Sheet, Tally } from "./presence.ts";
export { ofSponsor, path, roster, told } from "./read.ts";

export const Event = { Corrected: "attendance.corrected" } as const;

/** More on one sheet is no correction any more. */
const MARKS_MAX = 200;
const PEOPLE_MAX = 60;
const LATE_MAX_MINUTES = 600;

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const enrolmentID = ID.schema("enrolment");
const Minutes = v.pipe(
  v.number(),
  v.integer("minutes"),
  v.minValue(1, "minutes"),
  v.maxValue(LATE_MAX_MINUTES, "minutes"),
);
const SaidOne = v.variant("presence", [
  v.object({ presence: v.literal("present"), enrolmentID }),
  v.object({ presence: v.literal("late"), enrolmentID, lateMinutes: v.optional(Minutes) }),
  v.object({ presence: v.literal("excused"), enrolmentID, reason: v.optional(line(200)) }),
  v.object({ presence: v.literal("absent"), enrolmentID }),
]);
const Sheeted = v.object({ ...Key, marks: v.pipe(v.array(SaidOne), v.maxLength(PEOPLE_MAX, "too_many")) });

/**
 * Marks a session held and says who was there, in one transaction: by the cohort's coach or the firm, at the earliest
 * a quarter of an hour before its start (`session.too_early`). Everyone who takes part is named
 * (`attendance.incomplete`), and the first session of a training action waits for its signed agreements
 * (`order.agreement_missing`). Said twice alike, it happens once; said otherwise it is a correction, which has its own
 * command (`attendance.already_held`).
 */
export const hold = fn("attendance.hold", Sheeted, async ({ cohortID, sessionID, marks }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const { group, session } = await mine({ cohortID, sessionID });
    const answer = { cohortID, sessionID, status: "held" as const };
    const sheet = sheetOf(group, sessionID);
    if (session.status === "held") {
      const other = decided(group, session, sheet, marks);
      if (other.length === 0) return answer;
      throw new DomainError("conflict", "attendance.already_held", "This session is already marked held");
    }
    const holding = Session.holding(group, sessionID);
    if (group.sessions.every(({ status }) => status !== "held")) Order.assertAgreed(group);
    assertComplete(expectedAt(group, sessionID), marks);
    const said = decided(group, session, sheet, marks);
    const marked = { cohortID, sessionID, marks: await signed(group.cohort, said) };
    const madeUp = Visit.markOperations(group.items, sessionID, said);
    const written = await db().write({ ...holding, sheet: sheetOperation(sheet, marked), madeUp }, answer);
    return written.refused ? undefined : written.answer;
  });
});

/**
 * Says who was at a session that is held (`attendance.not_held`): all of it where nobody did, or what was wrong. What
 * was said before stays; what is said again alike is not written twice. A sheet that everyone signed and the coach
 * countersigned takes no bare word any more (`attendance.signed`).
 */
export const correct = fn("attendance.correct", Sheeted, async ({ cohortID, sessionID, marks }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const { group, session } = await mine({ cohortID, sessionID });
    if (session.status !== "held") {
      throw new DomainError("conflict", "attendance.not_held", "This session is not marked held");
    }
    const sheet = sheetOf(group, sessionID);
    const more = decided(group, session, sheet, marks);
    const answer = { cohortID, sessionID, status: "held" as const };
    if (more.length === 0) return answer;
    if ((await db().get(SignatureSheets, { cohortID, sessionID }))?.lockedAt)
      throw new DomainError("conflict", "attendance.signed", "This sheet is signed: it is corrected with a reason");
    const marked = { cohortID, sessionID, marks: await signed(group.cohort, more) };
    const corrected = event(Event.Corrected, { cohortID, sessionID });
    const madeUp = Visit.markOperations(group.items, sessionID, more);
    const written = await db().write({ sheet: sheetOperation(sheet, marked), corrected, madeUp }, answer);
    return written.refused ? undefined : written.answer;
  });
});

/** The marks that these words add to the sheet; refused where they speak of someone who has no part in the group. */
function decided(
  group: Enrolment.Group,
  { minutes, sessionID }: Session.Stored,
  sheet: Sheet | undefined,
  said: readonly Said[],
): Unsigned[] {
  const marks = sheet?.marks ?? [];
  const known = currentOf(marks);
  const part = new Set(expectedAt(group, sessionID));
  for (const [at, one] of said.entries()) {
    const path = `marks.${at}.enrolmentID`;
    if (!part.has(one.enrolmentID) && !known.has(one.enrolmentID)) {
      throw refusedField(path, "attendance.not_enrolled", "This person takes no part in the group");
    }
    if (said.findIndex((other) => other.enrolmentID === one.enrolmentID) !== at) {
      throw refusedField(path, "attendance.twice", "This person is named twice");
    }
    if (one.presence === "late" && (one.lateMinutes ?? 0) >= minutes) {
      throw refusedField(`marks.${at}.lateMinutes`, "attendance.late_too_long", "Later than the session's end");
    }
  }
  const more = added(marks, said);
  if (marks.length + more.length > MARKS_MAX) {
    throw new DomainError("conflict", "attendance.too_many", "This sheet was corrected too often");
  }
  return more;
}

/** Who has a seat, and who comes to this session from another group. */
function expectedAt({ enrolments, items }: Enrolment.Group, sessionID: string): string[] {
  const accepted = enrolments.filter(({ status }) => status === "accepted");
  return [...accepted, ...Visit.guestsIn(items, sessionID)].map(({ enrolmentID }) => enrolmentID);
}

/** Nobody is present for having been forgotten, nor because he took his seat while the coach was ticking. */
function assertComplete(expected: readonly string[], said: readonly Said[]): void {
  const named = new Set(said.map((one) => one.enrolmentID));
  if (expected.every((enrolmentID) => named.has(enrolmentID))) return;
  throw new DomainError("conflict", "attendance.incomplete", "Someone who takes part is not named");
}
