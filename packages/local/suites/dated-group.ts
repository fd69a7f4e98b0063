import { db } from "@entrepairs/core/db";
import { Enrolments } from "@entrepairs/core/enrolment";
import { ID, now } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Cycle } from "@entrepairs/core/session";

interface DatedGroup {
  programmeID: string;
  name: string;
  /** `YYYY-MM-DD`; every fourth Tuesday from there. */
  start: string;
  /** At nine unless said. */
  time?: string;
  /** Sessions between the kickoff and the review. */
  regular: number;
  mailbox: string;
  coachbox: string;
}

/** A group with a coach of its own, whose days no other group takes, and one person in it. Asked as the owner. */
export async function openDatedGroup({
  mailbox,
  coachbox,
  start,
  time = "09:00",
  regular,
  ...group
}: DatedGroup): Promise<string> {
  const coachID = ID.create("member");
  const coach = { memberID: coachID, email: coachbox, name: "Camille Essai", roles: ["coach" as const] };
  await db().write({ coach: Members.create({ ...coach, status: "active", invitedAt: now() }) }, {});
  const cycle = { start, rhythm: { everyWeeks: 4, weekday: 2 as const, time }, regular };
  const { cohortID } = await Cycle.open({ ...group, coachID, modality: "remote", cycle });
  await db().write({ person: Enrolments.create(personOf(cohortID, mailbox)) }, {});
  return cohortID;
}

const personOf = (cohortID: string, email: string) => ({
  enrolmentID: ID.create("enrolment"),
  cohortID,
  participantID: ID.create("participant"),
  organizationID: null,
  given: "Sam",
  family: "Essai",
  email,
  job: null,
  locale: "fr" as const,
  status: "accepted" as const,
  origin: "firm" as const,
  priceNet: 0,
  vatRate: 0,
  payers: [],
  agreement: null,
  acceptedAt: null,
  datesCommittedAt: null,
  charter: null,
  invoiceID: null,
  createdAt: now(),
});
