import type * as v from "valibot";
import { Seats } from "../cohort/index.ts";
import { rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { DomainError, type Instant, type Item, type Row } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import { MakeUps, type VisitRow, Visits } from "./visit.table.ts";

export type Info = v.InferOutput<typeof VisitRow>;
export type Stored = Row<typeof Visits>;
export type MakeUp = Row<typeof MakeUps>;
export type Ending = NonNullable<Info["why"]>;

/** The links by which members of the host group say whether they agree. */
export const PURPOSE = "visit";
/** The link of his own seat opens his make-up sessions as well. */
export const GUEST_PURPOSE = "enrolment";

export const refusal = (reason: string, message: string) => new DomainError("conflict", `visit.${reason}`, message);

type Group = Pick<Enrolment.Group, "cohort" | "sessions" | "enrolments" | "items">;

export function visitsIn(items: readonly Item[]): Stored[] {
  return rowsOf(Visits, [...items]);
}

export function makeUpsIn(items: readonly Item[]): MakeUp[] {
  return rowsOf(MakeUps, [...items]);
}

export const isLiving = ({ status }: Pick<Info, "status">): boolean => status !== "ended";

/** Who comes to one session as a guest, every member having agreed. */
export function guestsIn(items: readonly Item[], sessionID: string): Stored[] {
  return visitsIn(items).filter((one) => one.sessionID === sessionID && one.status === "confirmed");
}

/** Those whose word counts: who has taken his seat. */
export function membersOf({ enrolments }: Pick<Group, "enrolments">) {
  return enrolments.filter(({ status }) => status === "accepted");
}

/** Whether every member of the group, as it is now, said that he agrees. */
export function allAgree(visit: Pick<Info, "agreed">, group: Pick<Group, "enrolments">): boolean {
  const members = membersOf(group);
  return members.length > 0 && members.every(({ enrolmentID }) => visit.agreed.includes(enrolmentID));
}

/** How many more the room of one session takes: eight with its guests; who was asked for first comes first. */
export function roomFor(
  { cohort, enrolments, items }: Group,
  sessionID: string,
  at: Instant,
  before?: Instant,
): number {
  const guests = visitsIn(items).filter(
    (one) => one.sessionID === sessionID && isLiving(one) && (before === undefined || one.createdAt < before),
  );
  const seated = Math.max(Seats.counting(cohort.seats, at).length, membersOf({ enrolments }).length);
  return Seats.SEATS_MOST - seated - guests.length;
}

/** A session of work that is still to come and that a coach leads: one that may take a guest. */
export function takesGuests({ cohort }: Pick<Group, "cohort">, session: Session.Stored, at: Instant): boolean {
  const isRunning = cohort.status === "confirmed" || cohort.status === "running";
  const isLed = cohort.autonomousSince === undefined;
  const isAhead = session.status === "planned" && session.startsAt > at;
  return isRunning && isLed && isAhead && session.kind === "regular";
}

/** What a living visit is to be, from its host group as it stands. Pure. */
export function outcome(visit: Info, group: Group, at: Instant): "asked" | "confirmed" | "offered" | Ending {
  const session = group.sessions.find(({ sessionID }) => sessionID === visit.sessionID);
  if (session?.status === "held") return visit.status === "ended" ? "asked" : visit.status;
  if (!session || session.status === "cancelled" || session.startsAt !== visit.startsAt) return "moved";
  if (group.cohort.status === "cancelled" || group.cohort.status === "closed") return "moved";
  if (roomFor(group, visit.sessionID, at, visit.createdAt) < 1) return "full";
  if (visit.status === "offered") return "offered";
  return allAgree(visit, group) ? "confirmed" : "asked";
}
