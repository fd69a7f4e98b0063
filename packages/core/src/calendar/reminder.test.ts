import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, plusMinutes } from "../kernel/index.ts";
import { wallClockOf } from "../session/index.ts";
import { afterMove, lookAt, ownReminderAt, REMINDERS, type Reminder, remindersAt } from "./reminder.ts";

const ZONES = [
  "Europe/Paris",
  "Indian/Reunion",
  "America/Guadeloupe",
  "America/Miquelon",
  "Pacific/Tahiti",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/New_York",
  "Antarctica/Troll",
];
const zone = fc.constantFrom(...ZONES);
/** Around the nights on which clocks change in Europe and America, at any quarter of an hour. */
const startsAt = fc
  .tuple(
    fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-25", "2026-11-01", "2027-03-28"),
    fc.integer({ min: -9 * 96, max: 9 * 96 }),
  )
  .map(([day, quarters]) => plusMinutes(`${day}T00:00:00.000Z`, quarters * 15));
const people = fc.array(fc.record({ zone: fc.option(zone, { nil: undefined }) }), { minLength: 1, maxLength: 9 });
/** Someone changes his zone so many minutes before the session. */
const changes = fc.array(
  fc.record({ who: fc.nat(8), to: fc.option(zone, { nil: undefined }), before: fc.integer({ min: 1, max: 14_400 }) }),
  { maxLength: 6 },
);

interface Said {
  at: Instant;
  /** Where he lived then. */
  zone: string | undefined;
}

interface World {
  session: { startsAt: Instant; zone: string };
  people: readonly { zone?: string | undefined }[];
  changes: readonly { who: number; to: string | undefined; before: number }[];
  /** It leaves its date so many minutes before. */
  movedBefore?: number;
}

/** What each person hears of one reminder, as the jobs do it: due items in order, marks, changes of zone between. */
function play({ session, people: all, changes: moves, movedBefore }: World, reminder: Reminder): Said[][] {
  const heard: Said[][] = all.map(() => []);
  const living = all.map(({ zone: own }, who) => ({ who, zone: own }));
  const say = (who: number, at: Instant) => {
    const said = heard[who];
    // The mark: by person, session, date and reminder.
    if (said?.length === 0) said.push({ at, zone: living[who]?.zone });
  };
  const wakes = new Set([lookAt(session, reminder)]);
  const changing = moves
    .filter(({ who }) => who < all.length)
    .map(({ who, to, before }) => ({ who, to, at: plusMinutes(session.startsAt, -before) }))
    .sort((one, other) => one.at.localeCompare(other.at));
  const movedAt = movedBefore === undefined ? session.startsAt : plusMinutes(session.startsAt, -movedBefore);
  const wakeUntil = (limit: Instant) => {
    for (let [next] = [...wakes].sort(); next && next <= limit; [next] = [...wakes].sort()) {
      wakes.delete(next);
      if (next >= movedAt) continue;
      const { due, later } = remindersAt(living, session, { reminder, at: next });
      for (const hour of later) wakes.add(hour);
      for (const { who } of due) say(who, next);
    }
  };
  for (const { who, to, at } of changing) {
    wakeUntil(at);
    const person = living[who];
    if (!person || at >= movedAt) continue;
    const from = person.zone;
    person.zone = to;
    const next = afterMove(session, person, { reminder, from, at });
    if (next === at) say(who, at);
    else if (next) wakes.add(next);
  }
  wakeUntil(session.startsAt);
  return heard;
}

describe("reminders", () => {
  it("come to each once, at nine on his own wall, whatever zones a group lives in and clocks do", () => {
    fc.assert(
      fc.property(startsAt, zone, people, fc.constantFrom(...REMINDERS), (at, where, all, reminder) => {
        const session = { startsAt: at, zone: where };
        const heard = play({ session, people: all, changes: [] }, reminder);
        heard.forEach((said, who) => {
          expect(said).toHaveLength(1);
          expect(wallClockOf(said[0]?.at ?? "", all[who]?.zone ?? where).time).toBe("09:00");
        });
      }),
    );
  });

  it("come once to who changes his zone meanwhile: by the old hour, by the new, or at once when that has passed", () => {
    fc.assert(
      fc.property(startsAt, zone, people, changes, (at, where, all, moves) => {
        const session = { startsAt: at, zone: where };
        const heard = play({ session, people: all, changes: moves }, "eve");
        const changedAt = new Set(moves.map(({ before }) => plusMinutes(at, -before)));
        heard.forEach(([said, ...again]) => {
          expect(said).toBeDefined();
          expect(again).toEqual([]);
          const own = said ? ownReminderAt(session, "eve", said) : "";
          expect(said?.at === own || changedAt.has(said?.at ?? "")).toBe(true);
        });
      }),
    );
  });

  it("say nothing of a date from the moment on at which the session leaves it", () => {
    fc.assert(
      fc.property(startsAt, zone, people, fc.integer({ min: 0, max: 4_000 }), (at, where, all, movedBefore) => {
        const session = { startsAt: at, zone: where };
        const movedAt = plusMinutes(at, -movedBefore);
        const heard = play({ session, people: all, changes: [], movedBefore }, "eve");
        heard.forEach((said, who) => {
          const isAfter = ownReminderAt(session, "eve", all[who] ?? {}) >= movedAt;
          expect(said).toHaveLength(isAfter ? 0 : 1);
        });
      }),
    );
  });

  it("are not for who came after their hour", () => {
    const session = { startsAt: "2026-02-10T08:00:00.000Z", zone: "Europe/Paris" };
    const since = "2026-02-09T08:00:01.000Z";
    const at = "2026-02-09T20:00:00.000Z";
    expect(remindersAt([{ since }], session, { reminder: "eve", at })).toEqual({ due: [], later: [] });
    expect(afterMove(session, { since, zone: "Indian/Reunion" }, { reminder: "eve", from: undefined, at })).toBe(
      undefined,
    );
  });

  it("look at a group before it is nine of that day anywhere", () => {
    fc.assert(
      fc.property(startsAt, zone, fc.constantFrom(...REMINDERS), (at, own, reminder) => {
        const session = { startsAt: at, zone: "Europe/Paris" };
        expect(lookAt(session, reminder) < ownReminderAt(session, reminder, { zone: own })).toBe(true);
      }),
    );
  });
});
