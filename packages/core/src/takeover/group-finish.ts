import { AttendanceSheets } from "../attendance/index.ts";
import { Cohort, Cohorts, OrganizationCohorts, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, EnrolmentHolds, Enrolments, payersFrom } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { ID, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Participant, PeopleImport } from "../participant/index.ts";
import type { Session } from "../session/index.ts";
import { listOf } from "./people.ts";
import { TakeoverBatches } from "./takeover.table.ts";

const YEAR_MINUTES = 366 * 24 * 60;

type Batch = Extract<Row<typeof TakeoverBatches>, { kind: "group" }>;
type Person = Batch["people"][number];

/** Writes what a group's take-over still lacks, step by step, each once: run by whoever comes, as often as he likes. */
export async function finishGroup(batchID: string): Promise<void> {
  const batch = await db().get(TakeoverBatches, { batchID });
  if (batch?.kind !== "group" || batch.finishedAt) return;
  await takeSeats(batch, await takePeople(batch));
  await takePresence(batch);
  await untilWritten(async () => {
    const row = await db().get(TakeoverBatches, { batchID });
    if (!row || row.finishedAt) return true;
    const written = await db().heal({ batch: TakeoverBatches.replace({ ...row, finishedAt: now() }) });
    return written.refused ? undefined : true;
  });
}

/** The firm's participant of each address: made where there was none. */
async function takePeople({ people }: Batch): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const organizationID of new Set(people.map((one) => one.organizationID))) {
    const own = people.filter((one) => one.organizationID === organizationID);
    await PeopleImport.run({ organizationID, text: listOf(own) });
    for (const { email, participantID } of await Participant.ofOrganization(organizationID))
      ids.set(email, participantID);
  }
  return ids;
}

/** Everyone's seat, accepted before the first session; in one transaction with the group's own seats. */
async function takeSeats(batch: Batch, participantIDs: ReadonlyMap<string, string>): Promise<void> {
  const { locale } = await Firm.get();
  await untilWritten(async () => {
    const { cohort, sessions, enrolments } = await Enrolment.groupOf(batch.cohortID);
    const missing = batch.people.filter(({ email }) => !enrolments.some((one) => one.email === email));
    if (missing.length === 0) return true;
    const acceptedAt = [now(), ...sessions.map(({ startsAt }) => startsAt)].sort()[0] ?? now();
    const rows = missing.map((person) => seatOf(person, { batch, cohort, acceptedAt, locale, participantIDs }));
    const links = rows.map(linkOf);
    const seats = [...cohort.seats, ...rows.map(({ enrolmentID }) => ({ enrolmentID, heldUntil: null }))];
    const changed = { ...cohort, seats };
    const written = await db().heal({
      cohort: Cohorts.replace(changed),
      // Their charter is not signed here yet: the group's page asks for it.
      ...Cohort.seatOperations(changed, cohort.status === "running" ? rows.length : 0),
      holds: rows.map((row) => EnrolmentHolds.create(row)),
      enrolments: rows.map((row, at) => Enrolments.create({ ...row, linkID: links[at]?.linkID })),
      links: links.map(({ operation }) => operation),
      organizations: [...new Set(batch.people.map((one) => one.organizationID))].map((organizationID) =>
        OrganizationCohorts.put({ organizationID, cohortID: batch.cohortID }),
      ),
    });
    return written.refused ? undefined : true;
  });
}

function linkOf({ cohortID, enrolmentID }: Enrolment.Info) {
  const expiresAt = plusMinutes(now(), YEAR_MINUTES);
  return Link.issue({ purpose: "enrolment", subject: { cohortID, enrolmentID }, expiresAt });
}

interface By {
  batch: Batch;
  cohort: Cohort.Stored;
  acceptedAt: string;
  locale: "fr" | "en";
  participantIDs: ReadonlyMap<string, string>;
}

function seatOf(person: Person, { batch, cohort, acceptedAt, locale, participantIDs }: By): Enrolment.Info {
  const { organizationID, organizationName: name, given, family, email, invoiceID } = person;
  const participantID = participantIDs.get(email);
  if (!participantID) throw new Error("Someone of a take-over is no participant");
  const whole = { kind: "organization" as const, organizationID, shareBasisPoints: 10_000 };
  const { priceNet } = batch;
  return {
    enrolmentID: ID.derived("enrolment", batch.batchID, email),
    cohortID: batch.cohortID,
    participantID,
    organizationID,
    given,
    family,
    email,
    job: null,
    locale,
    status: "accepted",
    origin: "firm",
    priceNet,
    vatRate: cohort.vatRate,
    payers: payersFrom([whole], { priceNet, payers: [], organizations: [{ organizationID, name }] }),
    agreement: null,
    acceptedAt,
    datesCommittedAt: null,
    charter: null,
    invoiceID,
    createdAt: batch.at,
  };
}

/** Who was at each session that was held; a sheet that is there already stays, someone may have corrected it. */
async function takePresence({ cohortID, people, by, byName, at }: Batch): Promise<void> {
  const { sessions, enrolments } = await Enrolment.groupOf(cohortID);
  const marksAt = ({ number }: Session.Stored) =>
    enrolments.flatMap(({ enrolmentID, email }) => {
      const person = people.find((one) => one.email === email);
      if (!person) return [];
      const presence = person.missed.includes(number) ? ("absent" as const) : ("present" as const);
      return [{ enrolmentID, presence, lateMinutes: null, reason: null, at, by, byName }];
    });
  const held = sessions.filter((one) => one.status === "held" && one.takenOver);
  if (held.length === 0) return;
  await db().heal({
    sheets: held.map((session) => {
      return AttendanceSheets.create({ cohortID, sessionID: session.sessionID, marks: marksAt(session) });
    }),
  });
}
