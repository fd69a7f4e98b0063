import type * as v from "valibot";
import { CohortCards, type CohortRow, Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { type EnrolmentRow, Enrolments } from "../enrolment/index.ts";
import { type FirmRow, Firms } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { Actor, ID, now } from "../kernel/index.ts";
import { type OrganizationRow, Organizations } from "../organization/index.ts";
import { configureForTests as configureAddress } from "./satisfaction.ts";

/** Rows that an invoice is made from, for tests: an invented firm, a client of it, a group. */

export function configureForTests(): void {
  configureAddress();
  Wording.configure({
    ofInvoice: ({ buyerKind }) => ({ notes: buyerKind === "individual" ? [] : [{ code: "PMD", text: "Pénalités" }] }),
    ofVat: ({ ground }) => {
      if (ground === "charged") return { category: "S", reason: null, code: null };
      const category = ground === "reverseCharge" ? "AE" : ground === "exempt" || ground === "franchise" ? "E" : "O";
      return { category, reason: `Motif ${ground}`, code: "VATEX" };
    },
  });
}

const address = { street: "12 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" };

export async function foundFirm(over: Partial<v.InferOutput<typeof FirmRow>> = {}) {
  const row: v.InferOutput<typeof FirmRow> = {
    firmID: Actor.firmID(),
    name: "Cabinet Inventé",
    slug: "cabinet-invente",
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard",
    address,
    bank: { iban: "FR7699999000440000000001022", bic: null, holder: "Cabinet Inventé" },
    colour: null,
    contactEmail: "facturation@cabinet-invente.example",
    zone: "Europe/Paris",
    locale: "fr",
    anonymityFloor: 4,
    stripeStatus: "none",
    createdAt: now(),
    ...over,
  };
  await db().write({ firm: Firms.create(row) }, {});
  return row;
}

export async function addClient(over: Partial<v.InferOutput<typeof OrganizationRow>> = {}) {
  const organizationID = ID.create("organization");
  const row = {
    organizationID,
    name: "Client Inventé",
    siret: "40483304800022",
    vatNumber: null,
    address,
    billingEmail: "compta@client-invente.example",
    contactName: null,
    publicBody: null,
    purchaseOrder: null,
    serviceCode: null,
    engagementNumber: null,
    createdAt: now(),
    ...over,
  };
  await db().write({ organization: Organizations.create(row) }, {});
  return organizationID;
}

/** A group with the card of the list, as its own commands write them. */
export async function addCohort() {
  const cohortID = ID.create("cohort");
  const shared = {
    cohortID,
    name: "Groupe d’automne",
    programmeID: ID.create("programme"),
    programmeTitle: "Manager les essentiels",
    organizationID: null,
    organizationName: null,
    coachID: ID.create("member"),
    coachName: "Coach Inventée",
    status: "confirmed" as const,
    seatsMin: 5,
    seatsMax: 8,
  };
  const cohort: v.InferOutput<typeof CohortRow> = {
    ...shared,
    programmeSlug: "manager-les-essentiels",
    nature: "training",
    openToVisitors: false,
    seats: [],
    priceNet: 70_000,
    vatRate: 2_000,
    zone: "Europe/Paris",
    modality: "onsite",
    place: null,
    link: null,
    charter: { version: 1, rules: [] },
    anonymityFloor: 4,
    createdAt: now(),
  };
  const counts = {
    seatsTaken: 0,
    sessionsHeld: 0,
    sessionsTotal: 0,
    nextSession: null,
    satisfaction: null,
    waiting: 0,
  };
  await db().write({ cohort: Cohorts.create(cohort), card: CohortCards.create({ ...shared, ...counts }) }, {});
  return cohortID;
}

type Seat = v.InferOutput<typeof EnrolmentRow>;

export async function addSeat(cohortID: string, organizationID: string, over: Partial<Seat> = {}) {
  const enrolmentID = ID.create("enrolment");
  const payerID = ID.create("payer");
  const row: Seat = {
    enrolmentID,
    cohortID,
    participantID: ID.create("participant"),
    organizationID,
    given: "Ana",
    family: "Lopes",
    email: "ana@client-invente.example",
    job: null,
    locale: "fr",
    status: "accepted",
    origin: "firm",
    priceNet: 70_000,
    vatRate: 2_000,
    payers: [{ payerID, shareBasisPoints: 10_000, kind: "organization", organizationID, name: "Client Inventé" }],
    agreement: null,
    acceptedAt: now(),
    datesCommittedAt: null,
    charter: null,
    invoiceID: null,
    createdAt: now(),
    ...over,
  };
  await db().write({ seat: Enrolments.create(row) }, {});
  return { cohortID, enrolmentID };
}

/** The seat of a visitor whose company pays by card: held until an instant, in a group that sells its last ones. */
export async function addHeldSeat(cohortID: string, heldUntil: string) {
  const payer = {
    kind: "company" as const,
    payerID: ID.create("payer"),
    shareBasisPoints: 10_000,
    name: "Chantier Inventé",
    siret: "40483304800022",
    selfEmployed: false,
    email: "compta@chantier.example",
    address,
  };
  const over = { origin: "visitor" as const, status: "requested" as const, organizationID: null, payers: [payer] };
  const seat = await addSeat(cohortID, ID.create("organization"), over);
  const cohort = await db().get(Cohorts, { cohortID });
  if (!cohort) throw new Error("This group is not there");
  const seats = [...cohort.seats, { enrolmentID: seat.enrolmentID, heldUntil }];
  await db().write({ cohort: Cohorts.replace({ ...cohort, seats }) }, {});
  return seat;
}
