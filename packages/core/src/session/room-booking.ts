import type * as v from "valibot";
import { db } from "../db/index.ts";
import { Calendar } from "../firm/index.ts";
import { hash, type Instant, now, type Operation, plusDays, plusMinutes, type Revised } from "../kernel/index.ts";
import { overlaps, refusedSlot, type Slot, whereOf } from "./clash.ts";
import { RoomBookings } from "./session.table.ts";

type Known = v.InferOutput<typeof RoomBookings.options.schema> & Partial<Revised>;

/** A booking that ended longer ago than this is in nobody's way. */
const KEPT_DAYS = 30;

const keyOf = (slot: Slot): string | undefined => {
  const place = whereOf(slot);
  return place === undefined ? undefined : hash(place);
};

/** The writes that take sessions in and out of the places where they are held. */
export async function roomOperations(
  change: { add: readonly Slot[]; drop: readonly Slot[] },
  calendar: Pick<Calendar.Info, "rooms">,
): Promise<Operation[]> {
  const slots = [...change.add, ...change.drop];
  const keys = [...new Set(slots.map(keyOf).filter((key) => key !== undefined))];
  if (keys.length === 0) return [];
  const rows = await db().gets(...keys.map((roomKey) => ({ entity: RoomBookings, key: { roomKey } })));
  const rooms = new Set(calendar.rooms.map((room) => hash(Calendar.placeKey(room))));
  return keys.map((roomKey, at) => {
    const known: Known = rows[at] ?? { roomKey, busy: [] };
    const row = { ...known, busy: booked(known, change, rooms.has(roomKey)) };
    return row.rev === undefined ? RoomBookings.create(row) : RoomBookings.replace({ ...row, rev: row.rev });
  });
}

/** A place's bookings after some sessions left and some came; `isRoom`: it holds one at a time. */
function booked({ roomKey, busy }: Known, change: { add: readonly Slot[]; drop: readonly Slot[] }, isRoom: boolean) {
  const dropped = new Set(change.drop.map(({ sessionID }) => sessionID));
  const since = plusDays(now().slice(0, 10), -KEPT_DAYS);
  const after = busy.filter(({ sessionID, to }) => !dropped.has(sessionID) && to >= since);
  change.add.forEach((slot, index) => {
    if (keyOf(slot) !== roomKey) return;
    const { sessionID, startsAt: from, minutes } = slot;
    const entry = { from, to: plusMinutes(from, minutes), sessionID };
    if (isRoom && after.some((other) => overlaps(entry, other))) throw refusedSlot("room", from, index);
    after.push(entry);
  });
  return after;
}

/** When the place of a group is taken, if the firm names it a room; from a day on. */
export async function roomBusyFrom(
  where: Pick<Slot, "modality" | "place">,
  day: string,
  calendar: Pick<Calendar.Info, "rooms">,
): Promise<{ startsAt: Instant; endsAt: Instant }[]> {
  const place = whereOf(where);
  if (place === undefined || !Calendar.isRoom(calendar, place)) return [];
  const found = await db().get(RoomBookings, { roomKey: hash(place) });
  return (found?.busy ?? [])
    .filter(({ to }) => to >= plusDays(day, -1))
    .map(({ from, to }) => ({ startsAt: from, endsAt: to }));
}
