import * as v from "valibot";
import { entity, ID, Instant, Zone } from "../kernel/index.ts";

export const TIMINGS = ["closing", "hot", "cold"] as const;

/** One wave: a form sent to the people of one cohort at one time. */
export const SurveyRow = v.object({
  surveyID: ID.schema("survey"),
  cohortID: ID.schema("cohort"),
  cohortName: v.string(),
  programmeID: ID.schema("programme"),
  programmeTitle: v.string(),
  coachID: ID.schema("member"),
  coachName: v.string(),
  organizationID: v.nullable(ID.schema("organization")),
  /** The session it follows, as it was; none at the end of the cycle. */
  session: v.nullable(v.object({ sessionID: ID.schema("session"), number: v.number(), startsAt: Instant, zone: Zone })),
  timing: v.picklist(TIMINGS),
  formID: v.string(),
  formVersion: v.number(),
  /** The firm's, as it was at the opening: a change applies to surveys opened later. */
  anonymityFloor: v.number(),
  openedAt: Instant,
  /** Last instant at which an answer is taken. */
  closesAt: Instant,
  closedAt: v.nullable(Instant),
  asked: v.number(),
});

/** A wave, those it asked and their answers are one partition: no list of waves is read from here (see report). */
export const Surveys = entity({
  name: "survey",
  version: 1,
  schema: SurveyRow,
  key: (row: { surveyID: string }) => ({ pk: ["SURVEY", row.surveyID], sk: ["SURVEY"] }),
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
    locale: v.picklist(["fr", "en"]),
    answeredAt: v.nullable(Instant),
  }),
  key: (row: { surveyID: string; enrolmentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["ASKED", row.enrolmentID],
  }),
});
