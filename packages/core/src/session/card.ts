import { Cohort, CohortCards, OpenGroups } from "../cohort/index.ts";
import { type Instant, now, type Operation, plusMinutes, type Row } from "../kernel/index.ts";
import type { Sessions } from "./session.table.ts";

export type SessionInfo = Omit<Row<typeof Sessions>, "rev">;

/** The planned session that comes next, until an hour before its end has passed. */
function nextOf(sessions: readonly SessionInfo[], at: Instant) {
  const next = byDate(sessions).find(
    ({ status, startsAt, minutes }) => status === "planned" && plusMinutes(startsAt, Math.max(0, minutes - 60)) > at,
  );
  if (!next) return null;
  const { sessionID, startsAt, minutes, zone, kind } = next;
  return { sessionID, startsAt, minutes, zone, kind };
}

export function byDate<S extends { startsAt: Instant }>(sessions: readonly S[]): S[] {
  return [...sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

/** What the cohort's card says of its sessions and of itself; its seats are the enrolments' to write. */
export function cardFields(cohort: Cohort.Info, sessions: readonly SessionInfo[]) {
  const alive = sessions.filter(({ status }) => status !== "cancelled");
  return {
    name: cohort.name,
    status: cohort.status,
    sessionsHeld: alive.filter(({ status }) => status === "held").length,
    sessionsTotal: alive.length,
    nextSession: nextOf(alive, now()),
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
