import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
// Rows as they are sealed.
import { Rooms } from "../room/room.table.ts";
import { MakeUps, Visits } from "../visit/visit.table.ts";
import { type Found, NOBODY, shownOf } from "./found.ts";

type Seat = Enrolment.Group["enrolments"][number];

/** Sessions of other groups that he made one up at: the visit stays counted, under no name. */
export async function inVisits({ items }: Enrolment.Group, { enrolmentID, participantID }: Seat): Promise<Found[]> {
  const mine = rowsOf(MakeUps, items).filter((one) => one.enrolmentID === enrolmentID);
  const places = mine.map(({ toCohortID, toSessionID }) => ({ cohortID: toCohortID, sessionID: toSessionID }));
  const [visits, rooms] = await db().gets(
    places.map((place) => ({ entity: Visits, key: { ...place, participantID } })),
    places.map(({ sessionID }) => ({ entity: Rooms, key: { sessionID } })),
  );
  return [
    ...visits.flatMap((one) => {
      if (!one || one.email === "") return [];
      const { asked: _, agreed: __, ...shown } = shownOf(one);
      const act = Visits.replace({ ...one, given: NOBODY, family: "", email: "" });
      return [{ noun: "enrolment", shown, act }];
    }),
    ...rooms.flatMap((room) => {
      if (!room?.seats.some((seat) => seat.personID === participantID && seat.name !== NOBODY)) return [];
      const seats = room.seats.map((seat) => (seat.personID === participantID ? { ...seat, name: NOBODY } : seat));
      return [{ noun: "room", act: Rooms.replace({ ...room, seats }) }];
    }),
  ];
}
