import { Cohort, CohortCards, OpenGroups } from "../cohort/index.ts";
import { type Instant, now, type Operation, plusMinutes, type Row } from "../kernel/index.ts";
import type { Sessions } from "./session.table.ts";

export type SessionInfo = Omit<Row<typeof Sessions>, "rev">;

/** With the next one, what a card knows of the cycle when an hour passes and nobody wrote. */
const FOLLOWING = 3;

/** The planned sessions that come next, each until an hour before its end has passed. */
function aheadOf(sessions: readonly SessionInfo[], at: Instant) {
  return byDate(sessions)
    .filter(
      ({ status, startsAt, minutes }) => status === "planned" && plusMinutes(startsAt, Math.max(0, minutes - 60)) > at,
    )
    .map(({ sessionID, startsAt, minutes, zone, kind }) => ({ sessionID, startsAt, minutes, zone, kind }));
}

export function byDate<S extends { startsAt: Instant }>(sessions: readonly S[]): S[] {
  return [...sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

/** What the cohort's card says of its sessions and of itself; its seats are the enrolments' to write. */
export function cardFields(cohort: Cohort.Info, sessions: readonly SessionInfo[]) {
  const alive = sessions.filter(({ status }) => status !== "cancelled");
  const [nextSession = null, ...later] = aheadOf(alive, now());
  return {
    name: cohort.name,
    status: cohort.status,
    sessionsHeld: alive.filter(({ status }) => status === "held").length,
    sessionsTotal: alive.length,
    nextSession,
    following: later.slice(0, FOLLOWING),
  };
}

/** The card and the public page's row of a cohort, after its sessions or itself changed. */
export function cardOperations(cohort: Cohort.Info, sessions: readonly SessionInfo[]): Record<string, Operation> {
  return {
    card: CohortCards.update({ cohortID: cohort.cohortID }, { set: cardFields(cohort, sessions) }),
    openGroup: openGroup(cohort, sessions),
  };
}

export function openGroup(cohort: Cohort.Info, sessions: readonly SessionInfo[]): Operation {
  if (!Cohort.isOpen(cohort)) return OpenGroups.delete(cohort);
  const { cohortID, programmeSlug, name, coachName, modality, place, priceNet, vatRate } = cohort;
  const { seatsMin, seatsMax, seats } = cohort;
  return OpenGroups.put({
    cohortID,
    programmeSlug,
    name,
    coachName,
    modality,
    place,
    priceNet,
    vatRate,
    seatsMin,
    seatsMax,
    seats,
    sessions: byDate(sessions).map(({ kind, startsAt, minutes, zone }) => ({ kind, startsAt, minutes, zone })),
  });
}
