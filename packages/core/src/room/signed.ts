import { Cohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import type { RoomState } from "./state.ts";

/** The room with who has signed the group's charter as it stands now. One round trip. */
export async function charterSigned(state: RoomState): Promise<RoomState> {
  const { cohortID, seats } = state.frame;
  const [cohort, { items }] = await Promise.all([
    db().get(Cohorts, { cohortID }),
    db().query({ pk: ["COHORT", cohortID], begins: ["ENROLMENT"], limit: 100 }),
  ]);
  const version = cohort?.charter.version;
  const signed = new Set(
    rowsOf(Enrolments, items).flatMap(({ participantID, charter }) =>
      charter?.version === version ? [participantID] : [],
    ),
  );
  // A guest accepted it before he came; the group's own sign among themselves.
  const isOwn = ({ role, guest }: (typeof seats)[number]) => role === "peer" && !guest;
  const fresh = seats.map((seat) => (isOwn(seat) ? { ...seat, charter: signed.has(seat.personID) } : seat));
  return { ...state, frame: { ...state.frame, seats: fresh } };
}
