import { db, rowsOf } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Polls } from "../poll/poll.table.ts";
import { type Found, fullName } from "./found.ts";
import { inDocuments } from "./in-document.ts";
import { inGroup } from "./in-group.ts";
import { type Bill, billsOf, inFundings, inInvoices, inOrders, isOpen } from "./in-money.ts";
import { elsewhere, inFirm, linksFound } from "./in-person.ts";
import { inJournal, inRoom } from "./in-room.ts";
import { inSurveys, surveyLinks } from "./in-survey.ts";
import { inVisits } from "./in-visit.ts";
import type { Kept, Subject } from "./rights.table.ts";

const SEATS_MAX = 500;
const LIVING = ["invited", "requested", "held", "accepted", "waiting"];
const OVER = ["closed", "cancelled"];

/** Everything of one person, and what stands in the way of erasing it. */
export interface Trace {
  found: Found[];
  /** Groups in which he has a seat, or waits for one. */
  seats: { cohortID: string; cohortName: string }[];
  openInvoices: { invoiceID: string; number: string | null }[];
}

/**
 * Reads where someone is found: as many queries as he had groups. Rows that a room sealed are another matter: they say
 * nothing to the firm, and only the job that erases reaches them (`sealedOf`).
 */
export async function traceOf(subject: Subject): Promise<Trace> {
  const { participantID } = subject;
  const { items } = await db().query({
    pk: ["PERSON", participantID],
    index: "g1",
    begins: ["ENROLMENT"],
    limit: SEATS_MAX,
  });
  const mine = await Promise.all(rowsOf(Enrolments, items).map(seatIn));
  const places = mine.flatMap((one) => one ?? []);
  const groups = [...new Map(places.map(({ group }) => [group.cohort.cohortID, group])).values()];
  const bills = await billsOf(places);
  const parts = await Promise.all([
    inFirm(subject),
    elsewhere(subject),
    inOrders(groups, subject),
    inInvoices(bills, subject),
    ...places.flatMap(({ group, seat }) => [
      inGroup(group, seat, subject),
      inFundings(group, seat),
      inSurveys(group, seat),
      inVisits(group, seat),
      inDocuments(group, seat.enrolmentID, fullName(subject)),
      linksIn(group, seat),
    ]),
  ]);
  return { found: parts.flat(), ...inTheWay(places, bills) };
}

/** What rooms keep of someone, for the job that erases: it holds no key to any of it. */
export async function sealedOf({ participantID }: Subject): Promise<Found[]> {
  const { items } = await db().query({
    pk: ["PERSON", participantID],
    index: "g1",
    begins: ["ENROLMENT"],
    limit: SEATS_MAX,
  });
  const cohortIDs = [...new Set(rowsOf(Enrolments, items).map(({ cohortID }) => cohortID))];
  const groups = await Promise.all(cohortIDs.map(Enrolment.groupOf));
  const parts = await Promise.all([inJournal(participantID), ...groups.map((group) => inRoom(group, participantID))]);
  return parts.flat();
}

interface Place {
  group: Enrolment.Group;
  seat: Enrolment.Group["enrolments"][number];
}

/** The index may be a moment behind: the group's own row is what counts. */
async function seatIn({ cohortID, enrolmentID }: { cohortID: string; enrolmentID: string }): Promise<Place[]> {
  const group = await Enrolment.groupOf(cohortID);
  return group.enrolments.filter((one) => one.enrolmentID === enrolmentID).map((seat) => ({ group, seat }));
}

async function linksIn(group: Enrolment.Group, seat: Place["seat"]): Promise<Found[]> {
  const { items } = await db().query({ pk: ["POLL", group.cohort.cohortID], begins: ["POLL"], limit: SEATS_MAX });
  const asked = rowsOf(Polls, items).flatMap((poll) => poll.asked);
  const ofSeat = [seat.linkID, seat.contractLinkID, seat.charterLinkID, seat.payLinkID].flatMap((id) => id ?? []);
  const ofPolls = asked.filter(({ enrolmentID }) => enrolmentID === seat.enrolmentID).map(({ linkID }) => linkID);
  return linksFound([...ofSeat, ...ofPolls, ...(await surveyLinks(group, seat.enrolmentID))]);
}

function inTheWay(places: readonly Place[], bills: readonly Bill[]): Pick<Trace, "seats" | "openInvoices"> {
  return {
    seats: places
      .filter(({ group, seat }) => LIVING.includes(seat.status) && !OVER.includes(group.cohort.status))
      .map(({ group: { cohort } }) => ({ cohortID: cohort.cohortID, cohortName: cohort.name })),
    openInvoices: bills.filter(isOpen).map(({ invoiceID, number }) => ({ invoiceID, number })),
  };
}

/** Each record that stays, once: a sheet with several signatures of his is one sheet. */
export function keptIn(found: readonly Found[]): Kept[] {
  const all = found.flatMap(({ kept }) => kept ?? []);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
