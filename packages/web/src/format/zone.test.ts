import { afterEach, expect, test } from "vitest";
import { momentShort, time } from "./date.ts";
import { whenOf } from "./when.ts";
import { byClocksOf, learnZone, readHoursIn } from "./zone.ts";

afterEach(() => readHoursIn("Europe/Paris", () => ""));

const startsAt = "2026-12-09T05:00:00.000Z";

test("hours under the address of a group are by its clocks, and by the firm’s as soon as one leaves it", () => {
  let address = "/f/x/groupes/saint-denis";
  readHoursIn("Europe/Paris", () => address);
  learnZone("saint-denis", "Indian/Reunion");
  learnZone("noumea", "Pacific/Noumea");
  expect(time(startsAt)).toBe("9\u00a0h");
  address = "/f/x/groupes";
  expect(time(startsAt)).toBe("6\u00a0h");
  address = "/f/x/groupes/noumea/sondage";
  expect(time(startsAt)).toBe("16\u00a0h");
});

test("a session of a list is by its own clocks, named only when the firm’s show another hour", () => {
  readHoursIn("Europe/Paris", () => "");
  expect(whenOf({ startsAt, zone: "Indian/Reunion" }, time)).toBe("9\u00a0h (heure de La Réunion)");
  expect(whenOf({ startsAt, zone: "Europe/Brussels" }, time)).toBe("6\u00a0h");
  expect(whenOf({ startsAt }, time)).toBe("6\u00a0h");
  readHoursIn("Indian/Reunion");
  expect(whenOf({ startsAt, zone: "Indian/Reunion" }, momentShort)).not.toContain("heure");
});

test("one session’s clocks leave none behind, even when saying it fails", () => {
  expect(() =>
    byClocksOf("Pacific/Noumea", () => {
      throw new Error("unsayable");
    }),
  ).toThrow("unsayable");
  expect(time(startsAt)).toBe("6\u00a0h");
});
