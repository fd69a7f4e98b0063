import { Calendar } from "@entrepairs/core/calendar";
import type { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import type { SessionInfo } from "@entrepairs/core/session";
import { Visit } from "@entrepairs/core/visit";
import { type Guest, guestsOf, visitorOf } from "./guest.ts";

/** Who comes for this session alone, from other groups. */
async function visitorsAt({ sessionID }: SessionInfo, { cohort, items }: Enrolment.Group): Promise<Guest[]> {
  const visits = await Promise.all(
    Visit.guestsIn(items, sessionID).map(({ participantID }) =>
      Visit.whole({ cohortID: cohort.cohortID, sessionID, participantID }),
    ),
  );
  const zones = await Calendar.zonesOf(visits.map(({ enrolment }) => enrolment));
  return visits.map(({ visit, enrolment }) => visitorOf(visit, enrolment, zones.get(visit.participantID)));
}

/** Who takes part, who comes for this session alone, and who leads it. */
export async function everyoneAt(session: SessionInfo, group: Enrolment.Group, firm: Firm.Info): Promise<Guest[]> {
  const [guests, visitors] = await Promise.all([guestsOf(group, firm, session), visitorsAt(session, group)]);
  return [...guests, ...visitors];
}

/** One a message and person. */
export const wordMailID = ({ sessionID, number }: { sessionID: string; number: number }, { id }: Pick<Guest, "id">) =>
  `word-${sessionID}-${number}-${id}`;
