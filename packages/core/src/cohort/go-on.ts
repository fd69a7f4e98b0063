import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, now } from "../kernel/index.ts";
import { untilWritten } from "./again.ts";
import { CohortCards, Cohorts } from "./cohort.table.ts";
import { get, type Info, seatsTaken } from "./cohort.ts";
import { SEATS_LEAST } from "./seats.ts";

/**
 * How many people a group that was large enough has kept, where that is fewer than five and nobody has said that it goes
 * on with so few: its firm and its coach are warned. Pure.
 */
export function fallen(group: { status: Info["status"]; people: number; goesOn: number | undefined }): number | null {
  const { status, people, goesOn } = group;
  const isUnderWay = status === "confirmed" || status === "running";
  const isSaid = goesOn !== undefined && people >= goesOn;
  return isUnderWay && people < SEATS_LEAST && !isSaid ? people : null;
}

/**
 * A group that fell below five goes on as it is, for a reason that is kept; when one more leaves it is asked again.
 * Refused for a group that did not fall (`cohort.not_short`).
 */
export const goOn = fn(
  "cohort.goOn",
  v.object({ cohortID: ID.schema("cohort"), reason: line(300) }),
  async ({ cohortID, reason }) => {
    Actor.assertRole("owner", "manager");
    return untilWritten(async () => {
      const cohort = await get(cohortID);
      const people = fallen({ status: cohort.status, people: seatsTaken(cohort), goesOn: undefined });
      if (people === null) throw new DomainError("conflict", "cohort.not_short", "This group did not fall below five");
      const written = await db().write(
        {
          cohort: Cohorts.replace({ ...cohort, goesOn: { people, reason, at: now() } }),
          card: CohortCards.update({ cohortID }, { set: { goesOn: people } }),
        },
        { cohortID, status: cohort.status },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);
