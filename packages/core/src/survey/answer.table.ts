import * as v from "valibot";
import { entity, ID, Instant, type Item } from "../kernel/index.ts";

const Given = {
  scale: v.record(v.string(), v.number()),
  nps: v.record(v.string(), v.number()),
  words: v.array(v.object({ questionID: v.string(), text: v.string(), released: v.boolean() })),
};

/** Before others than participants were asked, rows named an enrolment. */
const fromEnrolment = ({ enrolmentID, ...old }: Item): Item => ({ respondentID: enrolmentID, ...old });

/**
 * What one person answered, once. This file is no part of the noun's door: the report module alone reads answers (an
 * import rule holds it), and only what it publishes leaves the firm.
 */
export const SurveyAnswers = entity({
  name: "surveyAnswer",
  version: 2,
  schema: v.object({
    surveyID: ID.schema("survey"),
    /** An enrolment, a member or a funder; drawn by lot, and in no other row, where the form is anonymous. */
    respondentID: v.string(),
    organizationID: v.nullable(ID.schema("organization")),
    formVersion: v.number(),
    ...Given,
    /** Of an anonymous form, the opening of its wave: the hour would tell whose it is. */
    answeredAt: Instant,
  }),
  key: (row: { surveyID: string; respondentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["ANSWER", row.respondentID],
  }),
  upgrade: fromEnrolment,
});

/** What was answered so far and not sent yet: its author alone sees it, and it goes with the end of the wave. */
export const SurveyDrafts = entity({
  name: "surveyDraft",
  version: 2,
  schema: v.object({
    surveyID: ID.schema("survey"),
    respondentID: v.string(),
    ...Given,
    expiresAt: Instant,
  }),
  key: (row: { surveyID: string; respondentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["DRAFT", row.respondentID],
  }),
  expires: (row) => row.expiresAt,
  upgrade: fromEnrolment,
});
