import type * as v from "valibot";
import { Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, ID, type Instant, notFound, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { Programmes } from "../programme/index.ts";
import { Sessions } from "../session/index.ts";
import { type Cause, surveyIDOf } from "./cause.ts";
import { formOf, latestForm } from "./firm-form.ts";
import type { Form } from "./form.ts";
import { formIDOf } from "./forms.ts";
import { SurveyRequests, type SurveyRow, Surveys } from "./survey.table.ts";

export type Info = v.InferOutput<typeof SurveyRow>;
export type Stored = Row<typeof Surveys>;
export type Request = Row<typeof SurveyRequests>;
type Items = Parameters<typeof rowsOf>[1];

export const Event = {
  Opened: "survey.opened",
  Answered: "survey.answered",
  Closed: "survey.closed",
  /** Comes back from the due items when its time is over. */
  Due: "survey.due",
  /** Comes back once, halfway: whoever has not answered is reminded. */
  ReminderDue: "survey.reminderDue",
  /** Comes back when a wave is to be opened that follows no event of its own: before the cycle, months after it. */
  WaveDue: "survey.waveDue",
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

/** Someone to ask who is no participant. */
export type Respondent = Pick<Request, "respondentID" | "organizationID" | "locale">;

interface Opening extends Cause {
  /** Enrolments that are not asked: who missed the session. */
  without?: readonly string[];
  /** Those to ask, where they are no participants. */
  people?: readonly Respondent[];
}

/**
 * Opens the wave of a session held, of a cycle that begins, ended or ended months ago: asks everyone whose seat is
 * accepted, but `without`, or else `people`. Run again, or after a kill at any point, it ends in the same rows. Answers
 * undefined when there is nobody to ask.
 */
export async function open(cause: Opening): Promise<string | undefined> {
  Actor.assertSystem();
  const { opened } = await untilWritten(() => tryOpen(cause));
  return opened;
}

async function tryOpen({
  without = [],
  people,
  ...cause
}: Opening): Promise<{ opened: string | undefined } | undefined> {
  const surveyID = surveyIDOf(cause);
  const [{ survey, requests }, { items }, firm, form] = await Promise.all([
    findWave(surveyID),
    db().query({ pk: ["COHORT", cause.cohortID], limit: PARTITION_MAX }),
    Firm.get(),
    latestForm(formIDOf({ timing: cause.timing, audience: cause.audience ?? "participant" })),
  ]);
  if (survey) return { opened: surveyID };
  const everyone = people ?? askable(items).filter((one) => !without.includes(one.respondentID));
  if (everyone.length === 0) return { opened: undefined };
  const wave = await waveOf(cause, items, { k: firm.anonymityFloor, asked: everyone.length, at: now(), form });
  const known = new Set(requests.map((request) => request.respondentID));
  const missing = everyone.filter((one) => !known.has(one.respondentID));
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

function askable(items: Items): Respondent[] {
  return (
    rowsOf(Enrolments, items)
      // Who was erased keeps his seat in the figures, without an address: he is asked nothing.
      .filter((one) => one.status === "accepted" && one.email !== "")
      .map(({ enrolmentID, organizationID, locale }) => ({ respondentID: enrolmentID, organizationID, locale }))
  );
}

/**
 * Asks those of these people, or of everyone accepted, whom a wave that is still open did not ask: they were thought
 * absent and were there, or have come since. Run again, it asks nobody twice.
 */
export async function widen(cause: Cause, enrolmentIDs?: readonly string[]): Promise<void> {
  Actor.assertSystem();
  const surveyID = surveyIDOf(cause);
  await untilWritten(async () => {
    const [{ survey, requests }, { items }] = await Promise.all([
      findWave(surveyID),
      db().query({ pk: ["COHORT", cause.cohortID], begins: ["ENROLMENT"], limit: PARTITION_MAX }),
    ]);
    if (!survey || !isOpen(survey, now())) return { surveyID };
    const known = new Set(requests.map((request) => request.respondentID));
    const missing = askable(items).filter(
      ({ respondentID }) => (enrolmentIDs?.includes(respondentID) ?? true) && !known.has(respondentID),
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

async function waveOf(
  cause: Cause,
  items: Items,
  { k, asked, at, form }: { k: number; asked: number; at: Instant; form: Form },
): Promise<Info> {
  const [cohort] = rowsOf(Cohorts, items);
  if (!cohort) throw notFound("cohort");
  const session = rowsOf(Sessions, items).find((one) => one.sessionID === cause.sessionID);
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
    ...(cause.months && { months: cause.months }),
    audience: cause.audience ?? "participant",
    formID: form.formID,
    formVersion: form.version,
    objectives: await objectivesOf(cause, programmeID),
    anonymityFloor: k,
    openedAt: at,
    closesAt: plusMinutes(at, OPEN_DAYS * DAY_MINUTES),
    closedAt: null,
    asked,
  };
}

/** The same before and after, whatever became of the programme meanwhile: what was asked before is asked again. */
async function objectivesOf({ cohortID, timing }: Cause, programmeID: string): Promise<string[]> {
  if (timing !== "pre" && timing !== "post") return [];
  const before = surveyIDOf({ cohortID, timing: "pre", sessionID: null });
  const [wave, programme] = await db().gets(
    { entity: Surveys, key: { surveyID: before } },
    { entity: Programmes, key: { programmeID } },
  );
  return wave?.objectives ?? programme?.objectives ?? [];
}

function ask(wave: Info, { respondentID, organizationID, locale }: Respondent) {
  const { surveyID } = wave;
  const link = Link.issue({
    linkID: ID.derived("link", surveyID, respondentID),
    purpose: PURPOSE,
    subject: { surveyID, respondentID },
    expiresAt: plusMinutes(wave.openedAt, LINK_DAYS * DAY_MINUTES),
  });
  const { linkID } = link;
  return [
    SurveyRequests.create({ surveyID, respondentID, linkID, organizationID, locale, answeredAt: null }),
    link.operation,
  ];
}

/** The wave of an id, for jobs; undefined where it was never opened. */
export async function find(surveyID: string): Promise<Stored | undefined> {
  Actor.assertSystem();
  return db().get(Surveys, { surveyID });
}

/** A wave and those it asked, in one query each; answers are not read. */
async function findWave(surveyID: string): Promise<{ survey: Stored | undefined; requests: Request[] }> {
  const [survey, { items }] = await Promise.all([
    db().get(Surveys, { surveyID }),
    db().query({ pk: ["SURVEY", surveyID], begins: ["ASKED"], limit: PARTITION_MAX }),
  ]);
  return { survey, requests: rowsOf(SurveyRequests, items) };
}

/**
 * Who has not answered yet, with what a mail takes. Addresses are read where they stand: on enrolments and members; a
 * funder's is null here, for whoever knows funders.
 */
export async function invitations(surveyID: string) {
  Actor.assertSystem();
  const { survey, requests } = await findWave(surveyID);
  if (!survey) throw notFound("survey");
  const form = await formOf(survey);
  const addresses = await addressesOf(survey);
  const people = requests.flatMap(({ respondentID, linkID, locale, answeredAt }) => {
    const email = addresses ? addresses.get(respondentID) : null;
    return answeredAt || email === undefined ? [] : [{ respondentID, linkID, email, locale }];
  });
  return { survey, form, people };
}

async function addressesOf({ audience, cohortID }: Info): Promise<Map<string, string> | undefined> {
  if (audience === "funder") return undefined;
  if (audience !== "participant") {
    const members = (await Member.list()).filter(({ status }) => status !== "removed");
    return new Map(members.map(({ memberID, email }) => [memberID, email]));
  }
  const range = { pk: ["COHORT", cohortID], begins: ["ENROLMENT"], limit: PARTITION_MAX };
  const enrolments = rowsOf(Enrolments, (await db().query(range)).items);
  const here = enrolments.filter(({ status }) => status === "accepted");
  return new Map(here.map(({ enrolmentID, email }) => [enrolmentID, email]));
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
