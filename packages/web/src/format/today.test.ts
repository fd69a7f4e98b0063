import { afterEach, expect, test } from "vitest";
import { today } from "./today.ts";
import { readHoursIn } from "./zone.ts";

afterEach(() => readHoursIn("Europe/Paris", () => ""));

const at = (instant: string) => Date.parse(instant);

test("today is the firm's day, late in the evening and on the year's last night", () => {
  expect(today(0, at("2026-11-22T22:59:59.999Z"))).toBe("2026-11-22");
  expect(today(0, at("2026-11-22T23:00:00.000Z"))).toBe("2026-11-23");
  expect(today(0, at("2026-12-31T23:30:00.000Z"))).toBe("2027-01-01");
  readHoursIn("America/Martinique");
  expect(today(0, at("2027-01-01T03:30:00.000Z"))).toBe("2026-12-31");
  readHoursIn("Pacific/Noumea");
  expect(today(0, at("2026-11-22T13:00:00.000Z"))).toBe("2026-11-23");
});

test("days later are counted by the calendar, over the nights that are longer or shorter", () => {
  expect(today(1, at("2027-03-27T23:30:00.000Z"))).toBe("2027-03-29");
  expect(today(1, at("2027-10-30T22:30:00.000Z"))).toBe("2027-11-01");
  expect(today(-1, at("2028-02-29T23:30:00.000Z"))).toBe("2028-02-29");
});
