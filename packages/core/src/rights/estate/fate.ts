import type { KeptOfFirm } from "../../closing/index.ts";

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * What a firm takes along: each kind of row that it may read itself. Not copies made for a list, nor what only leads
 * somewhere (addresses, links, keys); not what a room sealed, nor waves, answers and sums of answers, which are the report
 * module's: what was published of them stands in the reports of sponsors.
 */
export const TAKEN: ReadonlySet<string> = new Set(
  names(`
    firm firmCalendar member organization participant programme cohort session enrolment presence attendanceSheet
    cancellation plan review signedAgreement cohortAgreement order orderAgreement invoice invoiceMoment collection payment
    refund dispute payout submission collectionReport funding funder cohortFunding poll pollAnswer pollChoices
    signatureSheet sheetScan ink certificate document handout attainment framingNote signedFraming complaint discovery
    credential
    discoveryGuest visit makeUp peerMeeting surveyForm sponsorReport invoiceSettings annualReport qualityEntry
    wordingEdition documentSettings stepTemplate stepTemplateVersion submissionSettings takenSeries takeoverBatch
    termsEdition composition erasure audit sessionMessage
  `),
);

export type KeptKind = KeptOfFirm["kind"];

/**
 * What stays once a firm is closed, by the law that says so, and how many years from the end of the year of closing:
 * accounts: Code de commerce, L123-22. consumer: Code de la consommation, L213-1 and D213-2, contracts made online with
 * an individual. contracts: Code de commerce, L110-4. training: Code du travail, L6362-6, with livre des procédures
 * fiscales, L102 B. log: who did what to all of these, ids alone; and keys that are destroyed, so that none comes back.
 */
const STAYS: Readonly<Record<KeptKind, { years: number; entities: readonly string[] }>> = {
  accounts: {
    years: 10,
    entities: names(`
      firm invoice invoiceCard invoiceMoment collection payment refund dispute payout submission collectionReport
      cancellation funding fundingCard invoiceCounter orderCounter
    `),
  },
  consumer: { years: 10, entities: names("signedAgreement") },
  contracts: {
    years: 5,
    entities: names("order orderCard orderAgreement cohortAgreement framingNote signedFraming termsEdition"),
  },
  training: {
    years: 6,
    entities: names(`
      cohortCard cohort session enrolment attendanceSheet signatureSheet sheetScan ink certificate document handout
      attainment visit makeUp annualReport
    `),
  },
  log: { years: 10, entities: names("audit erasure vaultKey firmClosing") },
};

const KIND_OF = new Map(
  Object.entries(STAYS).flatMap(([kind, { entities }]) => entities.map((name) => [name, kind as KeptKind] as const)),
);

/** Why rows of an entity stay when their firm closes; undefined: they go. */
export const keptAs = (entity: string): KeptKind | undefined => KIND_OF.get(entity);

/** The last day on which records of a kind stay, for a firm closed on that day. */
export const keptUntil = (kind: KeptKind, closedOn: string): string =>
  `${Number(closedOn.slice(0, 4)) + STAYS[kind].years}-12-31`;
