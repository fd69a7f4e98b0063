import { db } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { Participants } from "../participant/index.ts";

type Seat = Pick<Enrolment.Info, "organizationID" | "participantID">;

/** The zones that people of a group said, by participant: one read. */
export async function zonesOf(seats: readonly Seat[]): Promise<ReadonlyMap<string, string>> {
  if (seats.length === 0) return new Map();
  const keys = seats.map(({ organizationID, participantID }) => ({ organizationID, participantID }));
  const rows = await db().gets(...keys.map((key) => ({ entity: Participants, key })));
  return new Map(rows.flatMap((row) => (row?.zone ? [[row.participantID, row.zone] as const] : [])));
}
