// @vitest-environment jsdom
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { show } from "../messages/locale.ts";
import * as format from "./index.ts";

const NB = "\u00A0";
const FINE = "\u202F";
afterEach(() => show("fr"));

test("money has a fine space between thousands, a no-break space before the sign, a true minus", () => {
  expect(format.money(123_456)).toBe(`1${FINE}234,56${NB}€`);
  expect(format.money(-5)).toBe(`−0,05${NB}€`);
  expect(() => format.money(0.5)).toThrow(RangeError);
  show("en");
  expect(format.money(123_456)).toBe("€1,234.56");
});

test("the first of the month is 1er, the others are not", () => {
  expect(format.dayLong("2026-02-01")).toBe(`dimanche 1er${NB}février${NB}2026`);
  expect(format.dayLong("2026-02-21")).toBe(`samedi 21${NB}février${NB}2026`);
  expect(format.dayShort("2026-02-01", new Date("2026-06-01"))).toBe(`dim.${NB}1er${NB}févr.`);
  expect(format.dayPlain("2026-11-11")).toBe(`11${NB}novembre${NB}2026`);
});

test("a short day carries its year when it is not this year's", () => {
  expect(format.dayShort("2026-11-09", new Date("2026-11-01"))).toBe(`lun.${NB}9${NB}nov.`);
  expect(format.dayShort("2027-11-09", new Date("2026-11-01"))).toBe(`mar.${NB}9${NB}nov.${NB}2027`);
});

test("hours are the firm's, written 9 h, 9 h 05, 14 h 30", () => {
  expect(format.time("2026-07-01T07:00:00.000Z")).toBe(`9${NB}h`);
  expect(format.time("2026-07-01T07:05:00.000Z")).toBe(`9${NB}h${NB}05`);
  expect(format.time("2026-12-01T13:30:00.000Z")).toBe(`14${NB}h${NB}30`);
  expect(format.time("2026-11-30T23:00:00.000Z")).toBe(`0${NB}h`);
  expect(format.dayLong("2026-11-30T23:30:00.000Z")).toBe(`mardi 1er${NB}décembre${NB}2026`);
  expect(format.clock("2026-07-01T07:05:00.000Z")).toBe("09:05");
});

test("ranges of days and of hours", () => {
  expect(format.dayRange("2026-02-01", "2026-02-03")).toBe(`1–3${NB}février${NB}2026`);
  expect(format.timeRange("2026-07-01T07:00:00.000Z", "2026-07-01T10:30:00.000Z")).toBe(
    `9${NB}h${NB}–${NB}12${NB}h${NB}30`,
  );
});

test("zero and one and a half are singular in French, not in English", () => {
  const words = (count: number) => format.plural(count, "séance", "séances");
  expect([0, 1, 1.5, 2].map(words)).toEqual([`0${NB}séance`, `1${NB}séance`, `1,5${NB}séance`, `2${NB}séances`]);
  show("en");
  expect(format.plural(0, "session", "sessions")).toBe(`0${NB}sessions`);
});

test("percents, rates, marks and lengths", () => {
  expect(format.percent(0.92)).toBe(`92${NB}%`);
  expect(format.rate(550)).toBe(`5,5${NB}%`);
  expect(format.score(4.2)).toBe(`4,2${FINE}/${FINE}5`);
  expect([45, 60, 210].map(format.duration)).toEqual([`45${NB}min`, `1${NB}h`, `3${NB}h${NB}30`]);
});

test("how long ago", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  expect(format.fromNow("2026-11-21T12:00:00Z", now)).toBe("hier");
  expect(format.fromNow("2026-12-03T12:00:00Z", now)).toBe("dans 11 jours");
  expect(format.fromNow("2026-11-22T14:00:00Z", now)).toBe(`dans 2${NB}heures`.replace(NB, " "));
});

test("searches see neither accents nor case, œ is oe, and order is a reader's", () => {
  expect(format.matches("coeur ELEVE", "Cœur de métier", "élève")).toBe(true);
  expect(format.matches("lille", "Lyon")).toBe(false);
  expect(["Zoé", "été", "Groupe 10", "Groupe 2", "Eve"].sort(format.compare)).toEqual([
    "été",
    "Eve",
    "Groupe 2",
    "Groupe 10",
    "Zoé",
  ]);
});

test("numbers are read however they are typed, and never guessed", () => {
  expect(["1234,5", `1${FINE}234,50${NB}€`, "1 234.5"].map(format.centsOf)).toEqual([123_450, 123_450, 123_450]);
  expect(["", "12,345", "1.234,50", "douze"].map(format.centsOf)).toEqual([undefined, undefined, undefined, undefined]);
  expect(format.numberOf("5,5 %")).toBe(5.5);
});

test("what money shows and what a field edits read back as the same cents", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (cents) => {
      expect(format.centsOf(format.money(cents))).toBe(cents);
      expect(format.centsOf(format.typedOf(cents))).toBe(cents);
    }),
    { seed: 7, numRuns: 300 },
  );
});
