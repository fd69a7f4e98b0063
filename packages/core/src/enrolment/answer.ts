import * as v from "valibot";
import { Seats } from "../cohort/index.ts";
import { Framing } from "../framing/index.ts";
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
): Promise<Pick<Group, "cohort" | "sessions"> & { enrolment: Stored; framing: Framing.Signed | null }> {
  const { cohortID, enrolmentID } = linked(...purposes);
  const group = await groupOf(cohortID);
  const sessions = group.sessions.filter(({ status }) => status !== "cancelled");
  const enrolment = enrolmentOf(group, enrolmentID);
  const framing = Framing.framingIn(group.items, enrolment.organizationID);
  return { cohort: group.cohort, sessions, enrolment, framing };
}

/** What his employer and the firm signed for this group, and that he has not read; undefined: nothing to read. Pure. */
export function framingToRead({ items }: Pick<Group, "items">, enrolment: Stored) {
  const note = Framing.framingIn(items, enrolment.organizationID);
  return note && note.textHash !== enrolment.framing?.textHash ? note : undefined;
}

/** The note as he was shown it (`framing.to_read` when he was shown none, or another). */
function framingRead(group: Group, enrolment: Stored, textHash: string | undefined): Pick<Stored, "framing"> {
  const note = framingToRead(group, enrolment);
  if (!note) return {};
  if (note.textHash !== textHash) {
    const fields = [{ path: "framing", code: "framing.to_read" }];
    throw new DomainError("unprocessable", "framing.to_read", "Read the framing note first", fields);
  }
  return { framing: { version: note.version, textHash, readAt: now() } };
}

const Acceptance = v.object({ framing: v.optional(v.pipe(v.string(), v.maxLength(64, "too_long"))) });

/**
 * He takes the seat that is offered to him, freely, and commits to the dates as they are, having read the framing note
 * of his employer where there is one: `framing` is the fingerprint of its text. Twice is once.
 */
export const accept = fn("enrolment.accept", Acceptance, async ({ framing }) =>
  changeOne(linked("enrolment"), async (group, enrolment) => {
    if (enrolment.status === "accepted") return undefined;
    if (enrolment.status !== "invited") throw settled();
    assertTakesPeople(group.cohort);
    const read = framingRead(group, enrolment, framing);
    const accepted = { ...enrolment, ...read, status: "accepted" as const, acceptedAt: now(), datesCommittedAt: now() };
    return { enrolment: accepted, also: { ...(await membership(enrolment)), event: told(Event.Accepted, enrolment) } };
  }),
);

/** Someone who has his seat says that he has read the note that was signed since. */
export const readFraming = fn("enrolment.readFraming", Acceptance, async ({ framing }) =>
  changeOne(linked("enrolment"), (group, enrolment) => {
    if (enrolment.status !== "accepted") throw settled();
    const read = framingRead(group, enrolment, framing);
    return read.framing ? { enrolment: { ...enrolment, ...read } } : undefined;
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
