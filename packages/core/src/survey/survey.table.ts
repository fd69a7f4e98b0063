import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** One wave: a form sent to the people of one cohort at one time. */
export const SurveyRow = v.object({
  surveyID: ID.schema("survey"),
  cohortID: ID.schema("cohort"),
  cohortName: v.string(),
  programmeID: ID.schema("programme"),
  coachID: ID.schema("member"),
  organizationID: v.nullable(ID.schema("organization")),
  sessionID: v.nullable(ID.schema("session")),
  timing: v.picklist(["closing", "hot", "cold"]),
  formID: v.string(),
  formVersion: v.number(),
  anonymityFloor: v.number(),
  openedAt: Instant,
  closesAt: Instant,
  asked: v.number(),
});

/** A wave, those it asked and their answers are one partition. g1: waves of the firm by time. */
export const Surveys = entity({
  name: "survey",
  version: 1,
  schema: SurveyRow,
  key: (row: { surveyID: string }) => ({ pk: ["SURVEY", row.surveyID], sk: ["SURVEY"] }),
  index: (row) => ({
    g1: { pk: ["SURVEYS"], sk: [row.openedAt, row.surveyID] },
    g2: { pk: ["COHORTSURVEYS", row.cohortID], sk: [row.openedAt, row.surveyID] },
  }),
});

/** Someone who was asked; carries no answer. */
export const SurveyRequests = entity({
  name: "surveyRequest",
  version: 1,
  schema: v.object({
    surveyID: ID.schema("survey"),
    enrolmentID: ID.schema("enrolment"),
    linkID: ID.schema("link"),
    organizationID: v.nullable(ID.schema("organization")),
    answeredAt: v.nullable(Instant),
  }),
  key: (row: { surveyID: string; enrolmentID: string }) => ({ pk: ["SURVEY", row.surveyID], sk: ["ASKED", row.enrolmentID] }),
});

/** What one person answered, once; read by the report module alone. */
export const SurveyAnswers = entity({
  name: "surveyAnswer",
  version: 1,
  schema: v.object({
    surveyID: ID.schema("survey"),
    enrolmentID: ID.schema("enrolment"),
    organizationID: v.nullable(ID.schema("organization")),
    formVersion: v.number(),
    scale: v.record(v.string(), v.number()),
    nps: v.record(v.string(), v.number()),
    words: v.array(v.object({ questionID: v.string(), text: v.string(), released: v.boolean() })),
    answeredAt: Instant,
  }),
  key: (row: { surveyID: string; enrolmentID: string }) => ({ pk: ["SURVEY", row.surveyID], sk: ["ANSWER", row.enrolmentID] }),
});
