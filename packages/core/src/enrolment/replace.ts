import * as v from "valibot";
import { type Cohort, OrganizationCohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db, event, type Named } from "../db/index.ts";
import { Actor, DomainError, Email, fn, ID, line, now, refusedField } from "../kernel/index.ts";
import { Participant } from "../participant/index.ts";
import { Terms } from "../terms/index.ts";
import { settled } from "./answer.ts";
import { already } from "./enrol.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import {
  assertTakesPeople,
  enrolmentOf,
  type Group,
  groupOf,
  groupOperations,
  type Info,
  type Stored,
} from "./group.ts";
import { enrolmentLink } from "./mailed.ts";

const Key = { cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") };
const Replace = v.object({
  ...Key,
  given: line(80),
  family: line(80),
  email: Email,
  job: v.optional(v.nullable(line(120)), null),
});

/**
 * Someone else takes a seat, for nothing, as long as the terms of its payer allow it (`enrolment.replace_too_late`): the
 * same payers and invoices stand for it, he is invited, accepts freely and signs the charter. A contract is its
 * individual's own (`enrolment.replace_individual`).
 */
export const replace = fn("enrolment.replace", Replace, async ({ cohortID, enrolmentID, ...person }) => {
  Actor.assertRole("owner", "manager");
  const editions = await Terms.editions();
  return untilWritten(async () => {
    const group = await groupOf(cohortID);
    const before = enrolmentOf(group, enrolmentID);
    assertReplaceable(group, before, editions);
    const newcomer = await personOf(person, before);
    const { row, link } = successor(before, newcomer.person, group.cohort);
    const left = { ...before, status: "cancelled" as const, endedAt: now(), followedBy: keyOf(row) };
    const seats = group.cohort.seats.map((seat) =>
      seat.enrolmentID === enrolmentID ? { enrolmentID: row.enrolmentID, heldUntil: null } : seat,
    );
    const written = await db().write(
      {
        hold: EnrolmentHolds.create(row),
        freed: EnrolmentHolds.delete(before),
        ...newcomer.operations,
        ...groupOperations(group.cohort, seats, withChanged(group, left, row)),
        left: Enrolments.replace(left),
        enrolment: Enrolments.create(row),
        link,
        replaced: event(Event.Replaced, follows(before, row)),
        offered: told(Event.Offered, row),
      },
      { ...keyOf(row), status: row.status },
    );
    if (written.refused === "hold") throw already();
    return written.refused ? undefined : written.answer;
  });
});

const Transfer = v.object({ ...Key, toCohortID: ID.schema("cohort") });

/**
 * Gives someone a seat in another group in place of his own, before the first session of either: price, payers and
 * invoices follow him, he accepts the new dates freely. Refused when that group is full (`enrolment.full`), has begun
 * (`enrolment.transfer_begun`), or has him already.
 */
export const transfer = fn("enrolment.transfer", Transfer, async ({ cohortID, enrolmentID, toCohortID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const [from, to] = await Promise.all([groupOf(cohortID), groupOf(toCohortID)]);
    const before = enrolmentOf(from, enrolmentID);
    assertTransferable(from, to, before);
    const { row, link } = successor(before, before, to.cohort);
    const seats = Seats.take(to.cohort, { enrolmentID: row.enrolmentID, heldUntil: null }, now());
    if (!seats) throw new DomainError("conflict", "enrolment.full", "This group is full");
    const left = { ...before, status: "cancelled" as const, endedAt: now(), followedBy: keyOf(row) };
    const after = from.enrolments.map((one) => (one.enrolmentID === enrolmentID ? left : one));
    const { organizationID } = row;
    const written = await db().write(
      {
        hold: EnrolmentHolds.create(row),
        freed: EnrolmentHolds.delete(before),
        ...groupOperations(from.cohort, Seats.release(from.cohort.seats, enrolmentID), after),
        ...prefixed(groupOperations(to.cohort, seats, [...to.enrolments, row])),
        left: Enrolments.replace(left),
        enrolment: Enrolments.create(row),
        link,
        ...(organizationID && { organization: OrganizationCohorts.put({ organizationID, cohortID: toCohortID }) }),
        transferred: event(Event.Transferred, follows(before, row)),
        released: event(Event.SeatReleased, { cohortID }),
      },
      { ...keyOf(row), status: row.status },
    );
    if (written.refused === "hold") throw already();
    return written.refused ? undefined : written.answer;
  });
});

function keyOf({ cohortID, enrolmentID }: Info) {
  return { cohortID, enrolmentID };
}

function follows(before: Info, { cohortID: toCohortID, enrolmentID: toEnrolmentID }: Info) {
  return { ...keyOf(before), toCohortID, toEnrolmentID };
}

function withChanged({ enrolments }: Group, left: Stored, row: Info): Info[] {
  return [...enrolments.map((one) => (one.enrolmentID === left.enrolmentID ? left : one)), row];
}

/** Two groups change in one transaction: the operations of the second under names of their own. */
function prefixed(operations: Named): Named {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [`to ${name}`, operation]));
}

const SEATED = ["invited", "accepted"];

function assertReplaceable({ cohort, sessions }: Group, before: Stored, editions: Terms.Edition[]): void {
  assertTakesPeople(cohort);
  if (!SEATED.includes(before.status)) throw settled();
  if (before.payers.some(({ kind }) => kind === "individual")) {
    throw new DomainError("conflict", "enrolment.replace_individual", "A contract is its individual's own");
  }
  const { replacement } = Terms.inForce(editions, before.agreement?.signedAt ?? before.createdAt);
  const held = sessions.filter(({ status }) => status === "held").length;
  const most = { start: 0, second: 1, end: Number.POSITIVE_INFINITY }[replacement];
  if (held <= most) return;
  throw new DomainError("conflict", "enrolment.replace_too_late", "The terms allow no replacement any more");
}

function assertTransferable(from: Group, to: Group, before: Stored): void {
  assertTakesPeople(to.cohort);
  if (!SEATED.includes(before.status)) throw settled();
  if (from.cohort.cohortID === to.cohort.cohortID) throw already();
  const begun = [...from.sessions, ...to.sessions].some(({ status }) => status === "held");
  if (begun) throw new DomainError("conflict", "enrolment.transfer_begun", "One of the groups has begun");
}

type Person = Pick<Info, "participantID" | "given" | "family" | "email" | "job">;

/** The person of this address, known to the firm or new; of the same client, since the same payers pay for him. */
async function personOf(
  { given, family, email, job }: Omit<Person, "participantID">,
  { organizationID, participantID }: Stored,
): Promise<{ person: Person; operations: Named }> {
  const known = await Participant.findByEmail(email);
  if (known?.participantID === participantID) {
    throw refusedField("email", "enrolment.same_person", "This person has the seat already");
  }
  if (known && known.organizationID !== organizationID) {
    throw refusedField("email", "enrolment.other_client", "This person belongs to another client");
  }
  if (known) return { person: known, operations: {} };
  const { participant, operations } = Participant.newParticipant({ organizationID, given, family, email, job });
  const named = { participant: operations.participant, participantAddress: operations.address };
  return { person: participant, operations: named };
}

/** The seat that follows: nobody's word is taken over, neither his acceptance nor his charter. */
function successor(before: Stored, person: Person, { cohortID }: Cohort.Info) {
  const { participantID, given, family, email, job } = person;
  const { organizationID, locale, priceNet, vatRate, payers, agreement, invoiceID, billed } = before;
  const row: Info = {
    organizationID,
    locale,
    priceNet,
    vatRate,
    payers,
    agreement,
    invoiceID,
    participantID,
    given,
    family,
    email,
    job,
    cohortID,
    enrolmentID: ID.create("enrolment"),
    status: "invited",
    // Whatever paid for it, no hold ends with it any more.
    origin: "firm",
    acceptedAt: null,
    datesCommittedAt: null,
    charter: null,
    standsFor: [...(before.standsFor ?? []), before.enrolmentID],
    createdAt: now(),
    ...(billed && { billed }),
  };
  const { linkID, operation } = enrolmentLink("enrolment", row);
  return { row: { ...row, linkID }, link: operation };
}
