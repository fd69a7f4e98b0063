import type * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Calendar } from "../firm/index.ts";
import { type Day, type Instant, type Operation, plusDays, plusMinutes, type Revised } from "../kernel/index.ts";
import { clashOf, refusedSlot, type Slot, whereOf } from "./clash.ts";
import { roomOperations } from "./room-booking.ts";
import { CoachDays } from "./session.table.ts";

type CoachDay = v.InferOutput<typeof CoachDays.options.schema>;
type Known = CoachDay & Partial<Revised>;

/** The longest way that a firm may set between two places: what was booked under another setting is found by it. */
const WAY_MOST_MINUTES = 240;

/** The first day of the quarter in which an instant stands. */
function quarterOf(instant: Instant): Day {
  const month = Math.floor((Number(instant.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${instant.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

/** The quarters that a meeting and the way to and from it touch: one, or two around midnight of the last day. */
function quartersOf({ startsAt, minutes }: Slot, wayMinutes = 0): Day[] {
  const first = quarterOf(plusMinutes(startsAt, -wayMinutes));
  const last = quarterOf(plusMinutes(startsAt, minutes - 1 + wayMinutes));
  return first === last ? [first] : [first, last];
}

interface Change {
  add: readonly Slot[];
  drop: readonly Slot[];
}

/** Who leads a slot: one session of a group may have another coach than the rest of it. */
const leads = (coachID: string) => (slot: Slot) => (slot.coachID ?? coachID) === coachID;

/**
 * A coach's quarters after some meetings left and some came; refused as `session.coach_busy` when two would overlap, and as
 * `session.travel_short` when the way between two places would not fit. Quarters that stay as they were are left out.
 */
export function occupied(known: readonly Known[], coachID: string, change: Change, travelMinutes = 0): Known[] {
  const isHis = leads(coachID);
  const dropped = new Set(change.drop.filter(isHis).map(({ sessionID }) => sessionID));
  const days = new Map<Day, Known>(known.map((row) => [row.day, row]));
  for (const row of known) {
    const busy = row.busy.filter(({ sessionID }) => !dropped.has(sessionID));
    if (busy.length < row.busy.length) days.set(row.day, { ...row, busy });
  }
  change.add.forEach((slot, index) => {
    if (!isHis(slot)) return;
    const place = whereOf(slot);
    const to = plusMinutes(slot.startsAt, slot.minutes);
    const entry = { from: slot.startsAt, to, sessionID: slot.sessionID, ...(place !== undefined && { place }) };
    for (const day of quartersOf(slot, place === undefined ? 0 : travelMinutes)) {
      const row: Known = days.get(day) ?? { coachID, day, busy: [] };
      const clash = clashOf(entry, row.busy, travelMinutes);
      if (clash) throw refusedSlot(clash, slot.startsAt, index);
      days.set(day, { ...row, busy: [...row.busy, entry] });
    }
  });
  const before = new Set(known);
  return [...days.values()].filter((row) => !before.has(row));
}

/**
 * The writes that keep a coach in one session at a time, the way between two places included, and a room for one
 * session: each row is replaced as it was read, so that of two commands that would book twice one is refused and
 * decides again. A slot that names another coach is his. Refused as `occupied` says, and as `session.room_busy`.
 */
export async function reserve(coachID: string, change: Change): Promise<Operation[]> {
  const slots = [...change.add, ...change.drop];
  const coaches = [...new Set(slots.map((slot) => slot.coachID ?? coachID))];
  const [calendar, ...known] = await Promise.all([
    Calendar.current(),
    ...coaches.map((one) => daysOf(one, slots.filter(leads(one)))),
  ]);
  const days = coaches.flatMap((one, at) => occupied(known[at] ?? [], one, change, calendar.travelMinutes));
  const written = days.map((row) =>
    row.rev === undefined ? CoachDays.create(row) : CoachDays.replace({ ...row, rev: row.rev }),
  );
  return [...written, ...(await roomOperations(change, calendar))];
}

/** A coach's days that these slots may meet, as they stand. */
async function daysOf(coachID: string, slots: readonly Slot[]) {
  const days = [...new Set(slots.flatMap((slot) => quartersOf(slot, WAY_MOST_MINUTES)))];
  const rows = await db().gets(...days.map((day) => ({ entity: CoachDays, key: { coachID, day } })));
  return rows.filter((row) => row !== undefined);
}

/** What this meeting would meet in the hours of each of these coaches, in their order. One round trip. */
export async function clashesOf(coachIDs: readonly string[], slot: Slot): Promise<("busy" | "travel" | undefined)[]> {
  const days = quartersOf(slot, WAY_MOST_MINUTES);
  const keys = coachIDs.flatMap((coachID) => days.map((day) => ({ entity: CoachDays, key: { coachID, day } })));
  const [calendar, rows] = await Promise.all([Calendar.current(), db().gets(...keys)]);
  const place = whereOf(slot);
  const wanted = { from: slot.startsAt, to: plusMinutes(slot.startsAt, slot.minutes), place };
  return coachIDs.map((coachID) => {
    const busy = rows.flatMap((row) => (row?.coachID === coachID ? row.busy : []));
    const others = busy.filter(({ sessionID }) => sessionID !== slot.sessionID);
    return clashOf(wanted, others, calendar.travelMinutes);
  });
}

/** When a coach is taken, from a day on, and where: what a proposal keeps clear of. */
export async function busyFrom(
  coachID: string,
  day: Day,
): Promise<{ startsAt: Instant; endsAt: Instant; place?: string }[]> {
  const { items } = await db().query({
    pk: ["COACHDAYS", coachID],
    between: [quarterOf(plusDays(day, -1)), "9999"],
    limit: 2_000,
  });
  const spans = rowsOf(CoachDays, items).flatMap(({ busy }) => busy);
  // A meeting around a quarter's end stands in both.
  return [...new Map(spans.map((span) => [`${span.sessionID} ${span.from}`, span])).values()]
    .filter(({ to }) => to >= plusDays(day, -1))
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ from, to, place }) => ({ startsAt: from, endsAt: to, ...(place !== undefined && { place }) }));
}
