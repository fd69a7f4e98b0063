import type * as v from "valibot";
import { Cohort, Cohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db, type Named, rowsOf } from "../db/index.ts";
import { DomainError, type Item, notFound, now, type Operation, type Row } from "../kernel/index.ts";
import { type Session, Sessions } from "../session/index.ts";
import { type EnrolmentRow, Enrolments } from "./enrolment.table.ts";

export type Info = v.InferOutput<typeof EnrolmentRow>;
export type Stored = Row<typeof Enrolments>;

export interface Group {
  cohort: Cohort.Stored;
  /** By date. */
  sessions: Session.Stored[];
  /** In the order in which they came. */
  enrolments: Stored[];
  /** The partition as it was read: nouns above find in it what they keep beside the cohort. */
  items: Item[];
}

/** A cohort, its sessions, its people and their waiting list are one partition, a few hundred rows at the very most. */
const GROUP_MAX = 600;

/** One query. Asks for no role: the caller says who may. */
export async function groupOf(cohortID: string): Promise<Group> {
  const { items } = await db().query({ pk: ["COHORT", cohortID], limit: GROUP_MAX });
  const [cohort] = rowsOf(Cohorts, items);
  if (!cohort) throw notFound("cohort");
  const sessions = rowsOf(Sessions, items).sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const enrolments = rowsOf(Enrolments, items).sort(
    (one, other) => one.createdAt.localeCompare(other.createdAt) || one.enrolmentID.localeCompare(other.enrolmentID),
  );
  return { cohort, sessions, enrolments, items };
}

export function enrolmentOf(group: Group, enrolmentID: string): Stored {
  const found = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!found) throw notFound("enrolment");
  return found;
}

export function assertTakesPeople(cohort: Cohort.Info): void {
  if (cohort.status !== "closed" && cohort.status !== "cancelled") return;
  throw new DomainError("conflict", "enrolment.cohort_over", "This group takes no one any more");
}

/** How many enrolments wait for someone: an answer, a payer's step, a charter once the group has begun. */
export function waitingFor(cohort: Cohort.Info, enrolments: readonly Info[]): number {
  const begun = cohort.status === "running";
  return enrolments.filter(
    ({ status, charter }) =>
      status === "invited" || status === "requested" || (begun && status === "accepted" && !charter),
  ).length;
}

/** A proposed cohort is confirmed by the acceptance that makes it large enough; it stays so when someone leaves. */
export function statusWith(cohort: Cohort.Info, enrolments: readonly Info[]): Cohort.Info["status"] {
  if (cohort.status !== "proposed") return cohort.status;
  return enrolments.filter(({ status }) => status === "accepted").length >= cohort.seatsMin ? "confirmed" : "proposed";
}

/** The cohort as it was read, with its new seats, its card and the public page's row: of two writers one decides again. */
export function groupOperations(
  cohort: Cohort.Stored,
  seats: readonly Seats.Taken[],
  enrolments: readonly Info[],
): Record<string, Operation | undefined> {
  const changed = { ...cohort, seats: [...seats], status: statusWith(cohort, enrolments) };
  return {
    cohort: Cohorts.replace(changed),
    ...Cohort.seatOperations(changed, waitingFor(changed, enrolments)),
    offer: Cohort.offerTurned(cohort, changed),
  };
}

export interface Change {
  enrolment: Stored;
  /** The cohort's seats afterwards; absent: as they were. */
  seats?: readonly Seats.Taken[];
  /** What else is written with it: links, events, holds. */
  also?: Named;
}

interface Key {
  cohortID: string;
  enrolmentID: string;
}

/** Ids and status: what every command on one enrolment answers. */
export type Changed = { cohortID: string; enrolmentID: string; status: Info["status"] };

/**
 * Changes one enrolment with its cohort's seats, card and status in one transaction; `decide` answers undefined when
 * it is so already, and runs again when someone else wrote meanwhile.
 */
export function changeOne(
  { cohortID, enrolmentID }: Key,
  decide: (group: Group, enrolment: Stored) => Change | undefined | Promise<Change | undefined>,
): Promise<Changed> {
  return untilWritten(async () => {
    const group = await groupOf(cohortID);
    const enrolment = enrolmentOf(group, enrolmentID);
    const change = await decide(group, enrolment);
    if (!change) return { cohortID, enrolmentID, status: enrolment.status };
    const after = group.enrolments.map((one) => (one.enrolmentID === enrolmentID ? change.enrolment : one));
    const written = await db().write(
      {
        ...groupOperations(group.cohort, change.seats ?? group.cohort.seats, after),
        enrolment: Enrolments.replace(change.enrolment),
        ...change.also,
      },
      { cohortID, enrolmentID, status: change.enrolment.status },
    );
    return written.refused ? undefined : written.answer;
  });
}

/** Seats free for someone new: those promised to the waiting list are not. */
export function freeForNewcomers({ cohort, enrolments }: Group): number {
  const waiting = enrolments.filter(({ status }) => status === "waiting").length;
  return Math.max(0, Seats.free(cohort, now()) - waiting);
}
