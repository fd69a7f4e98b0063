import * as v from "valibot";
import { type Cohort, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, now, refusedField } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Order } from "../order/index.ts";
import { Session, Sessions } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { Presence } from "./attendance.table.ts";
import { halfDaysOf } from "./half-day.ts";
import { sheetOperation, signed } from "./marking.ts";
import { currentOf, saysTheSame } from "./presence.ts";
import { cellOf, countersignatureOf, markFrom, peopleOf, type Unchained } from "./sheet.ts";
import {
  assertSigned,
  Half,
  inkOf,
  Key,
  markOf,
  NOTHING,
  type Opened,
  openSheet,
  refused,
  Signed,
  sheetWith,
} from "./sign.ts";

export const Event = { Completed: "attendance.completed", Asked: "attendance.signatureAsked" } as const;

const Minutes = v.pipe(v.number(), v.integer("minutes"), v.minValue(1, "minutes"), v.maxValue(240, "minutes"));
const About = { ...Key, enrolmentID: ID.schema("enrolment"), half: Half, presence: Presence };

export async function mine(key: { cohortID: string; sessionID: string }): Promise<Opened> {
  const opened = await openSheet(key);
  Session.assertLed(opened.group.cohort, opened.session);
  return opened;
}

export const seated = ({ people, sheet, marked }: Opened) => peopleOf(people, sheet, marked);

function assertOnSheet(opened: Opened, enrolmentID: string): void {
  if (seated(opened).some((one) => one.enrolmentID === enrolmentID)) return;
  throw refusedField("enrolmentID", "attendance.not_enrolled", "This person takes no part in the group");
}

export async function authorOf({ coachID, coachName }: Cohort.Info) {
  const { memberID: by } = Actor.member();
  return { by, name: by === coachID ? coachName : (await Member.get(by)).name, via: "member" as const, at: now() };
}

const bare = { method: null, inkHash: null };

/**
 * Says of someone that he does not come, or came late, for one half-day; `present` takes that back. While the half-day is
 * open: afterwards it is a correction.
 */
export const note = fn(
  "attendance.note",
  v.object({ ...About, lateMinutes: v.optional(Minutes), reason: v.optional(line(200)) }),
  async ({ cohortID, sessionID, enrolmentID, half, presence, lateMinutes, reason }) => {
    Actor.assertRole("owner", "manager", "coach");
    const signatureID = ID.create("signature");
    return untilWritten(async () => {
      const opened = await mine({ cohortID, sessionID });
      const { group, session, sheet, marked } = opened;
      assertOnSheet(opened, enrolmentID);
      assertSigned(session, sheet, half);
      const away = presence === "absent" || presence === "excused";
      if (away && cellOf(half, enrolmentID, sheet, marked).signature)
        throw refused("there", "He signed for this half-day");
      const entry: Unchained = {
        ...bare,
        ...(await authorOf(group.cohort)),
        signatureID,
        half,
        act: "noted",
        enrolmentID,
        presence,
        lateMinutes: presence === "late" ? (lateMinutes ?? null) : null,
        reason: presence === "excused" ? (reason ?? null) : null,
      };
      const answer = { cohortID, sessionID, enrolmentID, signatureID, half };
      const written = await db().write({ sheet: sheetWith(session, sheet, [entry]) }, answer);
      return written.refused ? undefined : written.answer;
    });
  },
);

/**
 * The coach signs last: once everyone of the half-day signed, or was said not to be there (`signature.incomplete`). With
 * the session's last half-day the sheet is closed and the session held, with the presence that the sheet tells.
 */
export const countersign = fn(
  "attendance.countersign",
  v.object({ ...Key, half: Half, ...Signed }),
  async ({ cohortID, sessionID, half, ...mark }) => {
    Actor.assertRole("owner", "coach");
    const signatureID = ID.create("signature");
    return untilWritten(async () => {
      const opened = await mine({ cohortID, sessionID });
      const { group, session, sheet, marked } = opened;
      const { memberID: by } = Actor.member();
      if (by !== session.coachID) throw refused("coach_only", "Only who led the session countersigns");
      assertSigned(session, sheet, half);
      const cells = seated(opened).map(({ enrolmentID }) => cellOf(half, enrolmentID, sheet, marked));
      if (cells.length === 0 || cells.some(({ state }) => state === "awaited"))
        throw refused("incomplete", "Someone has not signed and is not said to be away");
      const made = markOf(mark, session.standIn?.name ?? group.cohort.coachName);
      const at = now();
      const others = halfDaysOf(session).filter((day) => day.half !== half);
      const last = others.every((day) => countersignatureOf(sheet, day.half));
      const entry = { signatureID, half, act: "countersigned" as const, enrolmentID: null, ...NOTHING, ...made };
      const chain = sheetWith(session, sheet, [{ ...entry, via: "member", by, at }], last ? at : null);
      const written = await db().write(
        { chain, ink: inkOf(session, signatureID, mark), ...(last ? await holding(opened) : {}) },
        { cohortID, sessionID, signatureID, half, status: last ? "closed" : "open" },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);

/** The sheet as it will be read with these entries, before they take their place in its chain. */
export function supposing(opened: Opened, added: readonly Unchained[]): Opened {
  const { cohortID, sessionID } = opened.session;
  const sheet = opened.sheet ?? { cohortID, sessionID, entries: [], lockedAt: null, rev: 0 };
  const entries = [...sheet.entries, ...added.map((entry) => ({ ...entry, previous: "", hash: "" }))];
  return { ...opened, sheet: { ...sheet, entries } };
}

/** The session is held by its sheet: the same rows as when the coach says so, with what the sheet tells. */
export async function holding(opened: Opened) {
  const { group, session } = opened;
  const { cohortID, sessionID } = session;
  const completed = event(Event.Completed, { cohortID, sessionID });
  const told = await tellingOperation(opened);
  const closed = { sheetClosed: true } as const;
  if (session.status === "held") return { told, completed, session: Sessions.replace({ ...session, ...closed }) };
  if (group.sessions.every(({ status }) => status !== "held")) Order.assertAgreed(group);
  return { told, completed, ...Session.holding(group, sessionID, closed) };
}

/** The marks that make the session's presence say what the sheet says; those that already do are not repeated. */
async function tellingOperation(opened: Opened) {
  const { group, session, sheet, marked } = opened;
  const known = currentOf(marked?.marks ?? []);
  const halves = halfDaysOf(session);
  const marks = seated(opened).map(({ enrolmentID }) =>
    markFrom(
      session,
      halves.map(({ half }) => cellOf(half, enrolmentID, sheet, marked)),
    ),
  );
  const more = marks.filter((one) => !saysTheSame(one, known.get(one.enrolmentID)));
  if (more.length === 0) return undefined;
  const { cohortID, sessionID } = session;
  const sheetRow = sheetOperation(marked, { cohortID, sessionID, marks: await signed(group.cohort, more) });
  return [sheetRow, ...Visit.markOperations(group.items, sessionID, more)];
}

/**
 * Corrects a closed sheet (`signature.open` before): what was signed stays, the correction comes after it with its
 * author, its hour and its reason, and the session's presence follows.
 */
export const correctSheet = fn(
  "attendance.correctSheet",
  v.object({ ...About, lateMinutes: v.optional(Minutes), reason: line(300) }),
  async ({ cohortID, sessionID, enrolmentID, half, presence, lateMinutes, reason }) => {
    Actor.assertRole("owner", "manager", "coach");
    const signatureID = ID.create("signature");
    return untilWritten(async () => {
      const opened = await mine({ cohortID, sessionID });
      const { group, session, sheet } = opened;
      if (!sheet?.lockedAt) throw refused("open", "This sheet is not closed yet");
      if (!halfDaysOf(session)[half]) throw refusedField("half", "half", "This session has no such half-day");
      assertOnSheet(opened, enrolmentID);
      const entry: Unchained = {
        ...bare,
        ...(await authorOf(group.cohort)),
        signatureID,
        half,
        act: "corrected",
        enrolmentID,
        presence,
        lateMinutes: presence === "late" ? (lateMinutes ?? null) : null,
        reason,
      };
      const chain = sheetWith(session, sheet, [entry]);
      const told = await tellingOperation(supposing(opened, [entry]));
      const corrected = told && event("attendance.corrected", { cohortID, sessionID });
      const written = await db().write(
        { chain, told, corrected },
        { cohortID, sessionID, enrolmentID, signatureID, half },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);

/** Asks those who have not signed for a half-day that has begun, by mail: one each and half-day, however often pressed. */
export const askSignatures = fn("attendance.askSignatures", v.object(Key), async ({ cohortID, sessionID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const opened = await mine({ cohortID, sessionID });
  const { session, sheet, marked } = opened;
  const begun = halfDaysOf(session).filter(({ from, half }) => from <= now() && !countersignatureOf(sheet, half));
  if (session.status === "cancelled" || begun.length === 0) throw refused("closed", "Nothing is to be signed");
  const asked = seated(opened).filter(({ enrolmentID }) =>
    begun.some(({ half }) => cellOf(half, enrolmentID, sheet, marked).state === "awaited"),
  );
  if (asked.length === 0) throw refused("complete", "Everyone has signed");
  const operations = asked.map(({ enrolmentID }) => event(Event.Asked, { cohortID, sessionID, enrolmentID }));
  const written = await db().write({ asked: operations }, { cohortID, sessionID, asked: asked.length });
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  return written.answer;
});
