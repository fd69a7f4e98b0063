import * as v from "valibot";
import { type Cohort, OrganizationCohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firms } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, type Row } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Participants } from "../participant/index.ts";
import { EnrolmentHolds, Enrolments, type Payer } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { assertTakesPeople, type Group, groupOf, groupOperations, type Info } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";
import { PayerTerms, payersFrom } from "./payer-terms.ts";

const PEOPLE_MOST = 8;
const WHOLE = 10_000;

const Enrol = v.object({
  cohortID: ID.schema("cohort"),
  organizationID: ID.schema("organization"),
  participantIDs: v.pipe(
    v.array(ID.schema("participant")),
    v.minLength(1, "required"),
    v.maxLength(PEOPLE_MOST, "enrolment.too_many"),
    v.check((ids) => new Set(ids).size === ids.length, "enrolment.twice"),
  ),
  /** Absent: the people's own organization, for the whole. */
  payers: v.optional(PayerTerms),
});
type Enrol = v.InferOutput<typeof Enrol>;

/**
 * Enrols up to eight people of one organization in one transaction: a seat each while there are, the waiting list
 * after. Each gets the link by which he accepts freely. Someone already in the group is refused (`enrolment.already`).
 */
export const enrol = fn("enrolment.enrol", Enrol, async (input) => {
  Actor.assertRole("owner", "manager");
  const { locale, people, payersAt } = await readToEnrol(input);
  return untilWritten(async () => {
    const group = await groupOf(input.cohortID);
    assertTakesPeople(group.cohort);
    const { rows, seats } = seated(group, people, payersAt(group.cohort.priceNet), locale);
    const lines = rows.map((row) => linesOf(row));
    const written = await db().write(
      {
        holds: rows.map((row) => EnrolmentHolds.create(row)),
        // Who only waits moves no seat: fifty at once then do not stand in one another's way.
        ...(seats !== group.cohort.seats && groupOperations(group.cohort, seats, [...group.enrolments, ...rows])),
        enrolments: lines.map(({ row }) => Enrolments.create(row)),
        links: lines.flatMap(({ link }) => link ?? []),
        events: lines.map(({ event }) => event),
        organization: OrganizationCohorts.put(input),
      },
      {
        cohortID: input.cohortID,
        enrolmentIDs: rows.map(({ enrolmentID }) => enrolmentID),
        seated: rows.filter(({ status }) => status === "invited").length,
        waiting: rows.filter(({ status }) => status === "waiting").length,
      },
    );
    if (written.refused === "holds") throw already();
    return written.refused ? undefined : written.answer;
  });
});

export function already(): DomainError {
  return new DomainError("conflict", "enrolment.already", "Already enrolled in this group");
}

/** A seat for each while there are some, in the order they were named; then the waiting list. */
function seated(group: Group, people: Row<typeof Participants>[], payers: Payer[], locale: "fr" | "en") {
  const at = now();
  let { seats } = group.cohort;
  const rows = people.map((person): Info => {
    const row = rowOf(group.cohort, person, payers, locale);
    const taken = Seats.take({ ...group.cohort, seats }, { enrolmentID: row.enrolmentID, heldUntil: null }, at);
    if (taken) seats = taken;
    return { ...row, status: taken ? "invited" : "waiting" };
  });
  return { rows, seats };
}

function linesOf(row: Info) {
  if (row.status === "waiting") return { row, event: told(Event.Waitlisted, row) };
  const { linkID, operation } = enrolmentLink("enrolment", row);
  return { row: { ...row, linkID }, link: operation, event: told(Event.Offered, row) };
}

function rowOf(
  { cohortID, priceNet, vatRate }: Cohort.Info,
  { participantID, organizationID, given, family, email, job }: Row<typeof Participants>,
  payers: Payer[],
  locale: "fr" | "en",
): Info {
  return {
    cohortID,
    participantID,
    organizationID,
    given,
    family,
    email,
    job,
    locale,
    priceNet,
    vatRate,
    payers,
    enrolmentID: ID.create("enrolment"),
    status: "invited",
    origin: "firm",
    agreement: null,
    acceptedAt: null,
    datesCommittedAt: null,
    charter: null,
    invoiceID: null,
    createdAt: now(),
  };
}

async function readToEnrol(input: Enrol) {
  const { organizationID, participantIDs } = input;
  const whole = { kind: "organization" as const, organizationID, shareBasisPoints: WHOLE };
  const terms = input.payers ?? [whole];
  const clients = terms.flatMap((term) => (term.kind === "organization" ? [term.organizationID] : []));
  const [firm, organizations, found] = await db().gets(
    { entity: Firms, key: {} },
    clients.map((one) => ({ entity: Organizations, key: { organizationID: one } })),
    participantIDs.map((participantID) => ({ entity: Participants, key: { organizationID, participantID } })),
  );
  if (!firm) throw notFound("firm");
  const people = found.filter((person) => person !== undefined);
  if (people.length < participantIDs.length) throw notFound("participant");
  const payersAt = (priceNet: number) => payersFrom(terms, { priceNet, payers: [], organizations });
  return { locale: firm.locale, payersAt, people };
}
