import type { Card, Enrolment, Whole } from "./cohort.data.ts";

/** Other groups of the same programme that have not begun and have a seat. */
export function sistersOf({ cohort }: Whole, cards: readonly Card[]): Card[] {
  if (cohort.status !== "proposed" && cohort.status !== "confirmed") return [];
  return cards.filter(
    (card) =>
      card.cohortID !== cohort.cohortID &&
      card.programmeID === cohort.programmeID &&
      (card.status === "proposed" || card.status === "confirmed") &&
      (card.organizationID === null || card.organizationID === cohort.organizationID) &&
      card.seatsTaken < card.seatsMax,
  );
}

const isIn = ({ status }: Enrolment) => status === "accepted" || status === "held";

/** Fewer peers bring too few views: the method's own bound. */
const LEAST = 5;

const DECIDED_MS = 15 * 86_400_000;

const startsWithin = (sessions: Whole["sessions"], at: number) =>
  sessions.find(({ status, startsAt }) => status === "planned" && Date.parse(startsAt) <= at + DECIDED_MS)?.startsAt;

export interface Shortage {
  accepted: number;
  least: number;
  /** It was large enough once: it began, or was confirmed. */
  fell: boolean;
  /** When its first session is, of one that never was and begins within fifteen days; the firm's day says so too. */
  begins: string | undefined;
  /** Why it goes on as it is. */
  goesOn: string | undefined;
}

/** How many have their seats, where that is too few to begin with or to go on. */
export function shortOf({ cohort, enrolments, sessions }: Whole, at = Date.now()): Shortage | undefined {
  const { status, seatsMin, goesOn } = cohort;
  if (status === "closed" || status === "cancelled") return undefined;
  const accepted = enrolments.filter(isIn).length;
  const least = status === "running" ? LEAST : seatsMin;
  if (accepted >= least) return undefined;
  const fell = status !== "proposed" && cohort.seatsTaken < LEAST;
  const isBeginning = status === "proposed" && cohort.seatsTaken < LEAST;
  const begins = isBeginning ? startsWithin(sessions, at) : undefined;
  const isSaid = (fell || begins !== undefined) && goesOn !== null && cohort.seatsTaken >= goesOn.people;
  return { accepted, least, fell, begins, goesOn: isSaid ? goesOn.reason : undefined };
}
