import { Attendance } from "@entrepairs/core/attendance";
import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { Due } from "@entrepairs/core/platform";
import { Session } from "@entrepairs/core/session";
import { Survey } from "@entrepairs/core/survey";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** Who missed a session is not asked what it was worth. */
const openClosing: Job = async ({ ids: { cohortID = "", sessionID = "" } }) => {
  const { missed } = await Attendance.told({ cohortID, sessionID });
  await Survey.open({ cohortID, timing: "closing", sessionID, without: missed });
};

/** Who was there after all is asked while the question is still open. */
const askCorrected: Job = async (event) => {
  const { cohortID = "", sessionID = "" } = event.ids;
  await openClosing(event);
  const { there } = await Attendance.told({ cohortID, sessionID });
  await Survey.widen({ cohortID, timing: "closing", sessionID }, there);
};

const openHot: Job = async ({ ids: { cohortID = "" } }) => {
  await Survey.open({ cohortID, timing: "hot", sessionID: null });
};

/** One mail a person and wave; whoever answered or left meanwhile gets none. */
const mailEveryone: Job = async ({ ids: { surveyID = "" } }) => {
  const { survey, people } = await Survey.invitations(surveyID);
  const dueKey = `${surveyID}.close`;
  await Due.schedule({ dueAt: survey.closesAt, dueKey, event: Survey.Event.Due, ids: { surveyID } });
  const { name: firmName } = await Firm.get();
  for (const { enrolmentID, linkID, email, locale } of people) {
    const url = `${Config.use().origin}/avis/${Link.tokenOf(linkID)}`;
    await sendOnce(`${surveyID}.${enrolmentID}`, {
      to: email,
      locale,
      content: content(survey, { firmName, url }, locale),
    });
  }
};

function content(survey: Survey.Info, shared: { firmName: string; url: string }, locale: "fr" | "en") {
  const { session, programmeTitle } = survey;
  if (!session) return render("finalSurvey", { ...shared, programmeTitle }, locale);
  const { startsAt, zone } = session;
  return render("closingQuestion", { ...shared, startsAt, zone }, locale);
}

/** Everyone has answered, or the time is over; else it stays open. */
const closeWhenOver: Job = ({ ids: { surveyID = "" } }) => Survey.closeWhenOver(surveyID);

export const on = {
  [Session.Event.Held]: openClosing,
  [Attendance.Event.Corrected]: askCorrected,
  [Cohort.Event.CycleEnded]: openHot,
  [Survey.Event.Opened]: mailEveryone,
  [Survey.Event.Answered]: closeWhenOver,
  [Survey.Event.Due]: closeWhenOver,
};
