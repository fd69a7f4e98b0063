import * as v from "valibot";
import { entity, ID, Instant, type Item, Zone } from "../kernel/index.ts";

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
  timing: v.picklist(["closing", "pre", "hot", "post", "cold"]),
  /** Of a form asked again: how many months after the end. */
  months: v.optional(v.number()),
  audience: v.optional(v.picklist(["participant", "sponsor", "funder", "facilitator"]), "participant"),
  formID: v.string(),
  formVersion: v.number(),
  /** The objectives of the programme that this wave asks about, as they were. */
  objectives: v.optional(v.array(v.string()), () => []),
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
  version: 2,
  schema: SurveyRow,
  key: (row: { surveyID: string }) => ({ pk: ["SURVEY", row.surveyID], sk: ["SURVEY"] }),
  upgrade: (old) => old,
});

/** Before others than participants were asked, rows named an enrolment. */
const fromEnrolment = ({ enrolmentID, ...old }: Item): Item => ({ respondentID: enrolmentID, ...old });

/** Someone who was asked; carries no answer. */
export const SurveyRequests = entity({
  name: "surveyRequest",
  version: 2,
  schema: v.object({
    surveyID: ID.schema("survey"),
    /** An enrolment, a member or a funder. */
    respondentID: v.string(),
    linkID: ID.schema("link"),
    organizationID: v.nullable(ID.schema("organization")),
    locale: v.picklist(["fr", "en"]),
    answeredAt: v.nullable(Instant),
  }),
  key: (row: { surveyID: string; respondentID: string }) => ({
    pk: ["SURVEY", row.surveyID],
    sk: ["ASKED", row.respondentID],
  }),
  upgrade: fromEnrolment,
});
