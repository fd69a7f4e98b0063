import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, type Block, figure, publish, quotes, thresholdAt, type Wave } from "./index.ts";

const wave = (surveyID: string, more: Partial<Wave> = {}): Wave => ({
  surveyID,
  cohortID: "cohort-a",
  programmeID: "programme",
  coachID: "coach",
  timing: "closing",
  openedAt: `2026-11-0${surveyID.slice(-1)}T08:00:00.000Z`,
  closed: true,
  last: false,
  k: 4,
  ...more,
});

const answer = (surveyID: string, respondentID: string, more: Partial<Answer> = {}): Answer => ({
  answerID: `${surveyID}-${respondentID}`,
  surveyID,
  respondentID,
  organizationID: "organization-a",
  givenAt: "2026-11-09T10:00:00.000Z",
  scale: { useful: 4 },
  nps: {},
  words: [],
  ...more,
});

const from = (surveyID: string, people: string, more: Partial<Answer> = {}) =>
  [...people].map((person) => answer(surveyID, person, more));

const peopleOf = (blocks: readonly Block[]) => blocks.map((block) => block.people.join(""));

describe("publishing blocks", () => {
  it("publishes a closed wave from k people and nothing before it is closed", () => {
    const answers = from("s1", "abcd");
    const open = publish({ waves: [wave("s1", { closed: false })], answers, blocks: [] });
    expect(open).toMatchObject({ blocks: [], waiting: [{ reason: "wave_open", people: 4 }] });
    expect(peopleOf(publish({ waves: [wave("s1")], answers, blocks: [] }).blocks)).toEqual(["abcd"]);
  });

  it("keeps a wave of k - 1 people waiting, then merges it with the next one for good", () => {
    const answers = from("s1", "abc");
    const first = publish({ waves: [wave("s1")], answers, blocks: [] });
    expect(first).toMatchObject({ blocks: [], waiting: [{ reason: "awaits_next_wave", people: 3, k: 4 }] });
    const waves = [wave("s1"), wave("s2")];
    const next = publish({ waves, answers: [...answers, ...from("s2", "abde")], blocks: [] });
    expect(next.blocks).toMatchObject([{ surveyIDs: ["s1", "s2"], people: ["a", "b", "c", "d", "e"] }]);
    expect(next.waiting).toEqual([]);
  });

  it("counts distinct people: three who answer twice are still three", () => {
    const answers = [...from("s1", "abc"), ...from("s2", "abc")];
    expect(publish({ waves: [wave("s1"), wave("s2")], answers, blocks: [] }).blocks).toEqual([]);
  });

  it("counts a person once in a merged block, by the latest answer", () => {
    const late = { scale: { useful: 5 }, givenAt: "2026-11-20T10:00:00.000Z" };
    const answers = [...from("s2", "abcd", late), ...from("s1", "abc")];
    const [block] = publish({ waves: [wave("s1"), wave("s2")], answers, blocks: [] }).blocks;
    expect(block?.scale.useful?.counts).toEqual([0, 0, 0, 0, 4]);
  });

  it("merges what cohorts at their end have left with a sister of the same programme and coach, and no other", () => {
    const waves = [
      wave("s1", { last: true }),
      wave("s2", { last: true, cohortID: "cohort-b" }),
      wave("s3", { last: true, cohortID: "cohort-c", coachID: "other" }),
      wave("s4", { last: true, cohortID: "cohort-d", timing: "hot" }),
    ];
    const answers = [...from("s1", "ab"), ...from("s2", "cd"), ...from("s3", "efg"), ...from("s4", "hij")];
    const { blocks, waiting } = publish({ waves, answers, blocks: [] });
    expect(blocks.map((block) => block.cohortIDs)).toEqual([["cohort-a", "cohort-b"]]);
    expect(waiting.map((one) => [one.cohortID, one.reason])).toEqual([
      ["cohort-d", "awaits_sister_cohort"],
      ["cohort-c", "awaits_sister_cohort"],
    ]);
  });

  it("makes late answers the next block and leaves the published one alone", () => {
    const waves = [wave("s1")];
    const early = publish({ waves, answers: from("s1", "abcd"), blocks: [] });
    const late = publish({ waves, answers: from("s1", "abcde"), blocks: early.blocks });
    expect(late).toMatchObject({ blocks: [], waiting: [{ people: 1, reason: "awaits_next_wave" }] });
    const next = publish({ waves, answers: from("s1", "abcdefgh"), blocks: early.blocks });
    expect(peopleOf(next.blocks)).toEqual(["efgh"]);
  });

  it("splits by organization only where each part has k people", () => {
    const waves = [wave("s1")];
    const other = { organizationID: "organization-b" };
    const even = publish({ waves, answers: [...from("s1", "abcd"), ...from("s1", "efgh", other)], blocks: [] });
    expect(even.blocks.map((block) => block.organizationID)).toEqual(["organization-a", "organization-b"]);
    const uneven = publish({ waves, answers: [...from("s1", "abcde"), ...from("s1", "fgh", other)], blocks: [] });
    expect(uneven.blocks.map((block) => block.organizationID)).toEqual([null]);
  });

  it("does not split where a part has fewer than k people on one question", () => {
    const silent = answer("s1", "d", { scale: {} });
    const answers = [...from("s1", "abc"), silent, ...from("s1", "efgh", { organizationID: "organization-b" })];
    expect(publish({ waves: [wave("s1")], answers, blocks: [] }).blocks).toHaveLength(1);
  });

  it("refuses a question that fewer than k people of the block answered", () => {
    const answers = [...from("s1", "abc", { scale: { useful: 5, rare: 1 } }), ...from("s1", "de")];
    const { blocks } = publish({ waves: [wave("s1")], answers, blocks: [] });
    expect(figure(blocks, "rare")).toMatchObject({ kind: "refused", code: "report.few_answers" });
    expect(figure(blocks, "useful")).toMatchObject({ people: 5 });
  });

  it("holds the strictest threshold of merged waves, and a change applies to surveys opened later", () => {
    const changes = [{ from: "2026-11-02T00:00:00.000Z", k: 6 }];
    expect(thresholdAt(changes, "2026-11-01T08:00:00.000Z")).toBe(4);
    expect(thresholdAt(changes, "2026-11-02T08:00:00.000Z")).toBe(6);
    expect(() => thresholdAt([{ from: "2026-11-02T00:00:00.000Z", k: 2 }], "2026-11-03T00:00:00.000Z")).toThrow();
    const waves = [wave("s1"), wave("s2", { k: 6 })];
    const answers = [...from("s1", "abc"), ...from("s2", "abcde")];
    expect(publish({ waves, answers, blocks: [] }).blocks).toEqual([]);
  });

  it("quotes only released words of published blocks", () => {
    const words = (text: string, released: boolean) => ({ words: [{ questionID: "word", text, released }] });
    const answers = [
      answer("s1", "a", words("Utile", true)),
      answer("s1", "b", words("Privé", false)),
      ...from("s1", "cd"),
    ];
    const { blocks } = publish({ waves: [wave("s1")], answers, blocks: [] });
    const unpublished = answer("s2", "z", words("Trop tôt", true));
    expect(quotes(blocks, [...answers, unpublished])).toEqual([{ questionID: "word", text: "Utile" }]);
  });
});

const history = fc.array(
  fc.record({
    survey: fc.integer({ min: 1, max: 9 }),
    person: fc.integer({ min: 0, max: 7 }),
    value: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 120 },
);

/** Surveys 1-3 belong to a first cohort, 4-6 to a second, 7-9 to a third. */
const waves = Array.from({ length: 9 }, (_, index) => {
  const cohortID = `cohort-${Math.floor(index / 3)}`;
  return wave(`s${index + 1}`, { cohortID, last: index % 3 === 2 });
});

describe("over any history of answers", () => {
  it("never changes a published block, never counts an answer twice, never shows fewer than k people", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 20 }), (steps, stride) => {
        const all = steps.map(({ survey, person, value }, index) =>
          answer(`s${survey}`, `p${Math.floor((survey - 1) / 3)}${person}`, {
            answerID: `answer-${index}`,
            organizationID: `organization-${person % 2}`,
            givenAt: new Date(Date.UTC(2026, 10, 9) + index * 60_000).toISOString(),
            scale: { useful: value },
          }),
        );
        let blocks: Block[] = [];
        for (let end = stride; end < all.length + stride; end += stride) {
          const before = JSON.stringify(blocks);
          const closed = waves.map((one, index) => ({ ...one, closed: index * 10 < end }));
          const added = publish({ waves: closed, answers: all.slice(0, end), blocks }).blocks;
          expect(JSON.stringify(blocks)).toBe(before);
          blocks = [...blocks, ...added];
          expect(publish({ waves: closed, answers: all.slice(0, end), blocks }).blocks).toEqual([]);
        }
        const counted = blocks.flatMap((block) => block.answerIDs);
        expect(new Set(counted).size).toBe(counted.length);
        expect(blocks.every((block) => block.people.length >= 4)).toBe(true);
        expect(new Set(blocks.map((block) => block.blockID)).size).toBe(blocks.length);
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });

  it("gives the same blocks whatever the order in which answers are listed", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([..."abcdefghij"], { minLength: 10 }), (people) => {
        const listed = people.map((person) => answer(person < "f" ? "s1" : "s2", person));
        const sorted = listed.toSorted((a, b) => (a.respondentID < b.respondentID ? -1 : 1));
        const both = [wave("s1"), wave("s2")];
        expect(publish({ waves: both.toReversed(), answers: listed, blocks: [] })).toEqual(
          publish({ waves: both, answers: sorted, blocks: [] }),
        );
      }),
      { seed: 20261122, numRuns: 50 },
    );
  });
});

describe("usefulness", () => {
  it("publishes the end survey of at least nine cohorts of ten when one of 5 to 8 does not answer", () => {
    const cohort = fc.record({ seats: fc.integer({ min: 5, max: 8 }), silent: fc.integer({ min: 0, max: 4 }) });
    const cohorts = fc.sample(cohort, { seed: 20261122, numRuns: 300 });
    const shown = cohorts.filter(({ seats, silent }) => {
      const people = [..."abcdefgh"].slice(0, seats).filter((_, index) => index !== silent);
      const answers = people.map((person) => answer("s1", person));
      const { blocks } = publish({ waves: [wave("s1", { timing: "hot", last: true })], answers, blocks: [] });
      return figure(blocks, "useful").kind === "scale";
    });
    console.log(`${shown.length} of ${cohorts.length} groups of 5 to 8 read their end report with one not answering`);
    expect(shown.length / cohorts.length).toBeGreaterThanOrEqual(0.9);
  });
});
