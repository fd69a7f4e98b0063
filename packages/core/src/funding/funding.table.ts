import * as v from "valibot";
import { Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

const Text = v.nullable(v.string());

export const FUNDER_KINDS = ["opco", "faf", "franceTravail", "region", "other"] as const;
/** How it takes invoices: by mail, on its own portal, by post. */
export const SENDINGS = ["email", "portal", "post"] as const;

export const FunderRow = v.object({
  funderID: ID.schema("funder"),
  kind: v.picklist(FUNDER_KINDS),
  name: v.string(),
  siret: v.string(),
  address: v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() }),
  email: v.string(),
  sending: v.picklist(SENDINGS),
  createdAt: Instant,
});

/** The firm's address book of those who fund training; all of them are one partition. */
export const Funders = entity({
  name: "funder",
  version: 1,
  schema: FunderRow,
  key: (row: { funderID: string }) => ({ pk: ["FUNDERS"], sk: [row.funderID] }),
});

export const STATUSES = ["requested", "agreed", "refused", "expired"] as const;

/** Someone named in the file, with the minutes asked for him, then agreed. */
export const Funded = v.object({ enrolmentID: ID.schema("enrolment"), name: v.string(), minutes: v.number() });

/** What was certified of one person, as it was signed. */
export const Certificate = v.object({
  enrolmentID: ID.schema("enrolment"),
  name: v.string(),
  minutes: v.number(),
  from: Day,
  until: Day,
  signedBy: v.string(),
  signedAt: Instant,
});

export const MOMENTS = [
  "requested",
  "edited",
  "agreed",
  "refused",
  "expired",
  "amended",
  "owed",
  "certified",
  "drafted",
  "draftDropped",
  "issued",
  "restRefused",
  "restBilled",
] as const;

export const FundingRow = v.object({
  fundingID: ID.schema("funding"),
  status: v.picklist(STATUSES),
  funderID: ID.schema("funder"),
  funderName: v.string(),
  organizationID: ID.schema("organization"),
  organizationName: v.string(),
  cohortID: ID.schema("cohort"),
  cohortName: v.string(),
  programmeTitle: v.string(),
  /** As the funder numbers its file. */
  fileNumber: Text,
  /** The funder pays the firm in place of the organization; else it pays the organization back. */
  subrogation: v.boolean(),
  /** Net of VAT, as everything here. */
  askedNet: Cents,
  agreed: v.nullable(
    v.object({
      /** Never more than this is invoiced to the funder. */
      net: Cents,
      /** For an hour of one person, where the funder pays by the hour. */
      hourNet: v.nullable(Cents),
      decidedOn: Day,
    }),
  ),
  people: v.array(Funded),
  /** Days that the file covers; the last day on which the funder answers, then takes an invoice. */
  from: Day,
  until: Day,
  expiresOn: Day,
  /** What it wants beside the invoice. */
  documents: v.object({ certificate: v.boolean(), attendance: v.boolean() }),
  /** Since when the organization owes all: the first session began without an agreement. */
  owedAt: v.nullable(Instant),
  certificates: v.array(Certificate),
  invoiceID: v.nullable(ID.schema("invoice")),
  /** What the funder does not pay of its invoice: taken back from it, then asked of the organization. */
  rest: v.nullable(
    v.object({
      net: Cents,
      reason: v.string(),
      creditNoteID: ID.schema("invoice"),
      invoiceID: ID.schema("invoice"),
      at: Instant,
      billedAt: v.nullable(Instant),
    }),
  ),
  moments: v.array(v.object({ at: Instant, kind: v.picklist(MOMENTS), by: Text, text: Text })),
  createdAt: Instant,
});

/** What a funder agrees to pay for people of one organization in one group. */
export const Fundings = entity({
  name: "funding",
  version: 1,
  schema: FundingRow,
  key: (row: { fundingID: string }) => ({ pk: ["FUNDING", row.fundingID], sk: ["FUNDING"] }),
});

/** What lists show, written with it: the firm's list is one query. */
export const FundingCards = entity({
  name: "fundingCard",
  version: 1,
  schema: v.object({
    ...v.pick(FundingRow, [
      "fundingID",
      "status",
      "funderName",
      "organizationID",
      "organizationName",
      "cohortID",
      "cohortName",
      "fileNumber",
      "subrogation",
      "askedNet",
      "expiresOn",
      "owedAt",
      "invoiceID",
    ]).entries,
    agreedNet: v.nullable(Cents),
    people: v.number(),
  }),
  key: (row: { fundingID: string }) => ({ pk: ["FUNDINGS"], sk: [row.fundingID] }),
});

/** In the group's partition: which files follow its dates and its people. */
export const CohortFundings = entity({
  name: "cohortFunding",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    fundingID: ID.schema("funding"),
    enrolmentIDs: v.array(ID.schema("enrolment")),
  }),
  key: (row: { cohortID: string; fundingID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["FUNDING", row.fundingID],
  }),
});
