import { describe, expect, it } from "vitest";
import { type Asked, scaleOf, summarize, summarizeBy, trend } from "./figures.ts";
import type { Answer } from "./release/index.ts";

const asked = (surveyID: string, cohortID: string, openedAt: string): Asked => ({
  surveyID,
  cohortID,
  programmeID: "programme",
  coachID: cohortID === "c" ? "other" : "coach",
  openedAt,
  invited: 4,
});

const waves = [
  asked("s2", "a", "2026-10-02T08:00:00.000Z"),
  asked("s1", "a", "2026-09-02T08:00:00.000Z"),
  asked("s3", "c", "2026-11-02T08:00:00.000Z"),
];

let count = 0;
const answer = (surveyID: string, useful: number, recommendation: number, text = ""): Answer => {
  count += 1;
  return {
    answerID: `answer-${count}`,
    surveyID,
    respondentID: `person-${count}`,
    organizationID: "organization",
    givenAt: "2026-11-03T08:00:00.000Z",
    scale: { useful },
    nps: { recommendation },
    words: text ? [{ questionID: "word", text, released: false }] : [],
  };
};

const answers = [
  answer("s1", 3, 6),
  answer("s1", 4, 9, "Utile"),
  answer("s2", 5, 10),
  answer("s3", 1, 7),
  answer("x", 1, 0),
];

describe("figures of those who may read answers one by one", () => {
  it("give response rate, distribution, mean with n, NPS with its split, and words", () => {
    expect(summarize(waves.slice(0, 2), answers)).toMatchObject({
      invited: 8,
      answered: 3,
      responsePercent: 38,
      scale: { useful: { answers: 3, mean: 4, counts: [0, 0, 1, 1, 1] } },
      nps: { recommendation: { answers: 3, score: 33, promoters: 2, passives: 0, detractors: 1 } },
      words: [{ questionID: "word", text: "Utile", released: false, surveyID: "s1" }],
    });
  });

  it("stand by group, programme, coach and survey, and their answers add up", () => {
    for (const axis of ["surveyID", "cohortID", "programmeID", "coachID"] as const) {
      const by = summarizeBy(waves, answers, axis);
      expect(Object.values(by).reduce((sum, one) => sum + one.answered, 0)).toBe(4);
    }
    expect(Object.keys(summarizeBy(waves, answers, "coachID"))).toEqual(["coach", "other"]);
  });

  it("draw a trend in order of opening, without waves that nobody answered", () => {
    const silent = asked("s4", "a", "2026-12-02T08:00:00.000Z");
    expect(trend([...waves, silent], answers, "useful").map((point) => [point.surveyID, point.mean])).toEqual([
      ["s1", 3.5],
      ["s2", 5],
      ["s3", 1],
    ]);
  });

  it("keep a mean whole: rounded to hundredths first, 50 over 11 would be shown as 4.6", () => {
    expect(scaleOf([0, 0, 0, 5, 6]).mean).toBe(50 / 11);
  });

  it("say nothing rather than a figure of nobody", () => {
    expect(summarize([], answers)).toEqual({
      invited: 0,
      answered: 0,
      responsePercent: null,
      scale: {},
      nps: {},
      words: [],
    });
    expect(trend(waves, answers, "toString")).toEqual([]);
  });
});
