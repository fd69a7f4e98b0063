import { Autonomy } from "../autonomy/index.ts";
import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { now, type Row } from "../kernel/index.ts";
// Rows as they are sealed: what they say is opened by the room function alone.
import { Contacts } from "../room/group.table.ts";
import { Learnings, Notes, Rooms } from "../room/room.table.ts";
import { VaultKeys } from "../vault/index.ts";
import { asksForOwn, type Found, NOBODY, shownOf } from "./found.ts";

const JOURNAL_MAX = 5_000;

/**
 * What a group's room holds of someone: his name on its seats, how he may be reached, the key of his notes and
 * learnings. What he said there stays sealed, under no name, until the group's key is destroyed.
 */
export async function inRoom({ cohort, sessions, items }: Enrolment.Group, personID: string): Promise<Found[]> {
  const { cohortID } = cohort;
  const meetings = [...sessions, ...Autonomy.meetingsIn(items)];
  const [contact, key, rooms] = await db().gets(
    { entity: Contacts, key: { cohortID, personID } },
    { entity: VaultKeys, key: { cohortID, holder: personID } },
    meetings.map(({ sessionID }) => ({ entity: Rooms, key: { sessionID } })),
  );
  return [
    ...(contact ? [contactFound(contact)] : []),
    ...(key && !key.destroyedAt
      ? [
          {
            noun: "journal",
            act: VaultKeys.put({ cohortID, holder: personID, versions: [], destroyedAt: now() }),
          },
        ]
      : []),
    ...rooms.flatMap((room) => {
      if (!room?.seats.some((seat) => seat.personID === personID && seat.name !== NOBODY)) return [];
      const seats = room.seats.map((seat) => (seat.personID === personID ? { ...seat, name: NOBODY } : seat));
      return [{ noun: "room", act: Rooms.replace({ ...room, seats }) }];
    }),
  ];
}

/** Given to his peers by his own act, and to nobody else. */
function contactFound(row: Row<typeof Contacts>): Found {
  const shown = asksForOwn(row.personID) && { shown: shownOf(row) };
  return { noun: "directory", ...shown, act: Contacts.delete(row) };
}

/** Notes and learnings of every group, sealed: his own session alone reads them to him. */
export async function inJournal(personID: string): Promise<Found[]> {
  const { items } = await db().query({ pk: ["JOURNAL", personID], limit: JOURNAL_MAX });
  return [
    ...rowsOf(Notes, items).map((row) => ({ noun: "journal", act: Notes.delete(row) })),
    ...rowsOf(Learnings, items).map((row) => ({ noun: "journal", act: Learnings.delete(row) })),
  ];
}
