import type * as v from "valibot";
import { db, type Named, rowsOf } from "../db/index.ts";
import { hash, ID, notFound, now, type Row } from "../kernel/index.ts";
import { ParticipantEmails, type ParticipantRow, Participants } from "./participant.table.ts";

export type Info = v.InferOutput<typeof ParticipantRow>;
type Stored = Row<typeof Participants>;

export const Event = { Imported: "participant.imported" } as const;

/** A client with more people than this in coaching groups is a defect of our listing. */
const LIST_MAX = 5_000;

type Newcomer = Pick<Info, "organizationID" | "given" | "family" | "email"> & Partial<Info>;

/**
 * The rows of someone new, for the command that makes him known (an import, an enrolment). `address` is refused when
 * the firm already knows this address: load him by `findByEmail` instead.
 */
export function newParticipant(input: Newcomer) {
  const participant: Info = {
    job: null,
    unit: null,
    site: null,
    manager: null,
    traineeStatus: null,
    createdAt: now(),
    ...input,
    participantID: input.participantID ?? ID.create("participant"),
  };
  const { participantID, organizationID } = participant;
  const operations = {
    participant: Participants.create(participant),
    address: ParticipantEmails.create({ emailHash: hash(participant.email), participantID, organizationID }),
  } satisfies Named;
  return { participant, operations };
}

/** The person of an address in this firm, in two reads of one key each. Asks for no role. */
export async function findByEmail(email: string): Promise<Stored | undefined> {
  const address = await db().get(ParticipantEmails, { emailHash: hash(email) });
  return address && db().get(Participants, address);
}

/** One person; his organization is part of his key (null: on his own). Asks for no role. */
export async function get(key: { organizationID: string | null; participantID: string }): Promise<Stored> {
  const found = await db().get(Participants, key);
  if (!found) throw notFound("participant");
  return found;
}

/** An organization's people, by name: one query. Asks for no role: the caller says who may. */
export async function ofOrganization(organizationID: string | null): Promise<Stored[]> {
  const pk = ["PEOPLE", organizationID ?? "NONE"];
  const { items } = await db().query({ pk, begins: ["PARTICIPANT"], limit: LIST_MAX });
  return rowsOf(Participants, items).sort(
    (one, other) => one.family.localeCompare(other.family, "fr") || one.given.localeCompare(other.given, "fr"),
  );
}
