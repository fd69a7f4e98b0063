import { db, rowsOf } from "../db/index.ts";
import type { Row } from "../kernel/index.ts";
// The one place that reads answers: an import rule holds it.
import { SurveyAnswers } from "../survey/answer.table.ts";
import { SurveyRequests, Surveys } from "../survey/index.ts";
import { type Answer, ON_HIS_OWN } from "./release/index.ts";

const PARTITION_MAX = 3_000;
const ANONYMOUS = /^anonymous_/;

/** One wave whole: itself, those it asked, what they answered. One consistent query. */
export async function waveRows(surveyID: string) {
  const { items } = await db().query({ pk: ["SURVEY", surveyID], limit: PARTITION_MAX });
  const [survey] = rowsOf(Surveys, items);
  const given = rowsOf(SurveyAnswers, items).map(answerOf);
  const anonymous = given.some(({ respondentID }) => ANONYMOUS.test(respondentID));
  const answers = survey ? nameless(given, survey) : given;
  return { survey, requests: rowsOf(SurveyRequests, items), answers, anonymous };
}

/** The answers of several waves: a query each, side by side, since each is a partition of its own. */
export async function answersOf(surveyIDs: readonly string[]): Promise<Answer[]> {
  return (await Promise.all(surveyIDs.map(waveRows))).flatMap(({ answers }) => answers);
}

/** The answers that the people of one group gave in these waves, without those of a group that they stand with. */
export async function answersIn(cohortID: string, surveyIDs: readonly string[]): Promise<Answer[]> {
  const waves = await Promise.all(surveyIDs.map(waveRows));
  return waves.flatMap(({ survey, answers }) => (survey?.cohortID === cohortID ? answers : []));
}

function answerOf(row: Row<typeof SurveyAnswers>): Answer {
  const { surveyID, respondentID, organizationID, answeredAt, scale, nps, words } = row;
  return {
    answerID: `${surveyID}.${respondentID}`,
    surveyID,
    respondentID,
    organizationID: organizationID ?? ON_HIS_OWN,
    givenAt: answeredAt,
    scale,
    nps,
    words,
  };
}

/**
 * Nobody can tell whether two anonymous answers of a group are one person's, so they are counted as if they were: the
 * nth of a wave is the nth of any other. So many distinct people stand behind them at least.
 */
function nameless(answers: Answer[], { cohortID }: { cohortID: string }): Answer[] {
  let place = 0;
  return answers
    .toSorted((a, b) => (a.answerID < b.answerID ? -1 : 1))
    .map((answer) =>
      ANONYMOUS.test(answer.respondentID) ? { ...answer, respondentID: `${cohortID}.${++place}` } : answer,
    );
}
