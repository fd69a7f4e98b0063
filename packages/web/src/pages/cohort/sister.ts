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

/** How many took their seats, where that is too few to begin with: none once the group began. */
export function shortOf({ cohort, enrolments }: Whole): { accepted: number; least: number } | undefined {
  if (cohort.status !== "proposed" && cohort.status !== "confirmed") return undefined;
  const accepted = enrolments.filter(isIn).length;
  return accepted < cohort.seatsMin ? { accepted, least: cohort.seatsMin } : undefined;
}
