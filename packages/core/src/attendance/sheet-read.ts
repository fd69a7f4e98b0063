import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, notFound, now } from "../kernel/index.ts";
import { Session } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { halfDaysOf } from "./half-day.ts";
import { sheetOf } from "./marking.ts";
import { paperOf } from "./scan.ts";
import { cellOf, countersignatureOf, currentHalf, isWhole, peopleOf } from "./sheet.ts";
import { Key, type Opened, openSheet, PURPOSE } from "./sign.ts";
import { Inks, SignatureSheets } from "./signature.table.ts";

/** How long after a session its people may still sign from their link. */
const SIGNED_WITHIN_DAYS = 60;
const SHEETS_MAX = 400;

function drawn(opened: Opened) {
  const { group, session, sheet, marked } = opened;
  const onSheet = peopleOf(opened.people, sheet, marked);
  const halves = halfDaysOf(session).map((day) => ({ ...day, countersignature: countersignatureOf(sheet, day.half) }));
  const people = onSheet.map(({ enrolmentID, given, family, organizationID }) => ({
    enrolmentID,
    given,
    family,
    organizationID,
    cells: halves.map(({ half }) => cellOf(half, enrolmentID, sheet, marked)),
  }));
  const entries = sheet?.entries ?? [];
  return {
    cohort: group.cohort,
    session,
    halves,
    people,
    entries,
    lockedAt: sheet?.lockedAt ?? null,
    paper: paperOf(sheet),
    isWhole: isWhole(entries),
  };
}
export type Drawn = ReturnType<typeof drawn>;

/** The sheet of one session as the coach and the firm see it. */
export const sheet = fn("attendance.sheet", v.object(Key), async (key) => {
  Actor.assertRole("owner", "manager", "coach");
  const opened = await openSheet(key);
  Session.assertLed(opened.group.cohort, opened.session);
  return drawn(opened);
});

/** The same with what was drawn, for its paper. */
export const sheetPaper = fn("attendance.sheetPaper", v.object(Key), async ({ cohortID, sessionID }) => {
  const [found, { items }] = await Promise.all([
    sheet({ cohortID, sessionID }),
    db().query({ pk: ["SIGNATURES", cohortID], begins: ["INK", sessionID], limit: SHEETS_MAX }),
  ]);
  return { ...found, inks: new Map(rowsOf(Inks, items).map(({ signatureID, strokes }) => [signatureID, strokes])) };
});

/** Sheets and strokes of one group: eight people and their coach, some twelve sessions, two half-days. */
const GROUP_MAX = 1_000;

export type Signed = Drawn & { inks: ReadonlyMap<string, string> };

/** The sheets that were begun in a group that is read already, by session, with what was drawn: for its papers. One query. */
export async function papersIn(group: Enrolment.Group): Promise<Map<string, Signed>> {
  Actor.assertRole("owner", "manager");
  const { cohortID } = group.cohort;
  const { items } = await db().query({ pk: ["SIGNATURES", cohortID], limit: GROUP_MAX });
  const inks = new Map(rowsOf(Inks, items).map(({ signatureID, strokes }) => [signatureID, strokes]));
  const sheets = new Map(rowsOf(SignatureSheets, items).map((row) => [row.sessionID, row]));
  const signed = group.sessions.flatMap((session) => {
    const { sessionID } = session;
    const known = sheets.get(sessionID);
    if (!known) return [];
    const [people, marked] = [group.enrolments, sheetOf(group, sessionID)];
    return [[sessionID, { ...drawn({ group, people, session, sheet: known, marked }), inks }] as const];
  });
  return new Map(signed);
}

/** What the code on the screen shows: the half-day that is being signed for, and whose signature it waits for. */
export async function ofCode(key: { cohortID: string; sessionID: string }) {
  if (Actor.use().type !== "visitor") throw Actor.forbidden();
  const opened = await openSheet(key);
  const { group, session, sheet: known, marked } = opened;
  if (session.status === "cancelled") throw notFound("session");
  const day = currentHalf(session, now());
  const isClosed = day !== undefined && countersignatureOf(known, day.half) !== undefined;
  const awaited = opened.people.filter(
    ({ status, enrolmentID }) =>
      status === "accepted" && day && !isClosed && !cellOf(day.half, enrolmentID, known, marked).signature,
  );
  return { cohort: group.cohort, session, day, isClosed, awaited };
}

/** What the bearer of an enrolment's link may sign: his half-days that have begun, and those he signed, the last first. */
export async function mineToSign() {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  const [group, { items }] = await Promise.all([
    Enrolment.groupOf(cohortID),
    db().query({ pk: ["SIGNATURES", cohortID], begins: ["SHEET"], limit: SHEETS_MAX }),
  ]);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!enrolment) throw notFound("enrolment");
  const sheets = new Map(rowsOf(SignatureSheets, items).map((row) => [row.sessionID, row]));
  const since = new Date(Date.parse(now()) - SIGNED_WITHIN_DAYS * 86_400_000).toISOString();
  const away = await Promise.all(Visit.awayIn(group.items, enrolmentID).map(visited));
  for (const { session, sheet } of away) if (sheet) sheets.set(session.sessionID, sheet);
  const marks = new Map(away.map(({ session, marked }) => [session.sessionID, marked]));
  const days = [...group.sessions, ...away.map(({ session }) => session)]
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .filter(({ status }) => enrolment.status === "accepted" && status !== "cancelled")
    .filter(({ startsAt }) => startsAt <= now() && startsAt > since)
    .flatMap((session) => {
      const known = sheets.get(session.sessionID);
      return halfDaysOf(session)
        .filter(({ from }) => from <= now())
        .map((day) => ({
          session,
          day,
          isClosed: countersignatureOf(known, day.half) !== undefined,
          cell: cellOf(day.half, enrolmentID, known, marks.get(session.sessionID) ?? sheetOf(group, session.sessionID)),
        }));
    });
  return { cohort: group.cohort, enrolment, days: days.reverse() };
}

/** The session of another group at which he is a guest. */
const visited = ({ toCohortID: cohortID, toSessionID: sessionID }: Visit.MakeUp) => openSheet({ cohortID, sessionID });
