import { expect, test } from "vitest";
import type { Card } from "./cohort.data.ts";
import { counted, listed } from "./listed.ts";

const card = (name: string, status: Card["status"], startsAt: string | null, more: Partial<Card> = {}): Card => ({
  cohortID: `cohort_${name}`,
  name,
  programmeID: "programme_1",
  programmeTitle: "Managers",
  organizationID: null,
  organizationName: null,
  coachID: "member_1",
  coachName: "Éloïse Bœuf",
  status,
  seatsTaken: 6,
  seatsMin: 5,
  seatsMax: 8,
  sessionsHeld: 0,
  sessionsTotal: 8,
  nextSession:
    startsAt === null
      ? null
      : { sessionID: "session_1", startsAt, minutes: 180, zone: "Europe/Paris", kind: "regular" },
  following: [],
  satisfaction: null,
  waiting: 0,
  ...more,
});
const cards = [
  card("Lyon", "running", "2027-03-01T08:00:00.000Z", { satisfaction: { tenths: 42, answers: 9 } }),
  card("Ancien", "closed", null),
  card("Évreux", "proposed", "2027-02-01T08:00:00.000Z", { organizationName: "Œuvre d’Évreux" }),
];
const names = (asked: Partial<Parameters<typeof listed>[1]>) =>
  listed(cards, { q: "", state: "tous", sort: "", ...asked }).map(({ name }) => name);

test("the soonest session comes first, and a group without one last, up or down", () => {
  expect(names({})).toEqual(["Évreux", "Lyon", "Ancien"]);
  expect(names({ sort: "-next" })).toEqual(["Lyon", "Évreux", "Ancien"]);
});

test("a sort that nobody offers is the usual one", () => expect(names({ sort: "constructor" })).toEqual(names({})));

test("the search knows neither accents nor case, and reads company and coach", () => {
  expect(names({ q: "evreux" })).toEqual(["Évreux"]);
  expect(names({ q: "oeuvre" })).toEqual(["Évreux"]);
  expect(names({ q: "eloise boeuf" })).toHaveLength(3);
});

test("each tab holds its states, and is counted", () => {
  expect(names({ state: "cours" })).toEqual(["Lyon"]);
  expect(counted(cards)).toEqual({ tous: 3, preparation: 1, cours: 1, termines: 1, annules: 0 });
});
