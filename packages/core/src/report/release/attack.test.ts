import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Counts, figure, publish } from "./index.ts";

/** Sorted answers of the people of one block. */
type Values = readonly number[];

function multisets(size: number, scale: Values = [1, 2, 3, 4, 5]): Values[] {
  if (size === 0) return [[]];
  return scale.flatMap((value, index) => multisets(size - 1, scale.slice(index)).map((rest) => [value, ...rest]));
}

function block(values: Values, place = 1, last = values.length >= 10, owner = String(place)): Block {
  const people = values.map((_, index) => `${owner}-${index}`);
  const counts: Counts = [0, 0, 0, 0, 0];
  for (const value of values) counts[(value - 1) as 0] += 1;
  return {
    blockID: `block-${place}`,
    sequence: place,
    timing: "hot",
    programmeID: "programme",
    coachID: "coach",
    cohortIDs: ["cohort"],
    surveyIDs: [`survey-${place}`],
    organizationID: null,
    k: 3,
    people,
    answerIDs: [],
    scale: { q: { people, counts } },
    nps: {},
    pool: { poolID: "pool", place, last },
  };
}

/** Every figure that any choice of these blocks gives. */
function seen(blocks: readonly Block[]): string {
  const choices = Array.from({ length: 2 ** blocks.length - 1 }, (_, index) => index + 1);
  return JSON.stringify(
    choices.map((choice) =>
      figure(
        blocks.filter((_, at) => choice & (2 ** at)),
        "q",
      ),
    ),
  );
}

function without(values: Values, taken: Values): Values | undefined {
  const rest = [...values];
  for (const one of taken) {
    const at = rest.indexOf(one);
    if (at < 0) return undefined;
    rest.splice(at, 1);
  }
  return rest;
}

const pairs = multisets(2);
const singles = multisets(1);
/** What two colluders know, by block: both in the first, both in the second, one in each. */
const coalitions: [Values, Values][] = [
  ...pairs.map((pair): [Values, Values] => [pair, []]),
  ...pairs.map((pair): [Values, Values] => [[], pair]),
  ...singles.flatMap((a) => singles.map((b): [Values, Values] => [a, b])),
];

/**
 * Every world of one or two blocks, grouped by all that can be read of it; in each group, for each coalition, the
 * values that are possible for someone else of each block. Returns the worlds where only one is left.
 */
function pinned(worlds: readonly [Values, Values][], read: (world: [Values, Values]) => string): string[] {
  const groups = Map.groupBy(worlds, read);
  return [...groups.values()].flatMap((group) =>
    coalitions.flatMap(([inFirst, inSecond]) => {
      const possible = [new Set<number>(), new Set<number>()] as const;
      for (const [first, second] of group) {
        const rests = [without(first, inFirst), without(second, inSecond)] as const;
        if (!(rests[0] && rests[1])) continue;
        for (const value of rests[0]) possible[0].add(value);
        for (const value of rests[1]) possible[1].add(value);
      }
      const alone = possible.some((values) => values.size === 1);
      return alone ? [JSON.stringify({ known: [inFirst, inSecond], among: group.slice(0, 3) })] : [];
    }),
  );
}

describe("two colluders who read every figure", { timeout: 60_000 }, () => {
  it("cannot pin a third in any block of 3 to 12 people: every world enumerated", () => {
    for (let size = 3; size <= 12; size += 1) {
      const worlds = multisets(size).map((values): [Values, Values] => [values, []]);
      expect(pinned(worlds, ([values]) => seen([block(values)]))).toEqual([]);
    }
  });

  it("cannot pin anyone in two pooled blocks read apart and together: every world enumerated", () => {
    for (const [a, b] of [
      [3, 7],
      [4, 4],
      [4, 6],
      [5, 5],
    ] as const) {
      const seconds = multisets(b);
      const worlds = multisets(a).flatMap((first) => seconds.map((second): [Values, Values] => [first, second]));
      const read = ([first, second]: [Values, Values]) => seen([block(first), block(second, 2, a + b >= 10)]);
      expect(pinned(worlds, read)).toEqual([]);
    }
  });

  it("would pin one under the plain rule, a mean rounded to halves and held within 1.5 to 4.5", () => {
    const plain = (values: Values) => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      return String(Math.min(4.5, Math.max(1.5, Math.round(2 * mean) / 2)));
    };
    const worlds = multisets(4).map((values): [Values, Values] => [values, []]);
    expect(pinned(worlds, ([values]) => plain(values)).length).toBeGreaterThan(0);
  });

  it("would pin one if any union of ten people showed its distribution", () => {
    const worlds = multisets(5, [3, 4, 5]).flatMap((a) => multisets(5, [3, 4, 5]).map((b): [Values, Values] => [a, b]));
    const open = ([a, b]: [Values, Values]) => JSON.stringify([...a, ...b].sort((one, other) => one - other));
    expect(pinned(worlds, open).length).toBeGreaterThan(0);
  });

  it("cannot pin the late or repeated answers of a cohort that fills a pool twice", () => {
    const value = fc.constantFrom(3, 4, 4, 5, 5);
    const five = fc.array(value, { minLength: 5, maxLength: 5 });
    const read = (waves: readonly Values[]) =>
      seen([
        block(waves[0] ?? [], 1, false, "a"),
        block(waves[1] ?? [], 2, false, "a"),
        block(waves[2] ?? [], 3, true, "b"),
      ]);
    const rests = [multisets(3, [3, 4, 5]), multisets(3, [3, 4, 5]), multisets(5, [3, 4, 5])] as const;
    fc.assert(
      fc.property(five, five, five, (first, second, other) => {
        const truth = read([first, second, other]);
        const possible = [new Set<number>(), new Set<number>(), new Set<number>()] as const;
        for (const a of rests[0]) {
          for (const b of rests[1]) {
            for (const c of rests[2]) {
              if (read([[...first.slice(0, 2), ...a], [...second.slice(0, 2), ...b], c]) !== truth) continue;
              for (const [at, rest] of [a, b, c].entries()) for (const one of rest) possible[at as 0].add(one);
            }
          }
        }
        expect(possible.every((values) => values.size >= 2)).toBe(true);
      }),
      {
        seed: 20261122,
        numRuns: 6,
        examples: [
          [
            [4, 4, 5, 5, 5],
            [4, 4, 5, 5, 5],
            [5, 5, 5, 5, 5],
          ],
        ],
      },
    );
  });

  it("cannot pin anyone in hundreds of published cohorts, every consistent vector of answers enumerated", () => {
    const reading = new Map<string, string>();
    const read = (values: Values) => {
      const key = [...values].sort((one, other) => one - other).join("");
      const known = reading.get(key) ?? JSON.stringify(figure(published(values), "q"));
      reading.set(key, known);
      return known;
    };
    const cohort = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(cohort, (values) => {
        const [self = 0, colluder = 0, ...others] = values;
        const truth = read(values);
        const possible = others.map(() => new Set<number>());
        for (let code = 0; code < 5 ** others.length; code += 1) {
          const guess = others.map((_, at) => 1 + (Math.floor(code / 5 ** at) % 5));
          if (read([self, colluder, ...guess]) !== truth) continue;
          for (const [at, one] of guess.entries()) possible[at]?.add(one);
          if (possible.every((set) => set.size >= 2)) break;
        }
        expect(possible.every((set) => set.size >= 2)).toBe(true);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

function published(values: Values): Block[] {
  const answers = values.map((value, index) => ({
    answerID: `answer-${index}`,
    surveyID: "survey",
    respondentID: `person-${index}`,
    organizationID: "organization",
    givenAt: "2026-11-22T08:00:00.000Z",
    scale: { q: value },
    nps: {},
    words: [],
  }));
  const wave = { surveyID: "survey", cohortID: "cohort", programmeID: "programme", coachID: "coach", k: 4 };
  const open = { timing: "hot" as const, openedAt: "2026-11-22T08:00:00.000Z", closed: true, last: true };
  return publish({ waves: [{ ...wave, ...open }], answers, blocks: [] }).blocks;
}

describe("what a reader gets", () => {
  it("says how many are satisfied, a mean by halves and the band that holds the true one", () => {
    expect(figure([block([3, 4, 4, 5, 5])], "q")).toEqual({
      kind: "scale",
      questionID: "q",
      people: 5,
      rate: { satisfied: 4, answers: 5, percent: 80 },
      mean: { value: 4, from: 3.4, to: 4.6 },
      distribution: { withheld: "few_people" },
    });
  });

  it("keeps the true mean inside the band and the shown one within 1.25 of it, in every block of 3 to 9", () => {
    for (let size = 3; size <= 9; size += 1) {
      for (const values of multisets(size)) {
        const shown = figure([block(values)], "q");
        if (shown.kind !== "scale") throw new Error("a scale was asked");
        const truth = values.reduce((sum, one) => sum + one, 0) / size;
        expect(shown.mean.from).toBeLessThanOrEqual(truth + 1e-9);
        expect(shown.mean.to).toBeGreaterThanOrEqual(truth - 1e-9);
        expect(shown.mean.value % 0.5).toBe(0);
        expect(shown.mean.value).toBeLessThanOrEqual(4.5);
        expect(shown.mean.value).toBeGreaterThanOrEqual(1.5);
        expect(Math.abs(shown.mean.value - truth)).toBeLessThanOrEqual(1.25);
      }
    }
  });

  it("shows the distribution and the exact mean of a complete pool of ten, and hides a near-unanimous one", () => {
    const pool = (a: Values, b: Values) => figure([block(a), block(b, 2, true)], "q");
    expect(pool([4, 4, 5, 5, 3], [4, 5, 5, 4, 4])).toMatchObject({
      mean: { value: 4.3, from: 4.3, to: 4.3 },
      distribution: { answers: 10, counts: [0, 0, 1, 5, 4] },
    });
    expect(pool([5, 5, 5, 5, 5], [5, 5, 5, 5, 4])).toMatchObject({
      mean: { value: 4.5 },
      distribution: { withheld: "would_reveal" },
    });
  });

  it("gives the NPS and its split from ten people, below that a satisfaction rate with n", () => {
    const people = (size: number, owner: string) => Array.from({ length: size }, (_, index) => `${owner}${index}`);
    const asked = (size: number, place: number): Block => ({
      ...block([], place),
      nps: { q: { people: people(size, `b${place}-`), promoters: size - 2, passives: 1, detractors: 1 } },
      scale: {},
    });
    expect(figure([asked(6, 1)], "q")).toMatchObject({
      rate: { satisfied: 5, answers: 6, percent: 83 },
      nps: { withheld: "few_people" },
    });
    expect(figure([asked(6, 1), asked(4, 2)], "q")).toMatchObject({
      people: 10,
      nps: { score: 40, promoters: 6, passives: 2, detractors: 2 },
    });
  });

  it("counts a block once however often it is listed, and refuses without blocks", () => {
    const one = block([4, 4, 5, 5]);
    expect(figure([one, one], "q")).toEqual(figure([one], "q"));
    expect(figure([], "q")).toMatchObject({ kind: "refused", code: "report.no_block" });
  });
});
