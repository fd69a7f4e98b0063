import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isChoice, wholeHours } from "./boxes.ts";
import { type Facts, missingOf, objectivesOf, productsOf, specialitiesOf, traineesOf, trainersOf } from "./figures.ts";

const seat = (over: Partial<Facts["followed"][number]> = {}) => ({
  enrolmentID: "enrolment_1",
  name: "Ana Lopes",
  cohortID: "cohort_1",
  cohortName: "Automne",
  programmeID: "programme_1",
  minutes: 600,
  status: "employee" as const,
  paysHimself: false,
  ...over,
});
const sale = (over: Partial<Facts["sold"][number]> = {}) => ({
  invoiceID: "invoice_1",
  number: "F-1",
  buyerName: "Client",
  buyer: "organization" as const,
  funder: null,
  nature: "training" as const,
  services: 70_000,
  compensation: 0,
  ...over,
});
const facts = (over: Partial<Facts> = {}): Facts => ({
  sold: [],
  followed: [],
  led: [],
  programmes: [{ programmeID: "programme_1", title: "Parcours", nsfCode: "413" }],
  decisions: {},
  ...over,
});
const cents = (given: Facts) =>
  Object.fromEntries(
    productsOf(given)
      .lines.filter((line) => line.cents !== 0)
      .map(({ box, cents: sum }) => [box, sum]),
  );
const people = ({ lines }: ReturnType<typeof traineesOf>) =>
  Object.fromEntries(lines.filter((line) => line.people > 0).map((line) => [line.box, [line.people, line.hours]]));

describe("hours of the form", () => {
  it("are whole, and parts add up to the total rounded half up", () => {
    expect(wholeHours([90, 90, 90])).toEqual({ total: 5, parts: [2, 2, 1] });
    expect(wholeHours([29])).toEqual({ total: 0, parts: [0] });
    expect(wholeHours([30])).toEqual({ total: 1, parts: [1] });
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 9 }), (minutes) => {
        const { total, parts } = wholeHours(minutes);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
        expect(Math.abs(total * 60 - minutes.reduce((sum, one) => sum + one, 0))).toBeLessThanOrEqual(30);
        for (const [at, part] of parts.entries()) expect(Math.abs(part * 60 - (minutes[at] ?? 0))).toBeLessThan(60);
      }),
    );
  });
});

describe("C, products by origin", () => {
  it("follow the kind of payer", () => {
    const funder = { funderID: "funder_1", name: "Opco", line: "2h" as const };
    const sold = [
      sale(),
      sale({ buyer: "company", services: 10_000 }),
      sale({ buyer: "publicBody", services: 20_000 }),
      sale({ buyer: "individual", services: 30_000 }),
      sale({ buyer: "funder", funder, services: 40_000 }),
      sale({ compensation: 5_000, services: -70_000 }),
    ];
    expect(cents(facts({ sold }))).toEqual({ 1: 10_000, 3: 20_000, 9: 30_000, "2h": 40_000, 11: 5_000 });
    expect(productsOf(facts({ sold })).total).toBe(105_000);
  });

  it("leave out what is no training, and wait for what nobody knows", () => {
    const sold = [sale({ nature: "service" }), sale({ nature: "unknown", invoiceID: "invoice_2" })];
    expect(cents(facts({ sold }))).toEqual({ unknown: 70_000, none: 70_000 });
    expect(productsOf(facts({ sold })).total).toBe(0);
    expect(missingOf(facts({ sold }))).toMatchObject([{ code: "invoice", id: "invoice_2" }]);
    expect(cents(facts({ sold, decisions: { "invoice:invoice_2": "10" } }))).toEqual({ 10: 70_000, none: 70_000 });
    expect(cents(facts({ sold, decisions: { "invoice:invoice_2": "none" } }))).toEqual({ none: 140_000 });
  });

  it("name the documents behind each line", () => {
    const [line] = productsOf(facts({ sold: [sale()] })).lines;
    expect(line?.behind).toEqual([
      { kind: "invoice", id: "invoice_1", cohortID: null, label: "F-1 – Client", value: 70_000 },
    ]);
  });
});

describe("F, trainees", () => {
  const followed = [
    seat(),
    seat({ enrolmentID: "enrolment_2", status: "jobSeeker", paysHimself: true }),
    seat({ enrolmentID: "enrolment_3", status: null, paysHimself: true, minutes: 90 }),
    seat({ enrolmentID: "enrolment_4", status: "publicServant", minutes: 45 }),
    seat({ enrolmentID: "enrolment_5", status: null, minutes: 45 }),
  ];

  it("are counted by what they are, and who pays for himself apart", () => {
    expect(people(traineesOf(facts({ followed })))).toEqual({
      a: [1, 10],
      c: [1, 10],
      d: [1, 1],
      e: [1, 1],
      unknown: [1, 1],
    });
    expect(missingOf(facts({ followed }))).toMatchObject([{ code: "person", id: "enrolment_5" }]);
    const decided = facts({ followed, decisions: { "person:enrolment_5": "b" } });
    expect(people(traineesOf(decided))).toMatchObject({ b: [1, 1] });
    expect(missingOf(decided)).toEqual([]);
  });

  it("have the same totals in F-1, F-3 and F-4, whatever is decided", () => {
    const statuses = [null, "employee", "jobSeeker", "selfEmployed", "publicServant", "other"] as const;
    const one = fc.record({
      status: fc.constantFrom(...statuses),
      paysHimself: fc.boolean(),
      minutes: fc.nat(5_000),
      programmeID: fc.constantFrom("programme_1", "programme_2", "programme_3"),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (some) => {
        const given = facts({
          followed: some.map((over, at) => seat({ ...over, enrolmentID: `enrolment_${at}` })),
          decisions: { "programme:programme_2": "a", "person:enrolment_0": "b" },
        });
        const totals = [traineesOf, objectivesOf, specialitiesOf].map((of) => of(given).total);
        expect(new Set(totals.map((total) => JSON.stringify(total))).size).toBe(1);
      }),
    );
  });

  it("keep five specialities and put the others together", () => {
    const programmes = [1, 2, 3, 4, 5, 6, 7].map((at) => ({
      programmeID: `programme_${at}`,
      title: "Parcours",
      nsfCode: at === 7 ? null : `${300 + at}`,
    }));
    const some = programmes.map(({ programmeID }, at) => seat({ programmeID, minutes: 60 * (at + 1) }));
    const { lines } = specialitiesOf(facts({ followed: some, programmes }));
    expect(lines.map(({ box }) => box)).toEqual(["306", "305", "304", "303", "302", "others", "unknown"]);
    expect(missingOf(facts({ followed: some, programmes }))).toMatchObject([{ code: "nsf", id: "programme_7" }]);
  });
});

it("E asks of each coach whether he is of the firm", () => {
  const led = [
    { coachID: "member_1", name: "Karim", minutes: 600, sessions: 4 },
    { coachID: "member_2", name: "Inès", minutes: 120, sessions: 1 },
  ];
  const given = facts({ led, decisions: { "coach:member_1": "inside" } });
  expect(people(trainersOf(given))).toEqual({ inside: [1, 10], unknown: [1, 2] });
  expect(missingOf(given)).toMatchObject([{ code: "coach", id: "member_2", label: "Inès" }]);
});

it("a subject takes its own choices alone", () => {
  expect(isChoice("coach:member_1", "outside")).toBe(true);
  expect(isChoice("coach:member_1", "2h")).toBe(false);
  expect(isChoice("constructor:x", "name")).toBe(false);
});

describe("F-3 a by level of diploma", () => {
  const three = [
    seat({ enrolmentID: "e1", programmeID: "p1", minutes: 90 }),
    seat({ enrolmentID: "e2", programmeID: "p2", minutes: 100 }),
    seat({ enrolmentID: "e3", programmeID: "p3", minutes: 110 }),
  ];
  const programmes = ["p1", "p2", "p3"].map((programmeID) => ({ programmeID, title: programmeID, nsfCode: "413" }));

  it("levels add up to line a, in people and in hours, and stand below it alone", () => {
    const given = facts({ followed: three, programmes, decisions: { "programme:p1": "a6", "programme:p2": "a0" } });
    const { lines, total } = objectivesOf(given);
    const told = lines.filter(({ people }) => people > 0).map(({ box, people, hours }) => [box, people, hours]);
    // 90, 100 and 110 minutes are 5 hours: 1, 1 and 1, then the largest remainders, 50 and 40.
    expect(told).toEqual([
      ["a", 2, 3],
      ["a6", 1, 1],
      ["a0", 1, 2],
      ["d", 1, 2],
    ]);
    expect(total).toEqual({ people: 3, minutes: 300, hours: 5 });
    expect(missingOf(given)).toEqual([]);
  });

  it("a diploma of which nobody said the level counts on line a, and is told as missing", () => {
    const given = facts({ followed: three, programmes, decisions: { "programme:p3": "a" } });
    expect(objectivesOf(given).lines[0]).toMatchObject({ box: "a", people: 1, hours: 2 });
    expect(missingOf(given)).toEqual([{ code: "level", id: "p3", cohortID: null, label: "p3" }]);
    expect(objectivesOf(facts({ followed: three })).lines.map(({ box }) => box)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
      "f",
    ]);
  });
});
