import type * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Actor, type Instant, notFound, now, type Operation, type Row } from "../kernel/index.ts";
import { CohortCards, type CohortRow, Cohorts, OpenGroups } from "./cohort.table.ts";
import { counting } from "./seats.ts";

export type Info = v.InferOutput<typeof CohortRow>;
export type Stored = Row<typeof Cohorts>;
export type Card = Row<typeof CohortCards>;
export type OpenGroup = Row<typeof OpenGroups>;

export const Event = {
  Opened: "cohort.opened",
  Changed: "cohort.changed",
  Cancelled: "cohort.cancelled",
  CycleEnded: "cohort.cycleEnded",
  /** Visitors are offered something else: the group came or went, it is full or has a seat again, its price is another. */
  OfferChanged: "cohort.offerChanged",
} as const;

/** More groups than this in one firm's list is a defect of our listing, not a firm. */
const LIST_MAX = 1_000;

export async function get(cohortID: string): Promise<Stored> {
  const found = await db().get(Cohorts, { cohortID });
  if (!found) throw notFound("cohort");
  return found;
}

/** Whether this group, or this session, is the actor's to see: its coach's, and of owners and managers all. */
export function isMine(led: { coachID: string }): boolean {
  if (Actor.use().type === "system" || Actor.hasRole("owner", "manager")) return true;
  return Actor.hasRole("coach") && Actor.member().memberID === led.coachID;
}

/** Refuses a coach who does not lead this cohort as if it were not there; owners and managers pass. */
export function assertMine(led: { coachID: string }): void {
  if (!isMine(led)) throw notFound("cohort");
}

/** The groups of the firm, or a coach's own: one query. */
export async function cards(): Promise<Card[]> {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = Actor.hasRole("owner", "manager")
    ? await db().query({ pk: ["COHORTS"], limit: LIST_MAX, descending: true })
    : await db().query({
        pk: ["COACH", Actor.member().memberID],
        index: "g1",
        begins: ["COHORT"],
        limit: LIST_MAX,
        descending: true,
      });
  return rowsOf(CohortCards, items);
}

/** The groups of a published programme that visitors may still join, the soonest first. */
export async function openGroups(programmeSlug: string): Promise<OpenGroup[]> {
  const { items } = await db().query({ pk: ["SITE"], begins: ["GROUP", programmeSlug], limit: 100 });
  const at = now();
  return rowsOf(OpenGroups, items)
    .filter(({ sessions }) => firstStart(sessions) > at)
    .sort((one, other) => firstStart(one.sessions).localeCompare(firstStart(other.sessions)));
}

function firstStart(sessions: readonly { startsAt: Instant }[]): Instant {
  return sessions.map(({ startsAt }) => startsAt).sort()[0] ?? "";
}

/** Whether the public page offers this group. */
export function isOpen(cohort: Info): boolean {
  return cohort.openToVisitors && (cohort.status === "proposed" || cohort.status === "confirmed");
}

/** Whether its last seat is taken, as it was last written: a hold that ended meanwhile is still to be taken back. */
const isFull = ({ seats, seatsMax }: Info) => seats.length >= seatsMax;

/** Told when a group of the public page is full, or has a seat again, or is not offered any more; seldom, of many seats. */
export function offerTurned(before: Info, after: Info): Operation | undefined {
  const isSame = isOpen(before) === isOpen(after) && isFull(before) === isFull(after);
  return isSame ? undefined : offerChanged(before, after);
}

/** Told when anything changed of a group that visitors saw, or see from now on. */
export function offerChanged(...states: readonly Info[]): Operation | undefined {
  const [first] = states;
  return first && states.some(isOpen) ? event(Event.OfferChanged, { cohortID: first.cohortID }) : undefined;
}

/** The cohort's seats and status on its card and on the public page, beside a write of the cohort itself. */
export function seatOperations(cohort: Info, waiting: number): Record<string, Operation | undefined> {
  const { cohortID, programmeSlug, seats, status } = cohort;
  const set = { seatsTaken: seatsTaken(cohort), status, waiting };
  return {
    card: CohortCards.update({ cohortID }, { set }),
    openGroup: isOpen(cohort)
      ? OpenGroups.update({ programmeSlug, cohortID }, { set: { seats } })
      : OpenGroups.delete({ programmeSlug, cohortID }),
  };
}

/** Seats that are taken now. */
export function seatsTaken(cohort: Info): number {
  return counting(cohort.seats, now()).length;
}
