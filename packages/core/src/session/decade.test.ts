import fc from "fast-check";
import { expect, it } from "vitest";
import { plusMinutes } from "../kernel/index.ts";
import { clashOf, type Slot } from "./clash.ts";
import { occupied } from "./coach-day.ts";
import { proposeCycle } from "./cycle.ts";
import type { Rhythm, Weekday } from "./rhythm.ts";
import { instantOf, wallClockOf } from "./wall-clock.ts";

const ZONES = ["Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Noumea", "America/Miquelon"];
const TRAVEL = 60;
const HOUR_MS = 3_600_000;
const zone = fc.constantFrom(...ZONES);
const two = (value: number) => String(value).padStart(2, "0");

/** What clocks show, by the machine's own words for it. */
function shownAt(ms: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(ms);
}

it("any minute of ten years is the one that clocks show, or stands after the gap, or first of two", () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  // Half of them in the hours and months in which clocks change.
  const night = fc.integer({ min: 0, max: 4 * 60 - 1 });
  const month = fc.constantFrom(3, 10, 11, 6);
  fc.assert(
    fc.property(
      zone,
      fc.integer({ min: 2026, max: 2035 }),
      month,
      fc.integer({ min: 1, max: 30 }),
      fc.oneof(minute, night),
      (where, year, mm, dd, at) => {
        const [day, time] = [`${year}-${two(mm)}-${two(dd)}`, `${two(Math.floor(at / 60))}:${two(at % 60)}`];
        const found = Date.parse(instantOf(day, time, where));
        const shown = shownAt(found, where);
        if (shown === `${day} ${time}`) {
          expect(shownAt(found - HOUR_MS, where)).not.toBe(shown);
          return;
        }
        // The hour does not exist: no instant of the day shows it, and clocks show it an hour later.
        const around = Array.from({ length: 5 }, (_, by) => shownAt(found + (by - 2) * HOUR_MS, where));
        expect(around).not.toContain(`${day} ${time}`);
        expect(shown).toBe(`${day} ${two(Math.floor(at / 60) + 1)}:${two(at % 60)}`);
      },
    ),
    { seed: 20_261_122, numRuns: 400 },
  );
});

it("a coach's cycles of ten years, in five zones and several places, never put him in two sessions at once", () => {
  const rhythm: fc.Arbitrary<Rhythm> = fc.record({
    everyWeeks: fc.integer({ min: 1, max: 6 }),
    weekday: fc.integer({ min: 1, max: 5 }).map((one) => one as Weekday),
    time: fc.constantFrom("08:00", "09:00", "10:30", "14:00", "18:00"),
  });
  const wanted = fc.record({
    rhythm,
    zone,
    month: fc.integer({ min: 0, max: 11 }),
    minutes: fc.constantFrom(90, 210, 480),
    place: fc.constantFrom(null, "Lyon", "Saint-Denis"),
  });
  fc.assert(
    fc.property(fc.integer({ min: 2026, max: 2035 }), fc.array(wanted, { minLength: 2, maxLength: 6 }), (year, all) => {
      let days: ReturnType<typeof occupied> = [];
      const booked: Slot[] = [];
      for (const [turn, one] of all.entries()) {
        const busy = booked.map(({ startsAt, minutes }) => ({
          startsAt: plusMinutes(startsAt, -TRAVEL),
          endsAt: plusMinutes(startsAt, minutes + TRAVEL),
        }));
        const minutes = { kickoff: one.minutes, regular: one.minutes, review: one.minutes };
        const start = `${year}-${two(one.month + 1)}-01`;
        const proposed = proposeCycle({
          ...one,
          start,
          minutes,
          regular: 4,
          holidays: "france",
          blockedDays: [],
          busy,
        });
        const add = proposed.map((session, at) => ({ ...session, sessionID: `ses_${turn}_${at}`, place: one.place }));
        // What was proposed clear of the others is taken as it is: `occupied` throws where two would meet.
        const changed = occupied(days, "mem_1", { add, drop: [] }, TRAVEL);
        days = [...days.filter(({ day }) => changed.every((row) => row.day !== day)), ...changed];
        booked.push(...add);
        const shifted = add.filter(({ startsAt }) => wallClockOf(startsAt, one.zone).time !== one.rhythm.time);
        expect(shifted).toEqual([]);
      }
      const held = [...new Map(days.flatMap(({ busy }) => busy).map((one) => [one.sessionID, one])).values()];
      expect(held).toHaveLength(booked.length);
      for (const one of held) {
        const others = held.filter((other) => other !== one);
        expect(clashOf(one, others, TRAVEL)).toBeUndefined();
      }
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
});
