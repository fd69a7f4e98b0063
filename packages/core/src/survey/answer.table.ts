import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const Given = {
  scale: v.record(v.string(), v.number()),
  nps: v.record(v.string(), v.number()),
  words: v.array(v.object({ questionID: v.string(), text: v.string(), released: v.boolean() })),
};

/**
 * What one person answered, once. This file is no part of the noun's door: the report module alone reads answers (an
 * import rule holds it), and only what it publishes leaves the firm.
 */
export const SurveyAnswers = entity({
  name: "surveyAnswer",
  version: 1,
  schema: v.object({
    surveyID: ID.schema("survey"),
    enrolmentID: ID.schema("enrolment"),
    organizationID: v.nullable(ID.schema("organization")),
    formVersion: v.number(),
    ...Given,
    answeredAt: Instant,
  }),
  key: (row: { surveyID: string; enrolmentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["ANSWER", row.enrolmentID],
  }),
});

/** What was answered so far and not sent yet: its author alone sees it, and it goes with the end of the wave. */
export const SurveyDrafts = entity({
  name: "surveyDraft",
  version: 1,
  schema: v.object({
    surveyID: ID.schema("survey"),
    enrolmentID: ID.schema("enrolment"),
    ...Given,
    expiresAt: Instant,
  }),
  key: (row: { surveyID: string; enrolmentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["DRAFT", row.enrolmentID],
  }),
  expires: (row) => row.expiresAt,
});
