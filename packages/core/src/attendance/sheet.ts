import type * as v from "valibot";
import type { Enrolment } from "../enrolment/index.ts";
import { hash, type Instant, type Row } from "../kernel/index.ts";
import type { SessionInfo } from "../session/index.ts";
import { type HalfDay, halfDaysOf, minutesBetween } from "./half-day.ts";
import { currentOf, type Sheet as Marked } from "./presence.ts";
import type { EntryRow, SignatureSheets } from "./signature.table.ts";

export type Entry = v.InferOutput<typeof EntryRow>;
export type Sheet = Row<typeof SignatureSheets>;
type Presence = NonNullable<Entry["presence"]>;

/** An entry before it takes its place in the chain. */
export type Unchained = Omit<Entry, "previous" | "hash">;

type Meeting = Pick<SessionInfo, "sessionID" | "startsAt" | "minutes" | "zone">;

/** The chain begins with the session that it signs for, as it was dated then. */
const seedOf = ({ sessionID, startsAt, minutes }: Meeting): string =>
  hash(JSON.stringify([sessionID, startsAt, minutes]));

/** Every field of an entry in a fixed order: the text that its hash is made of. */
function hashOf(entry: Unchained, previous: string): string {
  const { signatureID, half, act, enrolmentID, presence, lateMinutes, reason, name, method, via, by, at, inkHash } =
    entry;
  return hash(
    JSON.stringify([
      previous,
      signatureID,
      half,
      act,
      enrolmentID,
      presence,
      lateMinutes,
      reason,
      name,
      method,
      via,
      by,
      at,
      inkHash,
    ]),
  );
}

/** The entries with one more at their end. */
export function chained(session: Meeting, entries: readonly Entry[], entry: Unchained): Entry[] {
  const previous = entries.at(-1)?.hash ?? seedOf(session);
  return [...entries, { ...entry, previous, hash: hashOf(entry, previous) }];
}

/** Whether every entry still says what was hashed, after the one that stood before it. A session moved since changes nothing. */
export function isWhole(entries: readonly Entry[]): boolean {
  return entries.every(
    (entry, at) =>
      entry.hash === hashOf(entry, entry.previous) && (at === 0 || entry.previous === entries[at - 1]?.hash),
  );
}

/** What is known of one person for one half-day. */
export interface Cell {
  half: number;
  enrolmentID: string;
  state: "awaited" | "signed" | "late" | "absent" | "excused" | "present";
  lateMinutes: number | null;
  reason: string | null;
  signature: Entry | null;
  /** The last correction, once the sheet was closed. */
  correction: Entry | null;
}

const NO_CELL = { state: "awaited", lateMinutes: null, reason: null, signature: null, correction: null } as const;

/** One person's half-day, from what stands on the sheet in order; before anything does, from what the coach marked. */
export function cellOf(
  half: number,
  enrolmentID: string,
  sheet: Pick<Sheet, "entries"> | undefined,
  marked: Pick<Marked, "marks"> | undefined,
): Cell {
  const cell: Cell = { ...NO_CELL, half, enrolmentID };
  const mark = currentOf(marked?.marks ?? []).get(enrolmentID);
  if (mark?.presence === "absent" || mark?.presence === "excused")
    Object.assign(cell, { state: mark.presence, reason: mark.reason });
  if (mark?.presence === "late") cell.lateMinutes = mark.lateMinutes;
  for (const entry of sheet?.entries ?? []) {
    if (entry.half !== half || entry.enrolmentID !== enrolmentID) continue;
    if (entry.act === "signed") Object.assign(cell, { state: "signed", signature: entry, reason: null });
    if (entry.act === "noted") noted(cell, entry);
    if (entry.act === "corrected") corrected(cell, entry);
  }
  return cell;
}

function noted(cell: Cell, { presence, lateMinutes, reason }: Entry): void {
  cell.lateMinutes = presence === "late" ? lateMinutes : null;
  cell.reason = reason;
  if (presence === "absent" || presence === "excused") cell.state = presence;
  else cell.state = cell.signature ? "signed" : "awaited";
}

function corrected(cell: Cell, entry: Entry): void {
  const { presence, lateMinutes } = entry;
  const there = presence === "present" || presence === "late";
  cell.correction = entry;
  cell.lateMinutes = presence === "late" ? lateMinutes : null;
  cell.reason = null;
  cell.state = there && cell.signature ? "signed" : (presence ?? "awaited");
}

export const isThere = ({ state }: Pick<Cell, "state">): boolean =>
  state === "signed" || state === "present" || state === "late";

export const countersignatureOf = (sheet: Pick<Sheet, "entries"> | undefined, half: number): Entry | undefined =>
  sheet?.entries.find((entry) => entry.act === "countersigned" && entry.half === half);

/** Someone as a sheet names him: of the group, or its guest at this session. */
export type OnSheet = Pick<Enrolment.Info, "enrolmentID" | "given" | "family" | "organizationID" | "status">;

/** Whom a sheet speaks of: who has a seat, and who is on it or was marked and has left since. */
export function peopleOf(
  enrolments: readonly OnSheet[],
  sheet: Pick<Sheet, "entries"> | undefined,
  marked: Pick<Marked, "marks"> | undefined,
): OnSheet[] {
  const known = new Set([
    ...(sheet?.entries ?? []).map((entry) => entry.enrolmentID),
    ...(marked?.marks ?? []).map((mark) => mark.enrolmentID),
  ]);
  return enrolments
    .filter(({ status, enrolmentID }) => status === "accepted" || known.has(enrolmentID))
    .sort((one, other) => one.family.localeCompare(other.family, "fr") || one.given.localeCompare(other.given, "fr"));
}

/** The half-day that is being signed for: the last one that has begun; none before the session does. */
export function currentHalf(session: Meeting, at: Instant): HalfDay | undefined {
  return halfDaysOf(session).findLast(({ from }) => from <= at);
}

/** What a whole sheet says of one person's session: there when he was at one half-day at least, less what he missed. */
export function markFrom(session: Meeting, cells: readonly Cell[]) {
  const halves = halfDaysOf(session);
  const there = cells.filter(isThere);
  const [first] = cells;
  const missed = cells.filter((cell) => !isThere(cell)).map(({ half }) => halves[half]);
  const missedMinutes = missed.reduce((sum, one) => sum + (one ? minutesBetween(one.from, one.to) : 0), 0);
  const lateMinutes = there.reduce((sum, one) => sum + (one.lateMinutes ?? 0), 0);
  const presence: Presence =
    there.length === 0
      ? first?.state === "excused"
        ? "excused"
        : "absent"
      : lateMinutes > 0 || there.some(({ state }) => state === "late")
        ? "late"
        : "present";
  const wasThere = there.length > 0;
  return {
    enrolmentID: first?.enrolmentID ?? "",
    presence,
    lateMinutes: wasThere && lateMinutes > 0 ? lateMinutes : null,
    reason: presence === "excused" ? (first?.reason ?? null) : null,
    ...(wasThere && missedMinutes > 0 && { missedMinutes }),
  };
}

/** A name as two ways of writing it are compared: letters alone, without accents or case. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();

/** Whether a typed name is this person's: his given and his family name in either order. */
export function isNameOf(typed: string, { given, family }: { given: string; family: string }): boolean {
  const words = new Set(plain(typed).split(" "));
  const of = (name: string) => plain(name).split(" ");
  return of(family).every((word) => words.has(word)) && of(given).some((word) => words.has(word));
}
