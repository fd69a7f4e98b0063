import { db, rowsOf } from "../db/index.ts";
import type { Row } from "../kernel/index.ts";
// The one place that reads answers: an import rule holds it.
import { SurveyAnswers } from "../survey/answer.table.ts";
import { SurveyRequests, Surveys } from "../survey/index.ts";
import type { Answer } from "./release/index.ts";

/** A person who came on his own has no organization: such people count as one. */
const ON_HIS_OWN = "none";
const PARTITION_MAX = 3_000;

/** One wave whole: itself, those it asked, what they answered. One consistent query. */
export async function waveRows(surveyID: string) {
  const { items } = await db().query({ pk: ["SURVEY", surveyID], limit: PARTITION_MAX });
  const [survey] = rowsOf(Surveys, items);
  return { survey, requests: rowsOf(SurveyRequests, items), answers: rowsOf(SurveyAnswers, items).map(answerOf) };
}

/** The answers of several waves: a query each, side by side, since each is a partition of its own. */
export async function answersOf(surveyIDs: readonly string[]): Promise<Answer[]> {
  return (await Promise.all(surveyIDs.map(waveRows))).flatMap(({ answers }) => answers);
}

function answerOf(row: Row<typeof SurveyAnswers>): Answer {
  const { surveyID, enrolmentID, organizationID, answeredAt, scale, nps, words } = row;
  return {
    answerID: `${surveyID}.${enrolmentID}`,
    surveyID,
    respondentID: enrolmentID,
    organizationID: organizationID ?? ON_HIS_OWN,
    givenAt: answeredAt,
    scale,
    nps,
    words,
  };
}
