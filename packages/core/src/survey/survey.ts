import type * as v from "valibot";
import { Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, ID, type Instant, notFound, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Sessions } from "../session/index.ts";
import { latestOf } from "./forms.ts";
import { SurveyRequests, type SurveyRow, Surveys } from "./survey.table.ts";

export type Info = v.InferOutput<typeof SurveyRow>;
export type Stored = Row<typeof Surveys>;
export type Request = Row<typeof SurveyRequests>;
type Enrolment = Row<typeof Enrolments>;

export const Event = {
  Opened: "survey.opened",
  Answered: "survey.answered",
  Closed: "survey.closed",
  /** Comes back from the due items when its fourteen days are over. */
  Due: "survey.due",
} as const;

export const PURPOSE = "survey";

const DAY_MINUTES = 24 * 60;
/** Two weeks: a holiday passes, the memory of a session does not. */
const OPEN_DAYS = 14;
/** A link that outlives its wave can still say in words that the wave is over. */
const LINK_DAYS = 60;
/** Two rows a person (request and link): with the wave and its event, 38 operations of the 40 allowed. */
const PEOPLE_A_WRITE = 18;
const PARTITION_MAX = 1_000;

export interface Cause {
  cohortID: string;
  timing: "closing" | "hot";
  /** The session that was held; null at the end of the cycle. */
  sessionID: string | null;
}

/** Enrolments that are not asked: who missed the session. */
type Opening = Cause & { without?: readonly string[] };

/** The wave of a cause: there is one, however often its event comes. */
export function surveyIDOf({ cohortID, timing, sessionID }: Cause): string {
  return ID.derived("survey", cohortID, timing, sessionID ?? "cycle");
}

/**
 * Opens the wave of a session held or of a cycle ended: asks everyone whose seat is accepted, but `without`. Run again, or after a
 * kill at any point, it ends in the same rows. Answers undefined when there is nobody to ask.
 */
export async function open(cause: Opening): Promise<string | undefined> {
  Actor.assertSystem();
  const { opened } = await untilWritten(() => tryOpen(cause));
  return opened;
}

async function tryOpen({ without = [], ...cause }: Opening): Promise<{ opened: string | undefined } | undefined> {
  const surveyID = surveyIDOf(cause);
  const [{ survey, requests }, { items }, firm] = await Promise.all([
    findWave(surveyID),
    db().query({ pk: ["COHORT", cause.cohortID], limit: PARTITION_MAX }),
    Firm.get(),
  ]);
  if (survey) return { opened: surveyID };
  const enrolments = askable(items).filter((one) => !without.includes(one.enrolmentID));
  const wave = waveOf(cause, items, { k: firm.anonymityFloor, asked: enrolments.length, at: now() });
  if (enrolments.length === 0) return { opened: undefined };
  const known = new Set(requests.map((request) => request.enrolmentID));
  const missing = enrolments.filter((one) => !known.has(one.enrolmentID));
  while (missing.length > PEOPLE_A_WRITE) {
    const some = missing.splice(0, PEOPLE_A_WRITE);
    if ((await db().write({ asked: some.flatMap((one) => ask(wave, one)) }, { surveyID })).refused) return undefined;
  }
  // The wave comes last: a wave that is there has asked everyone.
  const written = await db().write(
    {
      asked: missing.flatMap((one) => ask(wave, one)),
      wave: Surveys.create(wave),
      event: event(Event.Opened, { surveyID, cohortID: cause.cohortID }),
    },
    { surveyID },
  );
  return written.refused ? undefined : { opened: surveyID };
}

function askable(items: Parameters<typeof rowsOf>[1]): Enrolment[] {
  return rowsOf(Enrolments, items).filter((one) => one.status === "accepted");
}

/**
 * Asks those of these people whom a wave that is still open did not ask: they were thought absent, and were there. Run
 * again, it asks nobody twice.
 */
export async function widen(cause: Cause, enrolmentIDs: readonly string[]): Promise<void> {
  Actor.assertSystem();
  const surveyID = surveyIDOf(cause);
  await untilWritten(async () => {
    const [{ survey, requests }, { items }] = await Promise.all([
      findWave(surveyID),
      db().query({ pk: ["COHORT", cause.cohortID], begins: ["ENROLMENT"], limit: PARTITION_MAX }),
    ]);
    if (!survey || !isOpen(survey, now())) return { surveyID };
    const known = new Set(requests.map((request) => request.enrolmentID));
    const missing = askable(items).filter(
      (one) => enrolmentIDs.includes(one.enrolmentID) && !known.has(one.enrolmentID),
    );
    const some = missing.slice(0, PEOPLE_A_WRITE);
    if (some.length === 0) return { surveyID };
    const written = await db().write(
      {
        asked: some.flatMap((one) => ask(survey, one)),
        wave: Surveys.update({ surveyID }, { add: { asked: some.length } }).ifStill({ closedAt: null }),
        event: event(Event.Opened, { surveyID, cohortID: cause.cohortID }),
      },
      { surveyID },
    );
    // Those beyond one write come with the next round, which finds nobody left.
    return written.refused || missing.length > some.length ? undefined : { surveyID };
  });
}

function waveOf(
  cause: Cause,
  items: Parameters<typeof rowsOf>[1],
  { k, asked, at }: { k: number; asked: number; at: Instant },
): Info {
  const [cohort] = rowsOf(Cohorts, items);
  if (!cohort) throw notFound("cohort");
  const session = rowsOf(Sessions, items).find((one) => one.sessionID === cause.sessionID);
  const { formID, version } = latestOf(cause.timing);
  const { cohortID, programmeID, programmeTitle, coachID, coachName, organizationID } = cohort;
  return {
    cohortID,
    programmeID,
    programmeTitle,
    coachID,
    coachName,
    organizationID,
    surveyID: surveyIDOf(cause),
    cohortName: cohort.name,
    session: session
      ? { sessionID: session.sessionID, number: session.number, startsAt: session.startsAt, zone: session.zone }
      : null,
    timing: cause.timing,
    formID,
    formVersion: version,
    anonymityFloor: k,
    openedAt: at,
    closesAt: plusMinutes(at, OPEN_DAYS * DAY_MINUTES),
    closedAt: null,
    asked,
  };
}

function ask(wave: Info, { enrolmentID, organizationID, locale }: Enrolment) {
  const { surveyID } = wave;
  const link = Link.issue({
    linkID: ID.derived("link", surveyID, enrolmentID),
    purpose: PURPOSE,
    subject: { surveyID, enrolmentID },
    expiresAt: plusMinutes(wave.openedAt, LINK_DAYS * DAY_MINUTES),
  });
  const { linkID } = link;
  return [
    SurveyRequests.create({ surveyID, enrolmentID, linkID, organizationID, locale, answeredAt: null }),
    link.operation,
  ];
}

/** A wave and those it asked, in one query each; answers are not read. */
async function findWave(surveyID: string): Promise<{ survey: Stored | undefined; requests: Request[] }> {
  const [survey, { items }] = await Promise.all([
    db().get(Surveys, { surveyID }),
    db().query({ pk: ["SURVEY", surveyID], begins: ["ASKED"], limit: PARTITION_MAX }),
  ]);
  return { survey, requests: rowsOf(SurveyRequests, items) };
}

/** Whom to mail, with what it takes: the addresses are read where they stand, on the enrolments. */
export async function invitations(surveyID: string) {
  Actor.assertSystem();
  const { survey, requests } = await findWave(surveyID);
  if (!survey) throw notFound("survey");
  const range = { pk: ["COHORT", survey.cohortID], begins: ["ENROLMENT"], limit: PARTITION_MAX };
  const enrolments = rowsOf(Enrolments, (await db().query(range)).items);
  const people = requests.flatMap((request) => {
    const enrolment = enrolments.find((one) => one.enrolmentID === request.enrolmentID);
    if (request.answeredAt || enrolment?.status !== "accepted") return [];
    return [
      { enrolmentID: request.enrolmentID, linkID: request.linkID, email: enrolment.email, locale: request.locale },
    ];
  });
  return { survey, people };
}

/** Whether an answer is still taken. */
export function isOpen(survey: Info, at: Instant): boolean {
  return survey.closedAt === null && at <= survey.closesAt;
}

/** Closes a wave that is over: its fourteen days have passed, or everyone it asked has answered. */
export async function closeWhenOver(surveyID: string): Promise<void> {
  Actor.assertSystem();
  const { survey, requests } = await findWave(surveyID);
  if (!survey || survey.closedAt) return;
  const complete = requests.every((request) => request.answeredAt !== null);
  if (!complete && now() <= survey.closesAt) return;
  // Refused when someone else just closed it: then there is nothing left to do.
  await db().write(
    {
      wave: Surveys.update({ surveyID }, { set: { closedAt: now() } }).ifStill({ closedAt: null }),
      event: event(Event.Closed, { surveyID, cohortID: survey.cohortID }),
    },
    { surveyID },
  );
}
