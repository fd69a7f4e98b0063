import { Attendance } from "@entrepairs/core/attendance";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Config } from "@entrepairs/core/gateway";
import { dayOf, now, plusMinutes } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Member } from "@entrepairs/core/member";
import { Due } from "@entrepairs/core/platform";
import { Session } from "@entrepairs/core/session";
import { headOf, Survey } from "@entrepairs/core/survey";
import { render } from "@entrepairs/mail";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const DAY_MINUTES = 24 * 60;
/** Where people stand before a cycle is asked a fortnight ahead: late enough to be sure, early enough to be read. */
const BEFORE_DAYS = 14;
/** Once, halfway. The question after a session has none: two reminders of the session and it are its three mails. */
const REMINDER_DAYS = 7;
/** What stands for the months after the end: thirteen weeks, then as many. */
const DAYS_OF_MONTHS = { 3: 91, 6: 182 } as const;

/** Who missed a session is not asked what it was worth; after the last one, the full form takes its place. */
const openClosing: Job = async ({ ids: { cohortID = "", sessionID = "" } }) => {
  const [{ missed }, { sessions }] = await Promise.all([
    Attendance.told({ cohortID, sessionID }),
    Enrolment.groupOf(cohortID),
  ]);
  if (sessions.find((one) => one.sessionID === sessionID)?.kind === "review") return;
  await Survey.open({ cohortID, timing: "closing", sessionID, without: missed });
};

/** Who was there after all is asked while the question is still open. */
const askCorrected: Job = async (event) => {
  const { cohortID = "", sessionID = "" } = event.ids;
  await openClosing(event);
  const { there } = await Attendance.told({ cohortID, sessionID });
  await Survey.widen({ cohortID, timing: "closing", sessionID }, there);
};

/** A first seat is taken: where everyone stands is asked before the kickoff. */
const planPositioning: Job = async ({ ids: { cohortID = "", toCohortID = "" } }) => {
  const { sessions } = await Enrolment.groupOf(toCohortID || cohortID);
  await planBefore(toCohortID || cohortID, sessions);
};

const kickoffOf = (sessions: readonly Session.Info[]) =>
  sessions.find(({ status, startsAt }) => status === "planned" && startsAt > now());

async function planBefore(cohortID: string, sessions: readonly Session.Info[]): Promise<void> {
  const first = kickoffOf(sessions);
  if (!first || sessions.some(({ status }) => status === "held")) return;
  await Due.schedule({
    dueAt: plusMinutes(first.startsAt, -BEFORE_DAYS * DAY_MINUTES),
    dueKey: `${cohortID}.pre.${Date.parse(first.startsAt)}`,
    event: Survey.Event.WaveDue,
    ids: { cohortID, timing: "pre" },
  });
}

/** The kickoff may have moved since it was planned: then it is planned again. */
async function openBefore(cohortID: string): Promise<void> {
  const { sessions } = await Enrolment.groupOf(cohortID);
  const first = kickoffOf(sessions);
  if (!first || sessions.some(({ status }) => status === "held")) return;
  if (plusMinutes(first.startsAt, -BEFORE_DAYS * DAY_MINUTES) > now()) return planBefore(cohortID, sessions);
  const cause = { cohortID, timing: "pre", sessionID: null } as const;
  await Survey.open(cause);
  await Survey.widen(cause);
}

const openDue: Job = async ({ ids: { cohortID = "", timing = "", months = "" } }) => {
  if (timing === "pre") return openBefore(cohortID);
  await openAll({ cohortID, timing: "cold", sessionID: null, months: Number(months) });
};

/** Participants, and each other side by its own form. */
async function openAll(cause: Survey.Cause): Promise<void> {
  const { sponsors, facilitators, funders } = await othersOf(cause.cohortID);
  await Survey.open(cause);
  await Survey.open({ ...cause, audience: "sponsor", people: sponsors });
  await Survey.open({ ...cause, audience: "facilitator", people: facilitators });
  await Survey.open({ ...cause, audience: "funder", people: funders });
}

/** The cycle is over: each side is asked in its own words, and again in three and six months. */
const openHot: Job = async ({ ids: { cohortID = "" } }) => {
  await openAll({ cohortID, timing: "hot", sessionID: null });
  for (const months of Survey.LATER_MONTHS) {
    await Due.schedule({
      dueAt: plusMinutes(now(), DAYS_OF_MONTHS[months] * DAY_MINUTES),
      dueKey: `${cohortID}.cold.${months}`,
      event: Survey.Event.WaveDue,
      ids: { cohortID, timing: "cold", months: String(months) },
    });
  }
};

async function othersOf(cohortID: string) {
  const [{ cohort, enrolments }, { locale }, members, files] = await Promise.all([
    Enrolment.groupOf(cohortID),
    Firm.get(),
    Member.list(),
    Funding.ofCohort(cohortID).then((all) => Promise.all(all.map(Funding.get))),
  ]);
  const clients = new Set([cohort.organizationID, ...enrolments.map(({ organizationID }) => organizationID)]);
  const here = members.filter(({ status }) => status !== "removed");
  const asked = (respondentID: string, organizationID: string | null) => ({ respondentID, organizationID, locale });
  const agreed = files.filter(({ status }) => status === "agreed");
  return {
    sponsors: here
      .filter(({ roles, organizationID }) => roles.includes("sponsor") && clients.has(organizationID ?? null))
      .flatMap(({ memberID, organizationID }) => (organizationID ? [asked(memberID, organizationID)] : [])),
    facilitators: here.filter(({ memberID }) => memberID === cohort.coachID).map((one) => asked(one.memberID, null)),
    // One funder is asked once, however many files he agreed to.
    funders: [...new Set(agreed.map(({ funderID }) => funderID))].map((funderID) => asked(funderID, null)),
  };
}

/** One pending request at a time: where people stand afterwards is asked once their view of the cycle is in. */
const openAfter: Job = async ({ ids: { surveyID = "", cohortID = "" } }) => {
  const closed = await Survey.find(surveyID);
  if (closed?.timing !== "hot" || closed.audience !== "participant") return;
  const before = await Survey.find(Survey.surveyIDOf({ cohortID, timing: "pre", sessionID: null }));
  if (before) await Survey.open({ cohortID, timing: "post", sessionID: null });
};

/** One mail a person and wave; whoever answered or left meanwhile gets none. */
const mailEveryone: Job = async ({ ids: { surveyID = "" } }) => {
  const survey = await Survey.find(surveyID);
  if (!survey) return;
  const ids = { surveyID };
  const { closesAt: dueAt, openedAt, timing } = survey;
  await Due.schedule({ dueAt, dueKey: `${surveyID}.close`, event: Survey.Event.Due, ids });
  if (timing !== "closing") {
    const reminder = { dueKey: `${surveyID}.reminder`, event: Survey.Event.ReminderDue, ids };
    await Due.schedule({ dueAt: plusMinutes(openedAt, REMINDER_DAYS * DAY_MINUTES), ...reminder });
  }
  await mailAll(surveyID, "");
};

const remind: Job = async ({ ids: { surveyID = "" } }: Happened) => {
  const survey = await Survey.find(surveyID);
  if (survey && Survey.isOpen(survey, now())) await mailAll(surveyID, ".reminder");
};

async function mailAll(surveyID: string, again: "" | ".reminder"): Promise<void> {
  const [invited, { name: firmName, zone }] = await Promise.all([Survey.invitations(surveyID), Firm.get()]);
  for (const { respondentID, linkID, email, locale } of invited.people) {
    const to = email ?? (await Funding.funderOf(respondentID))?.email;
    if (!to) continue;
    const url = `${Config.use().origin}/avis/${Link.tokenOf(linkID)}`;
    const content = contentOf(invited, { firmName, url, zone, isReminder: again !== "" }, locale);
    await sendOnce(`${surveyID}.${respondentID}${again}`, { to, locale, content });
  }
}

type Invited = Awaited<ReturnType<typeof Survey.invitations>>;

/** The two forms that everyone meets have letters of their own, as long as they are the shipped ones. */
function contentOf(
  { survey, form }: Invited,
  { isReminder, zone, ...shared }: { firmName: string; url: string; zone: string; isReminder: boolean },
  locale: "fr" | "en",
) {
  const { session, programmeTitle, closesAt, audience, timing } = survey;
  const readers = headOf(form)[locale];
  if (session) return render("closingQuestion", { ...shared, ...session, readers }, locale);
  const isShipped = form.version === 1 && audience === "participant" && timing === "hot";
  if (isShipped && !isReminder) return render("finalSurvey", { ...shared, programmeTitle }, locale);
  const asked = askedOf(survey);
  const formTitle = form.title[locale];
  return render(
    "surveyAsked",
    { ...shared, programmeTitle, asked, formTitle, readers, until: dayOf(closesAt, zone), isReminder },
    locale,
  );
}

/** Which sentence says why one is asked. */
function askedOf({ audience, timing }: Invited["survey"]) {
  if (audience === "participant") return timing === "closing" ? audience : timing;
  return timing === "cold" ? (`${audience}Later` as const) : audience;
}

/** Everyone has answered, or the time is over; else it stays open. */
const closeWhenOver: Job = ({ ids: { surveyID = "" } }) => Survey.closeWhenOver(surveyID);

export const on = {
  [Enrolment.Event.Accepted]: planPositioning,
  [Session.Event.Held]: openClosing,
  [Attendance.Event.Corrected]: askCorrected,
  [Cohort.Event.CycleEnded]: openHot,
  [Survey.Event.WaveDue]: openDue,
  [Survey.Event.Opened]: mailEveryone,
  [Survey.Event.ReminderDue]: remind,
  [Survey.Event.Answered]: closeWhenOver,
  [Survey.Event.Due]: closeWhenOver,
  [Survey.Event.Closed]: openAfter,
};
