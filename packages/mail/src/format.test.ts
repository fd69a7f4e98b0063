import { describe, expect, it } from "vitest";
import { counted, date, day, duration, moment, momentFor, money } from "./format.ts";
import { fr } from "./locale.ts";

describe("amounts", () => {
  it.each([
    [123_456, "1\u202f234,56\u00a0€", "€1,234.56"],
    [0, "0,00\u00a0€", "€0.00"],
    [-5, "\u22120,05\u00a0€", "\u2212€0.05"],
    [84_000, "840,00\u00a0€", "€840.00"],
  ])("writes %i cents in both languages", (cents, french, english) => {
    expect([money(cents, "fr"), money(cents, "en")]).toEqual([french, english]);
  });

  it("refuses a fraction of a cent", () => {
    expect(() => money(0.5, "fr")).toThrow(RangeError);
    expect(() => money(Number.NaN, "fr")).toThrow(RangeError);
  });
});

describe("dates", () => {
  it.each([
    ["2027-11-09T08:30:00.000Z", "Europe/Paris", "mardi 9 novembre 2027 à 9 h 30", "Tuesday 9 November 2027 at 09:30"],
    ["2028-02-01T08:00:00.000Z", "Europe/Paris", "mardi 1er février 2028 à 9 h", "Tuesday 1 February 2028 at 09:00"],
    ["2027-07-11T22:05:00.000Z", "Europe/Paris", "lundi 12 juillet 2027 à 0 h 05", "Monday 12 July 2027 at 00:05"],
    ["2027-03-28T01:00:00.000Z", "Europe/Paris", "dimanche 28 mars 2027 à 3 h", "Sunday 28 March 2027 at 03:00"],
    [
      "2027-11-09T08:30:00.000Z",
      "Indian/Reunion",
      "mardi 9 novembre 2027 à 12 h 30 (heure de La Réunion)",
      "Tuesday 9 November 2027 at 12:30 (Réunion Time)",
    ],
  ])("writes %s in %s", (instant, zone, french, english) => {
    const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
    expect([spaced(moment(instant, zone, "fr")), spaced(moment(instant, zone, "en"))]).toEqual([french, english]);
  });

  it.each([
    [
      "Indian/Reunion",
      "lundi 9 novembre 2026 à 9 h (heure de Paris), 12 h chez vous",
      "09:00 (Paris time), 12:00 your time",
    ],
    ["America/Martinique", "lundi 9 novembre 2026 à 9 h (heure de Paris), 4 h chez vous", "04:00 your time"],
    [
      "Pacific/Tahiti",
      "lundi 9 novembre 2026 à 9 h (heure de Paris), le dimanche 8 novembre 2026 à 22 h chez vous",
      "Sunday 8 November 2026 at 22:00 your time",
    ],
    ["Europe/Brussels", "lundi 9 novembre 2026 à 9 h", "Monday 9 November 2026 at 09:00"],
    [undefined, "lundi 9 novembre 2026 à 9 h", "Monday 9 November 2026 at 09:00"],
  ])("says what the clocks of %s show when it is another hour", (ownZone, french, english) => {
    const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
    const meeting = { startsAt: "2026-11-09T08:00:00.000Z", zone: "Europe/Paris", ...(ownZone && { ownZone }) };
    expect(spaced(momentFor(meeting, "fr"))).toBe(french);
    expect(spaced(momentFor(meeting, "en")).endsWith(english)).toBe(true);
  });

  it("never breaks inside a date or an hour", () => {
    expect(moment("2028-02-01T08:05:00.000Z", "Europe/Paris", "fr")).toBe(
      "mardi\u00a01er\u00a0février\u00a02028 à 9\u00a0h\u00a005",
    );
    expect(day("2027-12-11", "fr")).toBe("samedi\u00a011\u00a0décembre\u00a02027");
  });

  it("stand without their weekday where a period is named", () => {
    expect(date("2026-01-01", "fr")).toBe("1er\u00a0janvier\u00a02026");
    expect(date("2026-12-31", "fr")).toBe("31\u00a0décembre\u00a02026");
    expect(date("2026-01-01", "en")).toBe("1\u00a0January\u00a02026");
  });

  it("refuses what is not a day, an instant or a zone", () => {
    expect(() => date("1/1/2026", "fr")).toThrow(RangeError);
    expect(() => day("11/12/2027", "fr")).toThrow(RangeError);
    expect(() => day("2027-13-40", "fr")).toThrow(RangeError);
    expect(() => moment("hier", "Europe/Paris", "fr")).toThrow(RangeError);
    expect(() => moment("2027-11-09T08:30:00.000Z", "Mars/Olympus", "fr")).toThrow(RangeError);
  });
});

describe("lengths", () => {
  it.each([
    [45, "45\u00a0min", "45\u00a0min"],
    [120, "2\u00a0h", "2\u00a0h"],
    [125, "2\u00a0h\u00a005", "2\u00a0h\u00a05\u00a0min"],
    [210, "3\u00a0h\u00a030", "3\u00a0h\u00a030\u00a0min"],
  ])("writes %i minutes", (minutes, french, english) => {
    expect([duration(minutes, "fr"), duration(minutes, "en")]).toEqual([french, english]);
  });
});

describe("counts", () => {
  it("takes 0 and 1 as singular in French, 1 alone in English", () => {
    const french = [0, 1, 2].map((count) => counted(count, ["minute", "minutes"], "fr"));
    const english = [0, 1, 2].map((count) => counted(count, ["minute", "minutes"], "en"));
    expect(french).toEqual(["0\u00a0minute", "1\u00a0minute", "2\u00a0minutes"]);
    expect(english).toEqual(["0\u00a0minutes", "1\u00a0minute", "2\u00a0minutes"]);
  });
});

describe("French spaces", () => {
  it("sets the no-break ones in our words, and leaves those of others as they typed them", () => {
    const typed = "L'Atelier : conseil !";
    expect(fr`Le groupe « ${typed} » : vrai ; 30 % ? Oui !`).toBe(
      `Le groupe «\u00a0${typed}\u00a0»\u00a0: vrai\u202f; 30\u00a0%\u202f? Oui\u202f!`,
    );
  });
});
