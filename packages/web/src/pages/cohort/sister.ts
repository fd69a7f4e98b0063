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

export interface Shortage {
  accepted: number;
  least: number;
  /** It was large enough once: it began, or was confirmed. */
  fell: boolean;
  /** Why it goes on as it is. */
  goesOn: string | undefined;
}

/** How many have their seats, where that is too few to begin with or to go on. */
export function shortOf({ cohort, enrolments }: Whole): Shortage | undefined {
  const { status, seatsMin, goesOn } = cohort;
  if (status === "closed" || status === "cancelled") return undefined;
  const accepted = enrolments.filter(isIn).length;
  const least = status === "running" ? LEAST : seatsMin;
  if (accepted >= least) return undefined;
  const fell = status !== "proposed" && cohort.seatsTaken < LEAST;
  const isSaid = fell && goesOn !== null && cohort.seatsTaken >= goesOn.people;
  return { accepted, least, fell, goesOn: isSaid ? goesOn.reason : undefined };
}
