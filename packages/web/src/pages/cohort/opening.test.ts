import * as v from "valibot";
import { expect, test } from "vitest";
import { cycleOf, OpeningForm } from "./opening.ts";

const typed = (changes: Record<string, unknown> = {}, rhythm: Record<string, unknown> = {}) => ({
  programmeID: "programme_1",
  name: " Managers de proximité ",
  organizationID: "",
  coachID: "member_1",
  modality: "onsite",
  place: "Lyon",
  link: "https://visio.example/lyon",
  seatsMin: "5",
  seatsMax: "8",
  cycle: {
    start: "2026-12-01",
    regular: "6",
    rhythm: { kind: "month", nth: "last", weekday: "2", time: "09:30", everyWeeks: "3", ...rhythm },
    minutes: { kickoff: "180", regular: "210", review: "180" },
  },
  ...changes,
});
const read = (values: unknown) => v.parse(OpeningForm, values);
const refused = (values: unknown) => v.safeParse(OpeningForm, values).issues?.map((issue) => v.getDotPath(issue));

test("a monthly rhythm leaves the weeks aside, and a rhythm in weeks the month", () => {
  expect(read(typed()).cycle.rhythm).toEqual({ monthly: { nth: "last", weekday: 2 }, time: "09:30" });
  expect(read(typed({}, { kind: "weeks" })).cycle.rhythm).toEqual({ everyWeeks: 3, weekday: 2, time: "09:30" });
});

test("figures come out as numbers, a price as cents, nothing typed as nothing sent", () => {
  const wanted = read(typed({ priceNet: "1 250,50" }));
  expect(wanted).toMatchObject({ name: "Managers de proximité", priceNet: 125_050, seatsMin: 5, seatsMax: 8 });
  expect(wanted.cycle).toMatchObject({ regular: 6, minutes: { kickoff: 180, regular: 210, review: 180 } });
  expect("priceNet" in read(typed({ priceNet: "" }))).toBe(false);
});

test("a group’s zone is sent when one is written", () => {
  expect(read(typed()).cycle.zone).toBeUndefined();
  expect(read(typed({ cycle: { ...typed().cycle, zone: " Indian/Reunion " } })).cycle.zone).toBe("Indian/Reunion");
});

test("a group on site sends no link, a remote one no place", () => {
  expect(read(typed())).toMatchObject({ place: "Lyon", link: null });
  expect(read(typed({ modality: "remote" }))).toMatchObject({ place: null, link: "https://visio.example/lyon" });
});

test("a company's own group is never open to visitors, whatever the box said before", () => {
  expect(read(typed({ openToVisitors: "true" })).openToVisitors).toBe(true);
  const own = read(typed({ openToVisitors: "true", organizationID: "organization_1" }));
  expect(own).toMatchObject({ openToVisitors: false, organizationID: "organization_1" });
});

test.each([
  [typed({ name: "  " }), "name"],
  [typed({ seatsMin: "4" }), "seatsMin"],
  [typed({ seatsMax: "9" }), "seatsMax"],
  [typed({ priceNet: "12 pommes" }), "priceNet"],
  [typed({}, { time: "" }), "cycle.rhythm.time"],
  [typed({}, { kind: "weeks", everyWeeks: "27" }), "cycle.rhythm.everyWeeks"],
  [typed({ cycle: { ...typed().cycle, zone: "Europe/Pari" } }), "cycle.zone"],
])("what cannot be is refused beside its field", (values, path) => {
  expect(new Set(refused(values))).toEqual(new Set([path]));
});

test("dates are asked only once the rhythm can be read", () => {
  expect(cycleOf(typed())?.start).toBe("2026-12-01");
  expect(cycleOf(typed({}, { time: "" }))).toBeUndefined();
  expect(cycleOf({})).toBeUndefined();
});
