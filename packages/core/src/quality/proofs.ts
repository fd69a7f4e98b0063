import { AttendanceSheets, Signing } from "../attendance/index.ts";
import { Certificate } from "../certificate/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Document } from "../document/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Framing } from "../framing/index.ts";
import { MailMark } from "../mailing/index.ts";
import { CohortAgreements, Orders } from "../order/index.ts";
import { templatesOf } from "../session/index.ts";
import { Survey, SurveyRequests, Surveys } from "../survey/index.ts";

/**
 * Who was asked in one wave and when; when a reminder left and to how many. Never who answered, nor what: who was
 * reminded is not named, since that would tell who had not answered yet.
 */
export interface Asked {
  surveyID: string;
  timing: Survey.Stored["timing"];
  audience: Survey.Stored["audience"];
  months: number | undefined;
  sessionNumber: number | null;
  openedAt: string;
  people: { respondentID: string; askedAt: string }[];
  reminder: { at: string; people: number } | null;
}

/** Everything that one group left that may be shown: no row of its room is read here. */
export async function proofsOf(cohortID: string) {
  const [group, certificates, drawn, notes] = await Promise.all([
    Enrolment.groupOf(cohortID),
    Certificate.ofCohort({ cohortID }),
    Document.ofCohort({ cohortID }),
    Framing.ofCohort({ cohortID }),
  ]);
  const held = group.sessions.filter(({ status }) => status === "held");
  const [sheets, waves, [orders], templateOf] = await Promise.all([
    Promise.all(held.map(({ sessionID }) => Signing.sheet({ cohortID, sessionID }))),
    wavesOf(group),
    db().gets(rowsOf(CohortAgreements, group.items).map(({ orderID }) => ({ entity: Orders, key: { orderID } }))),
    templatesOf(group.sessions),
  ]);
  return {
    group,
    held,
    certificates,
    documents: drawn.documents,
    handouts: drawn.handouts,
    framings: signedIn(notes),
    presences: presencesIn(group),
    sheets: sheets.filter(({ entries }) => entries.length > 0),
    waves,
    templates: [...new Set(group.sessions.map(templateOf))].filter((one) => one !== undefined),
    orders: orders.filter((order) => order !== undefined),
  };
}
export type Proofs = Awaited<ReturnType<typeof proofsOf>>;

/** Of each client the version that both signed last and whose copy is kept. */
function signedIn(notes: readonly Framing.Stored[]): Framing.Stored[] {
  const signed = notes.filter(({ status, fileHash }) => status === "signed" && fileHash !== undefined);
  return [...new Map(signed.map((note) => [note.organizationID, note])).values()];
}

/** What is said of each person at each session, by `session enrolment`: the last mark counts. Never a reason. */
function presencesIn({ items }: Enrolment.Group) {
  return new Map(
    rowsOf(AttendanceSheets, items).flatMap(({ sessionID, marks }) =>
      marks.map(({ enrolmentID, presence }) => [`${sessionID} ${enrolmentID}`, presence] as const),
    ),
  );
}

/** Every wave that a group may have had, by its cause: those that were opened, with who was asked. */
async function wavesOf({ cohort, sessions }: Enrolment.Group): Promise<Asked[]> {
  const causes = Survey.causesOf(
    cohort.cohortID,
    sessions.map(({ sessionID }) => sessionID),
  );
  const keys = causes.map((cause) => ({ entity: Surveys, key: { surveyID: Survey.surveyIDOf(cause) } }));
  const [found] = await db().gets(keys);
  return Promise.all(found.filter((survey) => survey !== undefined).map(askedIn));
}

const PEOPLE_MAX = 500;

async function askedIn({ surveyID, timing, audience, months, session, openedAt }: Survey.Stored): Promise<Asked> {
  const { items } = await db().query({ pk: ["SURVEY", surveyID], begins: ["ASKED"], limit: PEOPLE_MAX });
  const ids = rowsOf(SurveyRequests, items).map(({ respondentID }) => respondentID);
  const mails = ids.flatMap((id) => [`${surveyID}.${id}`, `${surveyID}.${id}.reminder`]);
  const sent = await MailMark.sentAt(mails);
  const reminders = sent
    .filter((at, place): at is string => place % 2 === 1 && at !== undefined)
    .sort((one, other) => (one < other ? -1 : 1));
  return {
    surveyID,
    timing,
    audience,
    months,
    sessionNumber: session?.number ?? null,
    openedAt,
    people: ids.map((respondentID, at) => ({ respondentID, askedAt: sent[2 * at] ?? openedAt })),
    reminder: reminders[0] ? { at: reminders[0], people: reminders.length } : null,
  };
}
