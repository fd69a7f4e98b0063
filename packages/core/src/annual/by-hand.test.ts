import { expect, it } from "vitest";
import {
  type Facts,
  missingOf,
  objectivesOf,
  type PeopleFrame,
  productsOf,
  specialitiesOf,
  traineesOf,
  trainersOf,
} from "./figures.ts";

/*
 * A year worked out on paper, box by box, without the code: two programmes, two groups, five payers, two facilitators.
 * Each literal below was added up by hand from the records above it.
 */
const sold: Facts["sold"] = [
  // A company: 6,000.00, credited 1,000.00 later; then 250.00 for a seat given up.
  { ...of("F-1", "Aubier", "organization"), services: 600_000 },
  { ...of("A-1", "Aubier", "organization"), services: -100_000 },
  { ...of("F-2", "Aubier", "organization"), services: 0, compensation: 25_000 },
  // Its Opco paid 1,200.00, the fund of the self-employed 500.00, a town 900.00.
  { ...of("F-3", "Opco", "funder"), funder: { funderID: "fu1", name: "Opco", line: "2h" }, services: 120_000 },
  { ...of("F-4", "Faf", "funder"), funder: { funderID: "fu2", name: "Faf", line: "2g" }, services: 50_000 },
  { ...of("F-5", "Sauvigny", "publicBody"), services: 90_000 },
  // A person at her own cost: 800.00. Another body, which the firm said: 300.00. A book, which is no training: 40.00.
  { ...of("F-6", "Mme Iris", "individual"), services: 80_000 },
  { ...of("F-7", "Autre organisme", "company"), services: 30_000 },
  { ...of("F-8", "Aubier", "organization"), nature: "service", services: 4_000 },
  // Nobody knows what this one sold: 70.00.
  { ...of("F-9", "Cendre", "company"), nature: "unknown", services: 7_000 },
];

function of(number: string, buyerName: string, buyer: Facts["sold"][number]["buyer"]) {
  return {
    invoiceID: number,
    number,
    buyerName,
    buyer,
    funder: null,
    nature: "training" as const,
    services: 0,
    compensation: 0,
  };
}

function seat(id: string, minutes: number, status: Facts["followed"][number]["status"], over = {}) {
  const group = { cohortID: "c1", cohortName: "Automne", programmeID: "p1" };
  return { enrolmentID: id, name: id, ...group, minutes, status, paysHimself: false, ...over };
}
const spring = { cohortID: "c2", cohortName: "Printemps", programmeID: "p2" };
const followed: Facts["followed"] = [
  // Three employees: 21 h, 20 h 45, 10 h 30. An agent of a town: 21 h. A self-employed person: 18 h.
  seat("e1", 1_260, "employee"),
  seat("e2", 1_245, "employee"),
  seat("e3", 630, "employee"),
  seat("e4", 1_260, "publicServant"),
  seat("e5", 1_080, "selfEmployed"),
  // In the other programme: a job seeker who pays himself, a person at her own cost, one of whom nobody said anything.
  seat("e6", 420, "jobSeeker", { ...spring, paysHimself: true }),
  seat("e7", 400, null, { ...spring, paysHimself: true }),
  seat("e8", 60, null, spring),
];
const year: Facts = {
  sold,
  followed,
  // One of the firm led 21 h in six sessions; one from outside 7 h in two.
  led: [
    { coachID: "m1", name: "Ana", minutes: 1_260, sessions: 6 },
    { coachID: "m2", name: "Bo", minutes: 420, sessions: 2 },
  ],
  programmes: [
    { programmeID: "p1", title: "Codéveloppement", nsfCode: "413" },
    { programmeID: "p2", title: "Dirigeants", nsfCode: null },
  ],
  decisions: { "invoice:F-7": "10", "coach:m1": "inside", "coach:m2": "outside", "programme:p2": "b" },
};

const boxes = ({ lines, total }: PeopleFrame) => ({
  ...Object.fromEntries(lines.filter(({ people }) => people > 0).map((line) => [line.box, [line.people, line.hours]])),
  total: [total.people, total.hours],
});

it("C is what was added up by hand, with the documents behind each line", () => {
  const { lines, total } = productsOf(year);
  const told = lines.filter(({ behind }) => behind.length > 0);
  expect(told.map(({ box, cents, behind }) => [box, cents, behind.map(({ id }) => id).join(" ")])).toEqual([
    ["1", 500_000, "F-1 A-1"],
    ["2g", 50_000, "F-4"],
    ["2h", 120_000, "F-3"],
    ["3", 90_000, "F-5"],
    ["9", 80_000, "F-6"],
    ["10", 30_000, "F-7"],
    ["11", 25_000, "F-2"],
    ["unknown", 7_000, "F-9"],
    ["none", 4_000, "F-8"],
  ]);
  // 5,000 + 500 + 1,200 + 900 + 800 + 300 + 250: neither the book nor what nobody knows.
  expect(total).toBe(895_000);
});

it("E and F are what was added up by hand", () => {
  expect(boxes(trainersOf(year))).toEqual({ inside: [1, 21], outside: [1, 7], total: [2, 28] });
  // Minutes: a 3,135, c 420, d 400, e 2,340, unknown 60; 6,355 in all are 105 h 55, hence 106 hours. Whole hours are
  // 52, 7, 6, 39 and 1, which make 105: the one left goes to d, whose 40 minutes are the largest remainder.
  expect(boxes(traineesOf(year))).toEqual({
    a: [3, 52],
    c: [1, 7],
    d: [1, 7],
    e: [2, 39],
    unknown: [1, 1],
    total: [8, 106],
  });
  // Programme 1: 5,475 minutes, 91 h 15; programme 2: 880 minutes, 14 h 40, which takes the hour that is left.
  expect(boxes(objectivesOf(year))).toEqual({ b: [3, 15], d: [5, 91], total: [8, 106] });
  expect(boxes(specialitiesOf(year))).toEqual({ 413: [5, 91], unknown: [3, 15], total: [8, 106] });
  const [employees] = traineesOf(year).lines;
  expect(employees?.behind.map(({ id, value }) => [id, value])).toEqual([
    ["e1", 1_260],
    ["e2", 1_245],
    ["e3", 630],
  ]);
});

it("what is missing is the document, the person and the programme of which nobody said enough", () => {
  expect(missingOf(year).map(({ code, id }) => [code, id])).toEqual([
    ["invoice", "F-9"],
    ["person", "e8"],
    ["nsf", "p2"],
  ]);
});
