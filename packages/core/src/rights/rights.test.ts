import { expect, it } from "vitest";
import { Entity } from "../kernel/entity.ts";
import { refusal } from "./erase.ts";
import { NOBODY } from "./found.ts";
import { keptIn } from "./trace.ts";

const modules = import.meta.glob<Record<string, unknown>>("../*/**/*.table.ts", { eager: true });
const entities = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((one): one is Entity<never, never> => one instanceof Entity)
  .map(({ name }) => name);

/** What becomes of a person in every kind of row when he is erased: one that is new here has to say it too. */
const FATE: Record<string, string> = {
  "goes whole": `
    participant participantEmail member memberEmail access enrolmentHold presence pollAnswer link groupContact
    privateNote learning vaultKey surveyDraft discoveryGuest account accountEmail accountFirm accountFeed feed
    invitation authSession
  `,
  "names him no more": `
    visit
    enrolment handout complaint attendanceSheet cancellation plan room surveyAnswer takeoverBatch order funding
  `,
  "stays by law": `
    signedAgreement document attainment signatureSheet ink sheetScan certificate invoice invoiceCard invoiceMoment
    collection orderCard orderAgreement payment paymentAttempt refund dispute
  `,
  "goes by itself within days": `
    signIn participantImport idempotency platformIdempotency outbox platformOutbox due roomEar roomCode
    stripeInbox parkedStripeEvent rateCounter
  `,
  "sealed, and its key destroyed after the cycle": `
    roomEntry groupAction turnLedger sharedLearning topic topicBoard groupResource reviewDraft
  `,
  "holds ids alone, which lead to nobody": `
    makeUp
    audit erasure surveyRequest block waveSummary cohortFigures figuresPage endedCycle poll pollChoices composition cohort
    cohortFunding planPlace replyAddress peerMeeting session coachDay roomBooking mailMark platformMailMark
    collectionReport submission qualityPack qualityPackPart firmExportPart
  `,
  "is about the firm and its clients": `
    framingNote signedFraming
    firm firmCalendar firmEntry slug stripeAccount organization organizationCohort programme publishedProgramme
    cohortCard openGroup cohortAgreement survey surveyForm sponsorReport review blockCounter funder fundingCard
    invoiceSettings invoiceCounter orderCounter payout finding annualReport qualityEntry wordingEdition wording
    documentRun documentSettings stepTemplateVersion reconciliation submissionSettings takenSeries termsEdition
    discovery tickCursor stepTemplate sessionMessage
    firmClosing firmExport credential credentialPart
  `,
};

it("knows what becomes of a person in every kind of row", () => {
  const told = Object.values(FATE).flatMap((names) => names.trim().split(/\s+/));
  expect(entities.filter((name) => !told.includes(name))).toEqual([]);
  expect(told.filter((name) => !entities.includes(name))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});

it("asks for money before seats, and for nothing where both are settled", () => {
  const seats = [{ cohortID: "cohort", cohortName: "Groupe" }];
  const openInvoices = [{ invoiceID: "invoice", number: null }];
  expect(refusal({ openInvoices, seats })?.code).toBe("rights.invoices_open");
  expect(refusal({ openInvoices: [], seats })?.code).toBe("rights.seat_taken");
  expect(refusal({ openInvoices: [], seats: [] })).toBeUndefined();
});

it("names each record that stays once, however often he signed it", () => {
  const kept = { kind: "attendance" as const, label: "Groupe", on: "2026-02-01" };
  expect(
    keptIn([
      { noun: "attendance", kept },
      { noun: "attendance", kept: { ...kept } },
    ]),
  ).toEqual([kept]);
  expect(NOBODY).not.toBe("");
});
