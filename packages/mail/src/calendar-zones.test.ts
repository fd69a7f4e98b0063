import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, feedOf } from "./calendar.ts";

const ZONES = ["Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Noumea", "America/Miquelon"];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(2026, 0, 1);
const LAST = Date.UTC(2036, 0, 1);

const meeting = (startsAtMs: number, zone: string): CalendarEvent => ({
  uid: `${startsAtMs}@x`,
  sequence: 0,
  changedAt: "2026-01-01T00:00:00.000Z",
  startsAt: new Date(startsAtMs).toISOString(),
  minutes: 210,
  zone,
  title: "Séance",
  description: "",
  place: null,
  url: null,
  organizer: { name: "Cabinet", address: "a@x.example" },
  attendee: null,
  cancelled: false,
  alarmMinutes: null,
});

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  ]),
);
/** What clocks of the zone truly show: by the machine's own rules, of which the file knows nothing. */
const wallAt = (ms: number, zone: string) => formats.get(zone)?.format(new Date(ms)).replace(" ", "T") ?? "";

/** The hours from which clocks of the zone differ from those of the hour before, as the machine's rules have them. */
function changes(zone: string): number[] {
  const offset = (ms: number) => Date.parse(`${wallAt(ms, zone)}Z`) - ms;
  const days = Array.from({ length: (LAST - FIRST) / DAY_MS }, (_, day) => FIRST + day * DAY_MS);
  return days
    .filter((day) => offset(day) !== offset(day + DAY_MS))
    .flatMap((day) => Array.from({ length: 24 }, (_, hour) => day + (hour + 1) * HOUR_MS))
    .filter((hour) => offset(hour) !== offset(hour - HOUR_MS));
}

/** Read with nothing but what the file holds: no zone of the machine, none that was registered before. */
function read(text: string): { wall: string; zone: string; atMs: number }[] {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const { startDate } = new ICAL.Event(one);
    return { wall: String(startDate), zone: startDate.zone.tzid, atMs: startDate.toJSDate().getTime() };
  });
}

/** What a rule's TZOFFSETTO says: `+0200`. */
function secondsOf(rule: ICAL.Component): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(String(rule.getFirstPropertyValue("tzoffsetto"))) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

describe.each(ZONES)("the rules of %s that a file carries", (zone) => {
  const nights = changes(zone);

  it("lead from the hour on the wall to the true instant, all through ten years and in the nights of change", () => {
    const weeks = Array.from({ length: 174 }, (_, turn) => FIRST + turn * 21 * DAY_MS + ((turn * 5) % 24) * HOUR_MS);
    const around = nights.flatMap((night) => [-2, -1, -0.5, 0, 0.5, 1, 2].map((by) => night + by * HOUR_MS));
    const starts = [...weeks, ...around];
    const found = read(feedOf({ name: "", events: starts.map((start) => meeting(start, zone)) }));
    expect(found.map(({ atMs }) => atMs)).toEqual(starts);
    const local = found.filter((one) => one.zone === zone);
    expect(local.map(({ wall }) => wall)).toEqual(local.map(({ atMs }) => wallAt(atMs, zone)));
    // Said in UTC is the hour that clocks show twice, and no other.
    const isTwice = (ms: number) => [-1, 1].some((by) => wallAt(ms, zone) === wallAt(ms + by * HOUR_MS, zone));
    for (const { atMs, zone: said } of found) expect(isTwice(atMs), wallAt(atMs, zone)).toBe(said !== zone);
  });

  it("change as often as its clocks do", () => {
    const perYear = { "Europe/Paris": 2, "America/Miquelon": 2 }[zone] ?? 0;
    expect(nights).toHaveLength(perYear * 10);
    const [first = FIRST, second = FIRST] = nights;
    const file = new ICAL.Component(ICAL.parse(feedOf({ name: "", events: [meeting(FIRST, zone)] })));
    const rules = file.getFirstSubcomponent("vtimezone")?.getAllSubcomponents() ?? [];
    expect(rules).toHaveLength(Math.max(1, perYear));
    const offsets = [first, second].map((night) => Date.parse(`${wallAt(night, zone)}Z`) - night);
    const written = rules.map((rule) => secondsOf(rule));
    expect(new Set(written)).toEqual(new Set(offsets.map((offset) => offset / 1_000)));
  });
});
