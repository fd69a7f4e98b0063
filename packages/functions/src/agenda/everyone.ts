import type { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import type { SessionInfo } from "@entrepairs/core/session";
import { Visit } from "@entrepairs/core/visit";
import { type Guest, guestsOf, visitorOf } from "./guest.ts";

/** Who takes part, who comes for this session alone, and who leads it. */
export async function everyoneAt(session: SessionInfo, group: Enrolment.Group, firm: Firm.Info): Promise<Guest[]> {
  const { cohortID } = group.cohort;
  const { sessionID } = session;
  const visitors = await Promise.all(
    Visit.guestsIn(group.items, sessionID).map(async ({ participantID }) => {
      const { visit, enrolment } = await Visit.whole({ cohortID, sessionID, participantID });
      return visitorOf(visit, enrolment);
    }),
  );
  return [...(await guestsOf(group, firm, session)), ...visitors];
}

/** One a message and person. */
export const wordMailID = ({ sessionID, number }: { sessionID: string; number: number }, { id }: Pick<Guest, "id">) =>
  `word-${sessionID}-${number}-${id}`;
