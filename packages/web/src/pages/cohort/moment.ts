import type { Enrolment, Session } from "./cohort.data.ts";

const EARLY_MS = 15 * 60_000;

/** Planned, and near enough to be marked as held: the API takes it from a quarter of an hour before its start. */
export const isDue = (session: Pick<Session, "status" | "startsAt">, now: number): boolean =>
  session.status === "planned" && Date.parse(session.startsAt) - EARLY_MS <= now;

const OVER: readonly Enrolment["status"][] = ["declined", "cancelled", "expired"];

/** No seat and no place on the waiting list any more. */
export const isOver = (enrolment: Pick<Enrolment, "status">): boolean => OVER.includes(enrolment.status);

/** A group that changes no more. */
export const isClosed = (cohort: { status: string }): boolean =>
  cohort.status === "closed" || cohort.status === "cancelled";
