import type { Cohort } from "../cohort/index.ts";
import type { Named } from "../db/index.ts";
import { ID, now } from "../kernel/index.ts";
import { Participant } from "../participant/index.ts";
import type { Info } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";

/** Who comes alone, as he said it. */
export interface Typed {
  cohortID: string;
  given: string;
  family: string;
  email: string;
  job: string | null;
  locale: "fr" | "en";
}

/** What an enrolment begins as, of someone who comes alone. */
export function newRow({ cohortID, priceNet, vatRate }: Cohort.Info, person: Typed, participantID: string): Info {
  const { given, family, email, job, locale } = person;
  return {
    cohortID,
    participantID,
    given,
    family,
    email,
    job,
    locale,
    priceNet,
    vatRate,
    enrolmentID: ID.create("enrolment"),
    // He comes alone: no organization sees him, even one that knows his address.
    organizationID: null,
    status: "requested",
    origin: "visitor",
    payers: [],
    agreement: null,
    acceptedAt: null,
    datesCommittedAt: null,
    charter: null,
    invoiceID: null,
    createdAt: now(),
  };
}

/** The person of this address, known or new. */
export async function participantOf(
  person: Omit<Typed, "cohortID">,
): Promise<{ participantID: string; operations: Named }> {
  const known = await Participant.findByEmail(person.email);
  if (known) return { participantID: known.participantID, operations: {} };
  const { given, family, email, job } = person;
  const { participant, operations } = Participant.newParticipant({ organizationID: null, given, family, email, job });
  return {
    participantID: participant.participantID,
    operations: { participant: operations.participant, participantAddress: operations.address },
  };
}

/** A new enrolment with the link by which its person acts on it. */
export function withLink(row: Info) {
  const { linkID, operation } = enrolmentLink("enrolment", row);
  return { row: { ...row, linkID }, operation };
}
