import { db } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
// Beside the report, the one that reads an answer: to give it to its author, or to take his words out of it.
import { SurveyAnswers, SurveyDrafts } from "../survey/answer.table.ts";
import { Survey, SurveyRequests } from "../survey/index.ts";
import { asksForOwn, type Found, shownOf } from "./found.ts";

/** Every wave that a group may have asked one of its people. */
function wavesOf({ cohort: { cohortID }, sessions }: Enrolment.Group): string[] {
  const causes = Survey.causesOf(
    cohortID,
    sessions.map((session) => session.sessionID),
  );
  return causes.filter(({ audience }) => (audience ?? "participant") === "participant").map(Survey.surveyIDOf);
}

/** What he was asked and answered: figures stay where they were counted, words go, and what was not sent. */
export async function inSurveys(
  group: Enrolment.Group,
  { enrolmentID: respondentID, participantID }: Pick<Enrolment.Info, "enrolmentID" | "participantID">,
): Promise<Found[]> {
  const isOwn = asksForOwn(participantID);
  const keys = wavesOf(group).map((surveyID) => ({ surveyID, respondentID }));
  const [requests, drafts, answers] = await db().gets(
    keys.map((key) => ({ entity: SurveyRequests, key })),
    keys.map((key) => ({ entity: SurveyDrafts, key })),
    keys.map((key) => ({ entity: SurveyAnswers, key })),
  );
  return [
    ...requests.flatMap((row) => (row ? [{ noun: "survey", shown: shownOf(row, "linkID") }] : [])),
    // What was not sent yet its author alone sees.
    ...drafts.flatMap((row) =>
      row ? [{ noun: "survey", ...(isOwn && { shown: shownOf(row) }), act: SurveyDrafts.delete(row) }] : [],
    ),
    ...answers.flatMap((row) => {
      if (!row) return [];
      const act = row.words.length > 0 && { act: SurveyAnswers.replace({ ...row, words: [] }) };
      return [{ noun: "survey", shown: shownOf(row), ...act }];
    }),
  ];
}

/** The links that those waves were mailed with. */
export async function surveyLinks(group: Enrolment.Group, respondentID: string): Promise<string[]> {
  const keys = wavesOf(group).map((surveyID) => ({ surveyID, respondentID }));
  const [requests] = await db().gets(keys.map((key) => ({ entity: SurveyRequests, key })));
  return requests.flatMap((row) => (row ? [row.linkID] : []));
}
