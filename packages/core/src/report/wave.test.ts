import fc from "fast-check";
import { expect, it } from "vitest";
import type { Survey } from "../survey/index.ts";
import { closing } from "../survey/shipped/participant.ts";
import { summarize } from "./figures.ts";
import type { Answer } from "./release/index.ts";
import { merged } from "./sum.ts";
import { satisfactionOf, summaryOf, waveOf, wordsOf } from "./wave.ts";

const survey = (surveyID: string, asked: number): Survey.Info => ({
  surveyID,
  cohortID: "cohort",
  cohortName: "Groupe",
  programmeID: "programme",
  programmeTitle: "Parcours",
  coachID: "coach",
  coachName: "Coach",
  organizationID: null,
  session: null,
  timing: "closing",
  formID: "closing",
  formVersion: 1,
  audience: "participant",
  objectives: [],
  anonymityFloor: 4,
  closedAt: null,
  asked,
  openedAt: "2026-02-01T08:00:00.000Z",
  closesAt: "2026-02-15T08:00:00.000Z",
});

const figures = fc.record({
  scale: fc.dictionary(fc.constantFrom("useful", "ideas", "safety"), fc.integer({ min: 1, max: 5 })),
  nps: fc.dictionary(fc.constantFrom("recommendation"), fc.integer({ min: 0, max: 10 })),
});

it("rows of waves merge into what all their answers would give", () => {
  fc.assert(
    fc.property(fc.array(fc.array(figures, { maxLength: 9 }), { maxLength: 6 }), (waves) => {
      const surveys = waves.map((given, at) => survey(`survey-${at}`, given.length + 2));
      const answers: Answer[] = waves.flatMap((given, at) =>
        given.map((one, person) => ({
          answerID: `${at}.${person}`,
          surveyID: `survey-${at}`,
          respondentID: `person-${person}`,
          organizationID: "none",
          givenAt: "2026-02-02T08:00:00.000Z",
          words: [],
          ...one,
        })),
      );
      const asked = surveys.map((one) => ({ ...waveOf(one, false), invited: one.asked }));
      const { words: _, ...recount } = summarize(asked, answers);
      const rows = surveys.map((one) => summaryOf({ survey: one, requests: [], answers, form: closing }, []));
      expect(merged(rows)).toEqual(recount);
      const mean = recount.scale.useful?.mean;
      expect(satisfactionOf(rows)?.tenths).toBe(mean === undefined ? undefined : Math.round(mean * 10));
    }),
    { seed: 7, numRuns: 200 },
  );
});

it("names the questions of as many waves as a large firm has", () => {
  const wave = summaryOf({ survey: survey("one", 6), requests: [], answers: [], form: closing }, []);
  const labels = { own: { fr: "La nôtre", en: "Ours" } };
  expect(wordsOf(Array.from({ length: 200_000 }, () => ({ ...wave, labels })))).toEqual(labels);
});
