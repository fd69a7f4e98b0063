import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, Day, DomainError, fn, line, Rev, refusedField } from "../kernel/index.ts";
import { CalendarRow, Calendars } from "./calendar.table.ts";

export type Info = v.InferOutput<typeof CalendarRow>;

const SPANS_MOST = 60;
const ROOMS_MOST = 20;
const TRAVEL_MOST_MINUTES = 240;

/** Of a firm that set nothing. */
export const USUAL: Info = { holidays: "france", spans: [], rooms: [], travelMinutes: 0 };

/** The firm's calendar; `rev` 0 when nobody wrote it yet. Asks for no role. */
export async function current(): Promise<Info & { rev: number }> {
  return (await db().get(Calendars, {})) ?? { ...USUAL, rev: 0 };
}

export const read = fn("calendar.read", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  return current();
});

const SpanDay = v.pipe(Day, v.minValue("2000-01-01", "day"), v.maxValue("2099-12-31", "day"));

/** `rev` as it was read: refused when someone wrote meanwhile (`calendar.changed_meanwhile`). */
const Write = v.object({
  holidays: CalendarRow.entries.holidays,
  spans: v.pipe(
    v.array(v.object({ name: line(80), from: SpanDay, to: SpanDay })),
    v.maxLength(SPANS_MOST, "calendar.spans_many"),
  ),
  rooms: v.pipe(v.array(line(300)), v.maxLength(ROOMS_MOST, "calendar.rooms_many")),
  travelMinutes: v.pipe(
    v.number(),
    v.integer("calendar.travel"),
    v.minValue(0, "calendar.travel"),
    v.maxValue(TRAVEL_MOST_MINUTES, "calendar.travel"),
  ),
  rev: Rev,
});

/** Says what new cycles keep free, and where there is one room. Dates that stand already do not move. */
export const write = fn("calendar.write", Write, async ({ rev, ...content }) => {
  Actor.assertRole("owner", "manager");
  assertSpans(content.spans);
  assertRooms(content.rooms);
  const spans = [...content.spans].sort((one, other) => one.from.localeCompare(other.from));
  const row = { ...content, spans };
  const written = await db().write(
    { calendar: rev === 0 ? Calendars.create(row) : Calendars.replace({ ...row, rev }) },
    { rev: rev + 1 },
  );
  if (written.refused)
    throw new DomainError("conflict", "calendar.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});

function assertSpans(spans: Info["spans"]): void {
  const wrong = spans.findIndex(({ from, to }) => to < from);
  if (wrong >= 0) throw refusedField(`spans.${wrong}.to`, "calendar.span_order", "A span ends before it starts");
}

function assertRooms(rooms: readonly string[]): void {
  const keys = rooms.map(placeKey);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice >= 0) throw refusedField(`rooms.${twice}`, "calendar.room_twice", "A room is named twice");
}

/** What tells places apart: neither case, nor spaces, nor the shape of an apostrophe. */
export function placeKey(place: string): string {
  return place.normalize("NFKC").toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, " ").trim();
}

export function isRoom({ rooms }: Pick<Info, "rooms">, place: string): boolean {
  return rooms.some((room) => placeKey(room) === placeKey(place));
}
