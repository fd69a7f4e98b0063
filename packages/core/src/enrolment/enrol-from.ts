import * as v from "valibot";
import { OrganizationCohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, plusMinutes } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { already } from "./enrol.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { assertTakesPeople, type Group, groupOf, groupOperations, type Info } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";
import { newRow } from "./newcomer.ts";
import { NAMED_MINUTES } from "./offer.ts";
import { payersFrom } from "./payer-terms.ts";

/** Four rows each, beside the group's own and a client's mark each: within one transaction. */
const PEOPLE_MOST = 6;
const WHOLE = 10_000;

const From = v.object({
  cohortID: ID.schema("cohort"),
  fromCohortID: ID.schema("cohort"),
  participantIDs: v.pipe(
    v.array(ID.schema("participant")),
    v.minLength(1, "required"),
    v.maxLength(PEOPLE_MOST, "enrolment.too_many"),
    v.check((ids) => new Set(ids).size === ids.length, "enrolment.twice"),
  ),
});

/**
 * Offers seats to people of another group, in the order in which they are named: who came from a client is invited at
 * its cost, who came alone says himself who pays, within a week. Each accepts freely; beyond the free seats they wait,
 * in that order. A client's own group takes its people alone (`enrolment.other_client`).
 */
export const enrolFrom = fn("enrolment.enrolFrom", From, async ({ cohortID, fromCohortID, participantIDs }) => {
  Actor.assertRole("owner", "manager");
  const [firm, from] = await Promise.all([Firm.get(), groupOf(fromCohortID)]);
  const people = participantIDs.map((id) => from.enrolments.findLast((one) => one.participantID === id));
  const known = people.filter((one) => one !== undefined);
  if (known.length < participantIDs.length) throw notFound("participant");
  const clients = [...new Set(known.flatMap(({ organizationID }) => organizationID ?? []))];
  const organizations = await db().gets(
    ...clients.map((organizationID) => ({ entity: Organizations, key: { organizationID } })),
  );
  return untilWritten(async () => {
    const group = await groupOf(cohortID);
    assertTakesPeople(group.cohort);
    const own = group.cohort.organizationID;
    if (own && known.some(({ organizationID }) => organizationID !== own)) {
      throw new DomainError("conflict", "enrolment.other_client", "This group belongs to one client");
    }
    const drafts = known.map((person) => draftOf(group, person, { organizations, locale: firm.locale }));
    const { rows, seats } = seated(group, drafts);
    const lines = rows.map((row) => ({ row, ...enrolmentLink("enrolment", row) }));
    const written = await db().write(
      {
        holds: rows.map((row) => EnrolmentHolds.create(row)),
        ...groupOperations(group.cohort, seats, [...group.enrolments, ...rows]),
        enrolments: lines.map(({ row, linkID }) => Enrolments.create({ ...row, linkID })),
        links: lines.map(({ operation }) => operation),
        events: rows.map((row) => told(eventOf(row), row)),
        organizations: clients.map((organizationID) => OrganizationCohorts.put({ organizationID, cohortID })),
      },
      {
        cohortID,
        seated: rows.filter(({ status }) => status !== "waiting").length,
        waiting: rows.filter(({ status }) => status === "waiting").length,
      },
    );
    if (written.refused === "holds") throw already();
    return written.refused ? undefined : written.answer;
  });
});

interface Known {
  organizations: Parameters<typeof payersFrom>[1]["organizations"];
  locale: "fr" | "en";
}

/** He begins anew: neither his word nor his payers of then are taken over. */
function draftOf({ cohort }: Group, person: Info, { organizations, locale }: Known): Info {
  const { organizationID, participantID, cohortID: _, ...rest } = person;
  const row = newRow(cohort, { ...rest, cohortID: cohort.cohortID }, participantID);
  if (!organizationID) return row;
  const terms = [{ kind: "organization" as const, organizationID, shareBasisPoints: WHOLE }];
  const payers = payersFrom(terms, { priceNet: cohort.priceNet, payers: [], organizations });
  return { ...row, organizationID, payers, locale, origin: "firm", status: "invited" };
}

function seated({ cohort, enrolments }: Group, drafts: readonly Info[]) {
  const at = now();
  let { seats } = cohort;
  // Seats that are free are the waiting list's first.
  let promised = enrolments.filter(({ status }) => status === "waiting").length;
  const rows = drafts.map((row): Info => {
    const heldUntil = row.origin === "visitor" ? plusMinutes(at, NAMED_MINUTES) : null;
    const isFree = Seats.free({ ...cohort, seats }, at) > promised;
    const taken = isFree && Seats.take({ ...cohort, seats }, { enrolmentID: row.enrolmentID, heldUntil }, at);
    if (!taken) {
      promised += 1;
      return { ...row, status: "waiting" };
    }
    seats = taken;
    return row;
  });
  return { rows, seats };
}

function eventOf({ status, origin }: Info) {
  if (status === "waiting") return Event.Waitlisted;
  return origin === "visitor" ? Event.SeatOffered : Event.Offered;
}
