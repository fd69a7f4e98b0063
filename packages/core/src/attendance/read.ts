import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Framing } from "../framing/index.ts";
import { Actor, fn, ID } from "../kernel/index.ts";
import { reviewIn } from "../review/index.ts";
import { Visit } from "../visit/index.ts";
import { AttendanceSheets } from "./attendance.table.ts";
import { currentOf, type Mark, presenceOf, type Sheet, type Tally, tallyOf, wasThere } from "./presence.ts";

const sheetsOf = ({ items }: Pick<Enrolment.Group, "items">): Map<string, Sheet> =>
  new Map(rowsOf(AttendanceSheets, items).map((sheet) => [sheet.sessionID, sheet]));

/** A cohort with its sessions, its people and who was there, for the firm and its coach: one query. */
export const roster = fn("attendance.roster", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  const group = await Enrolment.roster({ cohortID });
  const sheets = sheetsOf(group);
  return { ...group, sheets: group.sessions.flatMap(({ sessionID }) => sheets.get(sessionID) ?? []) };
});

/** What a participant reads of himself: his groups' dates, and at which sessions he was counted, without a reason. */
export async function path() {
  const steps = await Enrolment.path();
  return steps.map(({ items, ...step }) => {
    const sheets = sheetsOf({ items });
    const { enrolmentID } = step.enrolment;
    const known = step.sessions.map(
      (session) =>
        Visit.madeUp(items, session.sessionID, enrolmentID)?.mark ??
        presenceOf(session, sheets.get(session.sessionID), step.enrolment),
    );
    const makeUps = Visit.makeUpsIn(items).filter((one) => one.enrolmentID === enrolmentID);
    const review = step.enrolment.status === "accepted" ? reviewIn(items) : null;
    const framing = Framing.framingIn(items, step.enrolment.organizationID);
    return { ...step, review, framing, presences: known.map(own), tally: tallyOf(known), makeUps };
  });
}

function own(known: Said | "unrecorded" | null) {
  if (known === null || known === "unrecorded") return { presence: known, lateMinutes: null };
  return { presence: known.presence, lateMinutes: known.lateMinutes };
}

type Said = Pick<Mark, "presence" | "lateMinutes">;

/** There or not: whether an absence was excused, why, and how late one came stay in the group. */
export type Seen = "present" | "absent" | "unrecorded";
export interface Watched {
  enrolment: Enrolment.Stored;
  tally: Tally;
  presences: { sessionID: string; seen: Seen }[];
}

/**
 * What a sponsor reads: his organization's people in their groups, the dates, who was there, and what a group with one
 * of them released of its own. No reason, no one else.
 */
export async function ofSponsor() {
  const groups = await Enrolment.ofSponsor();
  return groups.map(({ cohort, sessions, enrolments, items }) => {
    const sheets = sheetsOf({ items });
    const people = enrolments.map((enrolment): Watched => {
      const { enrolmentID } = enrolment;
      const known = sessions.map(({ sessionID, ...session }) => {
        const elsewhere = Visit.madeUp(items, sessionID, enrolmentID)?.mark;
        return [
          sessionID,
          elsewhere ?? presenceOf({ ...session, sessionID }, sheets.get(sessionID), enrolment),
        ] as const;
      });
      return {
        enrolment,
        tally: tallyOf(known.map(([, one]) => one)),
        presences: known.flatMap(([sessionID, one]) => (one === null ? [] : [{ sessionID, seen: seen(one) }])),
      };
    });
    const hasSomeone = enrolments.some(({ status }) => status === "accepted");
    return { cohort, sessions, people, review: hasSomeone ? reviewIn(items) : null };
  });
}

function seen(known: Said | "unrecorded"): Seen {
  if (known === "unrecorded") return known;
  return wasThere(known) ? "present" : "absent";
}

/** Who was said to be at a session, and who not; nobody where nothing was said. For the jobs that follow it. */
export async function told(key: {
  cohortID: string;
  sessionID: string;
}): Promise<{ there: string[]; missed: string[] }> {
  Actor.assertSystem();
  const sheet = await db().get(AttendanceSheets, key);
  const marks = [...currentOf(sheet?.marks ?? []).values()];
  const ids = (some: readonly Mark[]) => some.map(({ enrolmentID }) => enrolmentID);
  return { there: ids(marks.filter(wasThere)), missed: ids(marks.filter((mark) => !wasThere(mark))) };
}
