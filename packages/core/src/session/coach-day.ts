import type * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import {
  type Day,
  DomainError,
  type Instant,
  type Operation,
  plusDays,
  plusMinutes,
  type Revised,
} from "../kernel/index.ts";
import { CoachDays } from "./session.table.ts";

export interface Slot {
  sessionID: string;
  startsAt: Instant;
  minutes: number;
}

type CoachDay = v.InferOutput<typeof CoachDays.options.schema>;
type Known = CoachDay & Partial<Revised>;

/** The UTC days that a meeting touches: two when it goes over midnight. */
export function daysOfSlot({ startsAt, minutes }: Slot): Day[] {
  const days: Day[] = [];
  const last = plusMinutes(startsAt, minutes - 1).slice(0, 10);
  for (let day = startsAt.slice(0, 10); day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** A coach's days after some meetings left and some came; refused as `session.coach_busy` when two would overlap. */
export function occupied(known: readonly Known[], coachID: string, change: { add: Slot[]; drop: Slot[] }): Known[] {
  const dropped = new Set(change.drop.map(({ sessionID }) => sessionID));
  const days = new Map(
    known.map((row) => [row.day, { ...row, busy: row.busy.filter(({ sessionID }) => !dropped.has(sessionID)) }]),
  );
  change.add.forEach((slot, index) => {
    const to = plusMinutes(slot.startsAt, slot.minutes);
    for (const day of daysOfSlot(slot)) {
      const row: Known = days.get(day) ?? { coachID, day, busy: [] };
      if (row.busy.some((other) => other.from < to && slot.startsAt < other.to)) throw coachBusy(slot.startsAt, index);
      days.set(day, { ...row, busy: [...row.busy, { from: slot.startsAt, to, sessionID: slot.sessionID }] });
    }
  });
  return [...days.values()];
}

export function coachBusy(startsAt: Instant, index: number): DomainError {
  const path = `startsAt.${index}`;
  return new DomainError("conflict", "session.coach_busy", `The coach is in another session at ${startsAt}`, [
    { path, code: "session.coach_busy" },
  ]);
}

/**
 * The writes that keep a coach in one session at a time: each of his days is replaced as it was read, so that of two
 * commands that would put him twice somewhere one is refused and decides again.
 */
export async function reserve(coachID: string, change: { add: Slot[]; drop: Slot[] }): Promise<Operation[]> {
  const days = [...new Set([...change.add, ...change.drop].flatMap(daysOfSlot))];
  const rows = await db().gets(...days.map((day) => ({ entity: CoachDays, key: { coachID, day } })));
  const known = rows.filter((row) => row !== undefined);
  return occupied(known, coachID, change).map((row) =>
    row.rev === undefined ? CoachDays.create(row) : CoachDays.replace({ ...row, rev: row.rev }),
  );
}

/** When a coach is taken, from a day on: what a proposal keeps clear of. */
export async function busyFrom(coachID: string, day: Day): Promise<{ startsAt: Instant; endsAt: Instant }[]> {
  const { items } = await db().query({
    pk: ["COACHDAYS", coachID],
    between: [plusDays(day, -1), "9999"],
    limit: 2_000,
  });
  return rowsOf(CoachDays, items)
    .flatMap(({ busy }) => busy)
    .map(({ from, to }) => ({ startsAt: from, endsAt: to }));
}
