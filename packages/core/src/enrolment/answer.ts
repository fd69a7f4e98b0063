import * as v from "valibot";
import { Seats } from "../cohort/index.ts";
import { Actor, DomainError, fn, now } from "../kernel/index.ts";
import { EnrolmentHolds } from "./enrolment.table.ts";
import { Event, seatReleased, told } from "./event.ts";
import { assertTakesPeople, changeOne, enrolmentOf, type Group, groupOf, type Stored } from "./group.ts";
import { membership } from "./membership.ts";

/** The ids that a link of one of these purposes opens. */
export function linked(...purposes: string[]): { cohortID: string; enrolmentID: string } {
  const actor = Actor.use();
  const purpose = actor.type === "link" && purposes.includes(actor.purpose) ? actor.purpose : purposes[0];
  const { cohortID = "", enrolmentID = "" } = Actor.subject(purpose ?? "");
  return { cohortID, enrolmentID };
}

/** What the bearer of a link sees of his enrolment and of his group's dates: nobody else's name. */
export async function behindLink(
  ...purposes: string[]
): Promise<Pick<Group, "cohort" | "sessions"> & { enrolment: Stored }> {
  const { cohortID, enrolmentID } = linked(...purposes);
  const group = await groupOf(cohortID);
  const sessions = group.sessions.filter(({ status }) => status !== "cancelled");
  return { cohort: group.cohort, sessions, enrolment: enrolmentOf(group, enrolmentID) };
}

/** He takes the seat that is offered to him, freely, and commits to the dates as they are. Twice is once. */
export const accept = fn("enrolment.accept", v.object({}), async () =>
  changeOne(linked("enrolment"), async ({ cohort }, enrolment) => {
    if (enrolment.status === "accepted") return undefined;
    if (enrolment.status !== "invited") throw settled();
    assertTakesPeople(cohort);
    const accepted = { ...enrolment, status: "accepted" as const, acceptedAt: now(), datesCommittedAt: now() };
    return { enrolment: accepted, also: { ...(await membership(enrolment)), event: told(Event.Accepted, enrolment) } };
  }),
);

/** He declines, without a reason; his seat goes to the first of the waiting list. Twice is once. */
export const decline = fn("enrolment.decline", v.object({}), async () =>
  changeOne(linked("enrolment"), ({ cohort }, enrolment) => {
    if (enrolment.status === "declined") return undefined;
    if (enrolment.status !== "invited" && enrolment.status !== "waiting") throw settled();
    return leave(cohort.seats, { ...enrolment, status: "declined" }, Event.Declined);
  }),
);

/** What is written when someone leaves a group: his seat is free, his place in the group's list ends. */
export function leave(
  seats: readonly Seats.Taken[],
  enrolment: Stored,
  name: (typeof Event)["Declined" | "Cancelled" | "Withdrawn" | "Expired"],
) {
  const { enrolmentID } = enrolment;
  const seated = seats.some((seat) => seat.enrolmentID === enrolmentID);
  return {
    enrolment: { ...enrolment, endedAt: now() },
    seats: Seats.release(seats, enrolmentID),
    also: {
      hold: EnrolmentHolds.delete(enrolment),
      event: told(name, enrolment),
      ...(seated && { released: seatReleased(enrolment) }),
    },
  };
}

export function settled(): DomainError {
  return new DomainError("conflict", "enrolment.settled", "This enrolment was answered otherwise");
}
