import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forMinutes, netOf, partsOf } from "./amount.ts";
import { billOf, gapsOf } from "./gaps.ts";

const person = fc.record({ minutes: fc.integer({ min: 1, max: 6_000 }), followed: fc.integer({ min: 0, max: 9_000 }) });
const group = fc.array(person, { minLength: 1, maxLength: 20 });
const terms = fc.oneof(
  fc.record({ net: fc.integer({ min: 1, max: 5_000_000 }), hourNet: fc.constant(null) }),
  fc.record({ net: fc.constant(0), hourNet: fc.integer({ min: 1, max: 50_000 }) }),
);

const idOf = (at: number) => `enrolment_${at}`;

describe("what a funder is invoiced", () => {
  it("is never above what it agreed, in all and for each person, and all of it for all the hours", () => {
    fc.assert(
      fc.property(group, terms, (people, { net, hourNet }) => {
        const named = people.map(({ minutes }, at) => ({ enrolmentID: idOf(at), name: "", minutes }));
        const parts = partsOf({ net, hourNet }, named);
        const whole = hourNet === null ? net : parts.reduce((sum, part) => sum + part, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        const agreed = { net: whole, hourNet };
        const nets = people.map(({ followed }, at) =>
          netOf(
            agreed,
            { enrolmentID: idOf(at), minutes: people[at]?.minutes ?? 0 },
            {
              part: parts[at] ?? 0,
              minutes: followed,
            },
          ),
        );
        for (const [at, one] of nets.entries()) {
          expect(Number.isInteger(one)).toBe(true);
          expect(one).toBeLessThanOrEqual(parts[at] ?? 0);
          if ((people[at]?.followed ?? 0) >= (people[at]?.minutes ?? 0)) expect(one).toBe(parts[at]);
          if (people[at]?.followed === 0) expect(one).toBe(0);
        }
        expect(nets.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it("rounds half a cent up, once a person", () => {
    expect(forMinutes(4_001, 90)).toBe(6_002);
    const of = { enrolmentID: "a", minutes: 360 };
    expect(netOf({ net: 100, hourNet: null }, of, { part: 50_001, minutes: 180 })).toBe(25_001);
  });
});

const agreement = {
  status: "agreed" as const,
  agreed: { net: 100_000, hourNet: null, decidedOn: "2026-01-20" },
  people: [
    { enrolmentID: "a", name: "Ana", minutes: 360 },
    { enrolmentID: "b", name: "Bo", minutes: 360 },
  ],
  from: "2026-02-01",
  until: "2026-03-31",
  expiresOn: "2026-06-30",
  subrogation: true,
  fileNumber: "D-1",
  documents: { certificate: true, attendance: true },
  certificates: [
    { enrolmentID: "a", minutes: 360 },
    { enrolmentID: "b", minutes: 360 },
  ],
};
const followed = ["a", "b"].map((enrolmentID) => ({
  enrolmentID,
  name: enrolmentID,
  minutes: 360,
  days: ["2026-02-01", "2026-02-02"],
  unrecorded: [] as string[],
  seated: true,
}));
const facts = { followed, draft: null, today: "2026-04-01" };
const codes = (over = {}, of = {}) => gapsOf({ ...agreement, ...over }, { ...facts, ...of }).map(({ code }) => code);
const whole = billOf(agreement, followed);

describe("the gaps that block a funder's invoice", () => {
  it("are none when agreement, hours and invoice say the same", () => {
    expect(codes()).toEqual([]);
    expect(codes({}, { draft: whole })).toEqual([]);
  });

  it.each([
    ["no agreement", "not_agreed", { status: "requested" }, {}],
    ["a refused file", "not_agreed", { status: "refused" }, {}],
    ["an expired file", "expired", { status: "expired" }, {}],
    ["a file whose last day has passed", "expired", { expiresOn: "2026-03-30" }, {}],
    ["an organization that is paid back", "no_subrogation", { subrogation: false }, {}],
    ["no file number", "no_file_number", { fileNumber: null }, {}],
    ["a session outside the days of the file", "dates_outside", { until: "2026-02-01" }, {}],
    [
      "fewer hours than agreed",
      "hours_below",
      { people: agreement.people.map((one) => ({ ...one, minutes: 400 })) },
      {},
    ],
    ["no certificate", "certificate_missing", { certificates: [] }, {}],
    ["a certificate of other hours", "certificate_differs", { certificates: [{ enrolmentID: "a", minutes: 300 }] }, {}],
    [
      "someone not recorded",
      "attendance_missing",
      {},
      { followed: followed.map((one) => ({ ...one, unrecorded: ["2026-02-03"] })) },
    ],
    ["someone who left", "person_gone", {}, { followed: followed.map((one) => ({ ...one, seated: false })) }],
    ["someone the group no longer knows", "person_gone", {}, { followed: followed.slice(1) }],
    ["nothing held", "nothing_held", {}, { followed: followed.map((one) => ({ ...one, minutes: 0, days: [] })) }],
    [
      "an amount above the agreement",
      "amount_above",
      {},
      { draft: [...whole, { enrolmentID: "a", name: "Ana", net: 1 }] },
    ],
    [
      "someone the file does not name",
      "person_outside",
      {},
      { draft: [...whole, { enrolmentID: "c", name: "Cy", net: 1 }] },
    ],
    ["a draft of other hours", "draft_differs", {}, { draft: whole.slice(1) }],
  ])("tell %s", (_, code, over, of) => {
    expect(codes(over, of)).toContain(code);
  });

  it("tell any change of one amount of the draft", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 90_000 }), (at, net) => {
        fc.pre(net !== whole[at]?.net);
        expect(codes({}, { draft: whole.map((one, index) => (index === at ? { ...one, net } : one)) })).not.toEqual([]);
      }),
    );
  });
});
