import { Seats, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor, now, plusMinutes } from "../kernel/index.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { assertTakesPeople, type Changed, freeForNewcomers, groupOf, groupOperations, type Info } from "./group.ts";
import { newRow, participantOf, type Typed, withLink } from "./newcomer.ts";

/** Who was asked by name has a week to say who pays, then his seat goes to the next. */
export const NAMED_MINUTES = 7 * 24 * 60;

/**
 * Offers a seat to someone who said that he would come: held a week, he says by his link who pays and accepts freely.
 * Without a free seat he waits in the order of the offers. Someone who is in the group already keeps what he has.
 */
export async function offer(cohortID: string, person: Omit<Typed, "cohortID">): Promise<Changed> {
  Actor.assertSystem();
  return untilWritten(async () => {
    const group = await groupOf(cohortID);
    assertTakesPeople(group.cohort);
    const { participantID, operations } = await participantOf(person);
    const hold = await db().get(EnrolmentHolds, { cohortID, participantID });
    const known = group.enrolments.find((one) => one.enrolmentID === hold?.enrolmentID);
    if (known) return { cohortID, enrolmentID: known.enrolmentID, status: known.status };
    const { row, operation } = withLink(newRow(group.cohort, { ...person, cohortID }, participantID));
    const heldUntil = plusMinutes(now(), NAMED_MINUTES);
    const isFree = freeForNewcomers(group) > 0;
    const seats = isFree ? Seats.take(group.cohort, { enrolmentID: row.enrolmentID, heldUntil }, now()) : undefined;
    const offered: Info = { ...row, status: seats ? "requested" : "waiting" };
    const written = await db().heal({
      hold: EnrolmentHolds.create(offered),
      ...operations,
      ...groupOperations(group.cohort, seats ?? group.cohort.seats, [...group.enrolments, offered]),
      enrolment: Enrolments.create(offered),
      link: operation,
      event: told(seats ? Event.SeatOffered : Event.Waitlisted, offered),
    });
    if (written.refused) return undefined;
    return { cohortID, enrolmentID: offered.enrolmentID, status: offered.status };
  });
}
