import type { Enrolment, Session } from "./cohort.data.ts";

const EARLY_MS = 15 * 60_000;

/** Planned, and near enough to be marked as held: the API takes it from a quarter of an hour before its start. */
export const isDue = (session: Pick<Session, "status" | "startsAt">, now: number): boolean =>
  session.status === "planned" && Date.parse(session.startsAt) - EARLY_MS <= now;

/** Who was there can be said of it: it is held, or may be marked so. */
export const isMarkable = (session: Pick<Session, "status" | "startsAt">): boolean =>
  session.status === "held" || isDue(session, Date.now());

const OVER: readonly Enrolment["status"][] = ["declined", "cancelled", "expired"];

/** No seat and no place on the waiting list any more. */
export const isOver = (enrolment: Pick<Enrolment, "status">): boolean => OVER.includes(enrolment.status);

/** Has a seat and has not said yes, or may still withdraw. */
export const isPending = ({ status }: Pick<Enrolment, "status">): boolean =>
  status === "invited" || status === "requested" || status === "held";

/** A group that changes no more. */
export const isClosed = (cohort: { status: string }): boolean =>
  cohort.status === "closed" || cohort.status === "cancelled";
