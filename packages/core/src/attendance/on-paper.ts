import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor, fn, ID, line, now, readUpload, refusedField, Upload } from "../kernel/index.ts";
import { authorOf, holding, mine, seated, supposing } from "./closing.ts";
import { halfDaysOf } from "./half-day.ts";
import { scanRows, scansOf } from "./scan.ts";
import { cellOf, countersignatureOf, type Unchained } from "./sheet.ts";
import { Key, type Opened, refused, sheetWith } from "./sign.ts";

const PEOPLE_MAX = 60;

const OnPaper = v.object({
  ...Key,
  /** Whose signature stands on the paper; whoever else was awaited did not come. */
  enrolmentIDs: v.pipe(v.array(ID.schema("enrolment")), v.maxLength(PEOPLE_MAX, "too_many")),
  /** Where the paper is kept, in the words of who says so. */
  statement: v.pipe(line(300), v.minLength(1, "required")),
  scan: v.optional(v.nullable(Upload), null),
});

/**
 * Says that a session's sheet was signed on paper, with its scan or a word on where it is: every half-day that is still
 * open is closed by it, under the name and the hour of who says so, in the same chain as signatures made here. Refused
 * before the last half-day begins (`signature.too_early`), of someone who was said to be away (`signature.away`), and
 * where nobody signed (`signature.nobody`).
 */
export const signedOnPaper = fn("attendance.signedOnPaper", OnPaper, async ({ cohortID, sessionID, ...said }) => {
  Actor.assertRole("owner", "manager", "coach");
  const scanned = said.scan && readUpload(said.scan, "scan");
  return untilWritten(async () => {
    const opened = await mine({ cohortID, sessionID });
    const { group, session, sheet } = opened;
    const open = assertOpen(opened);
    const author = await authorOf(group.cohort);
    const entries = entriesOf(opened, open, said.enrolmentIDs).map((entry) => ({
      ...entry,
      ...author,
      signatureID: ID.create("signature"),
      ...(entry.method === "paper" && { reason: said.statement, inkHash: scanned?.hash ?? null }),
    }));
    const written = await db().write(
      {
        chain: sheetWith(session, sheet, entries, author.at),
        scan: said.scan ? scanRows({ cohortID, sessionID }, said.scan) : [],
        ...(await holding(supposing(opened, entries))),
      },
      { cohortID, sessionID, status: "closed" },
    );
    return written.refused ? undefined : written.answer;
  });
});

const SCANS_MAX = 10;

const Attached = v.object({ ...Key, statement: v.pipe(line(300), v.minLength(1, "required")), scan: Upload });

/**
 * Adds a scan to a sheet that was closed on paper: after everything that stands on it, with who added it, when and a
 * word on what it shows; nothing is rewritten. Refused before it is closed (`signature.open`), on one that was signed
 * here (`signature.not_on_paper`), and of a scan that it has (`signature.scan_known`).
 */
export const attachScan = fn("attendance.attachScan", Attached, async ({ cohortID, sessionID, statement, scan }) => {
  Actor.assertRole("owner", "manager", "coach");
  const { hash: inkHash } = readUpload(scan, "scan");
  const signatureID = ID.create("signature");
  return untilWritten(async () => {
    const { group, session, sheet } = await mine({ cohortID, sessionID });
    if (!sheet?.lockedAt) throw refused("open", "This sheet is not closed yet");
    const known = scansOf(sheet);
    if (!known) throw refused("not_on_paper", "This sheet was signed here");
    if (known.some(({ hash }) => hash === inkHash)) throw refused("scan_known", "This sheet has this scan");
    if (known.length >= SCANS_MAX) throw refused("too_many", "This sheet holds too much");
    const entry = { ...BARE, ...(await authorOf(group.cohort)), signatureID, half: 0, enrolmentID: null };
    const attached = { ...entry, act: "attached" as const, method: "paper" as const, reason: statement, inkHash };
    const written = await db().write(
      { chain: sheetWith(session, sheet, [attached]), scan: scanRows({ cohortID, sessionID, signatureID }, scan) },
      { cohortID, sessionID, signatureID },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** The half-days that nobody closed; all of them have begun. */
function assertOpen({ session, sheet }: Opened): number[] {
  const days = halfDaysOf(session);
  const open = days.filter(({ half }) => !countersignatureOf(sheet, half));
  if (session.status === "cancelled") throw refused("cancelled", "This session is cancelled");
  if (open.length === 0) throw refused("closed", "This sheet is closed");
  if (days.some(({ from }) => from > now())) throw refused("too_early", "A half-day has not begun");
  return open.map(({ half }) => half);
}

type Said = Omit<Unchained, "signatureID" | "by" | "name" | "via" | "at">;

/** What is added to the sheet, half-day by half-day: who signed, who did not come, the coach last. Pure. */
function entriesOf(opened: Opened, open: readonly number[], enrolmentIDs: readonly string[]): Said[] {
  const { sheet, marked } = opened;
  const people = seated(opened);
  const known = new Set(people.map(({ enrolmentID }) => enrolmentID));
  const stranger = enrolmentIDs.findIndex((id) => !known.has(id));
  if (stranger >= 0) {
    throw refusedField(`enrolmentIDs.${stranger}`, "attendance.not_enrolled", "This person takes no part in the group");
  }
  const cells = open.flatMap((half) => people.map(({ enrolmentID }) => cellOf(half, enrolmentID, sheet, marked)));
  const stays = (id: string) => cells.some(({ enrolmentID, state }) => enrolmentID === id && !isAway(state));
  if (!enrolmentIDs.every(stays)) throw refused("away", "Someone who was said to be away did not sign");
  const awaited = cells.filter(({ state }) => state === "awaited");
  const entries = awaited.map(({ half, enrolmentID }): Said => {
    const about = { ...BARE, half, enrolmentID };
    if (!enrolmentIDs.includes(enrolmentID)) return { ...about, act: "noted", presence: "absent" };
    return { ...about, act: "signed", method: "paper" };
  });
  const isThere = entries.some(({ act }) => act === "signed") || cells.some(({ signature }) => signature !== null);
  if (!isThere) throw refused("nobody", "Nobody signed this sheet");
  const coach = open.map((half): Said => ({ ...BARE, half, enrolmentID: null, act: "countersigned", method: "paper" }));
  return [...entries, ...coach];
}

const isAway = (state: string): boolean => state === "absent" || state === "excused";

const BARE = { presence: null, lateMinutes: null, reason: null, method: null, inkHash: null };
