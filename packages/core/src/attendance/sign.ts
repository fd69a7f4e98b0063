import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, hash, ID, notFound, now } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { halfDaysOf } from "./half-day.ts";
import { sessionOf, sheetOf } from "./marking.ts";
import { cellOf, chained, type Entry, isNameOf, type OnSheet, type Sheet, type Unchained } from "./sheet.ts";
import { Inks, SignatureSheets } from "./signature.table.ts";

/** Opens the sheet to who has no account: the link mailed with his enrolment, as it opens his dates. */
export const PURPOSE = "enrolment";

/** More on one sheet is no attendance any more; it stays far under what one row may hold. */
const ENTRIES_MAX = 300;
const STROKES_MAX = 12_000;

/** What was drawn: strokes as "M x y L x y …" in whole units of a pad of 600 by 200. Nothing else can stand in it. */
const Strokes = v.pipe(
  v.string(),
  v.maxLength(STROKES_MAX, "too_long"),
  v.regex(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/, "signature.strokes"),
);

/** A name typed as a signature, or strokes; a form without script sends empty texts for what was not used. */
export const Signed = {
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120, "too_long")), ""),
  strokes: v.optional(v.union([Strokes, v.literal("")], "signature.strokes"), ""),
};
export const Half = v.pipe(v.number(), v.integer("half"), v.minValue(0, "half"), v.maxValue(1, "half"));
export const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };

export interface Mark {
  name: string;
  strokes: string;
}

/** A session's sheet in its group. Two round trips. */
export async function openSheet(key: { cohortID: string; sessionID: string }) {
  const [group, sheet] = await Promise.all([Enrolment.groupOf(key.cohortID), db().get(SignatureSheets, key)]);
  const guests = Visit.guestsIn(group.items, key.sessionID).map((one) => ({ ...one, status: "accepted" as const }));
  const people: OnSheet[] = [...group.enrolments, ...guests];
  return { group, people, session: sessionOf(group, key.sessionID), sheet, marked: sheetOf(group, key.sessionID) };
}
export type Opened = Awaited<ReturnType<typeof openSheet>>;

export const refused = (code: string, message: string): DomainError =>
  new DomainError("conflict", `signature.${code}`, message);

/** Nobody signs for a half-day that has not begun, nor for one that is closed. */
export function assertSigned(session: Session.Stored, sheet: Sheet | undefined, half: number): void {
  const day = halfDaysOf(session)[half];
  if (!day) throw notFound("session");
  if (session.status === "cancelled") throw refused("cancelled", "This session is cancelled");
  if (now() < day.from) throw refused("too_early", "This half-day has not begun");
  if (sheet?.entries.some((entry) => entry.act === "countersigned" && entry.half === half)) {
    throw refused("closed", "This half-day is countersigned");
  }
}

/** The row with these entries after those it had; of two who write, one decides again. */
export function sheetWith(
  session: Session.Stored,
  sheet: Sheet | undefined,
  added: readonly Unchained[],
  lockedAt: string | null = null,
) {
  const entries = added.reduce((known: Entry[], entry) => chained(session, known, entry), [...(sheet?.entries ?? [])]);
  if (entries.length > ENTRIES_MAX) throw refused("too_many", "This sheet holds too much");
  const { cohortID, sessionID } = session;
  return sheet
    ? SignatureSheets.replace({ ...sheet, entries, lockedAt: lockedAt ?? sheet.lockedAt })
    : SignatureSheets.create({ cohortID, sessionID, entries, lockedAt });
}

/** What a signature is made of; refused when nothing was drawn and no name typed. */
export function markOf({ name, strokes }: Mark, known: string): Pick<Entry, "name" | "method" | "inkHash"> {
  if (strokes) return { name: known, method: "drawn", inkHash: hash(strokes) };
  if (!name) {
    const fields = [{ path: "name", code: "signature.required" }];
    throw new DomainError("input", "signature.required", "Sign by drawing or by typing your name", fields);
  }
  return { name, method: "typed", inkHash: null };
}

export const NOTHING = { presence: null, lateMinutes: null, reason: null };

/** The row that keeps what was drawn, where something was. */
export function inkOf(session: Session.Stored, signatureID: string, { strokes }: Mark) {
  const { cohortID, sessionID } = session;
  return strokes ? Inks.create({ cohortID, sessionID, signatureID, strokes }) : undefined;
}

interface Bearer {
  cohortID: string;
  sessionID: string;
  enrolmentID: string;
  half: number;
  via: "code" | "link";
}

/** One person's signature for one half-day, in one transaction with what he drew. */
function signAs({ enrolmentID, half, via, ...key }: Bearer, mark: Mark) {
  const signatureID = ID.create("signature");
  return untilWritten(async () => {
    const { people, session, sheet, marked } = await openSheet(key);
    const one = people.find((enrolment) => enrolment.enrolmentID === enrolmentID);
    if (one?.status !== "accepted") throw notFound("enrolment");
    assertSigned(session, sheet, half);
    if (cellOf(half, enrolmentID, sheet, marked).signature) throw refused("already", "This half-day is signed");
    const made = markOf(mark, `${one.given} ${one.family}`);
    // Whoever signs by the code on the screen says who he is; a name that is not his is a mistake, or another's.
    if (made.method === "typed" && !isNameOf(made.name, one)) {
      const fields = [{ path: "name", code: "signature.other_name" }];
      throw new DomainError("input", "signature.other_name", "This is not the name of who signs", fields);
    }
    const by = Actor.reference();
    const entry = { signatureID, half, act: "signed" as const, enrolmentID, ...NOTHING, ...made, via, by, at: now() };
    const written = await db().write(
      { sheet: sheetWith(session, sheet, [entry]), ink: inkOf(session, signatureID, mark) },
      { ...key, enrolmentID, signatureID, half },
    );
    return written.refused ? undefined : written.answer;
  });
}

/**
 * Someone signs for a half-day by the code on the screen, without an account: under his own name, once. Refused before
 * the half-day begins (`signature.too_early`), once it is countersigned (`signature.closed`), and the second time
 * (`signature.already`).
 */
export const signByCode = fn(
  "attendance.signByCode",
  v.object({ ...Key, enrolmentID: ID.schema("enrolment"), half: Half, ...Signed }),
  async ({ name, strokes, ...who }) => {
    if (Actor.use().type !== "visitor") throw Actor.forbidden();
    return signAs({ ...who, via: "code" }, { name, strokes });
  },
);

/** The same by one's own mailed link: sessions at a distance, and whoever forgot on the day. */
export const signByLink = fn(
  "attendance.signByLink",
  v.object({ sessionID: ID.schema("session"), half: Half, ...Signed }),
  async ({ name, strokes, ...which }) => {
    const { cohortID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
    // A guest signs where he was.
    const { items } = await Enrolment.groupOf(cohortID);
    const away = Visit.awayIn(items, enrolmentID).find(({ toSessionID }) => toSessionID === which.sessionID);
    const at = { ...which, cohortID: away?.toCohortID ?? cohortID };
    return signAs({ ...at, enrolmentID, via: "link" }, { name, strokes });
  },
);
