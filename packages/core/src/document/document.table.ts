import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** Drawn by a job from a firm's wording, kept with their fingerprint. */
export const KEPT = ["programme", "rules", "summons", "employerSummons", "attestation"] as const;
/** Drawn by the same job from what was signed or published elsewhere: nobody words them. */
export const DRAWN = ["sheet", "certificate", "satisfaction"] as const;
/** What a group's files are of. */
export const PAPERS = [...KEPT, ...DRAWN] as const;
/** Drawn while one reads them, from what a group wrote: kept nowhere. */
export const STREAMED = ["collectiveReview", "individualReview", "actionPlan"] as const;
export const KINDS = [...KEPT, ...STREAMED] as const;

export const Wording = v.object({ title: v.string(), text: v.string() });

/** What a document says once it is filled: frozen, with its fingerprint. */
export const Written = v.object({
  title: v.string(),
  introduction: v.string(),
  articles: v.array(v.object({ title: v.string(), text: v.string() })),
});

const Edition = v.object({
  kind: v.picklist(KINDS),
  edition: v.number(),
  since: Instant,
  by: v.string(),
  fr: Wording,
  en: Wording,
});

/** Every edition of the firm's own words for one kind of document; edition 0 is the shipped one and has no row. */
export const WordingEditions = entity({
  name: "wordingEdition",
  version: 1,
  schema: Edition,
  key: (row: { kind: string; edition: number }) => ({
    pk: ["WORDING", row.kind],
    sk: [String(row.edition).padStart(6, "0")],
  }),
});

/** The last edition of each kind, written with it: what is drawn next is one query. */
export const Wordings = entity({
  name: "wording",
  version: 1,
  schema: Edition,
  key: (row: { kind: string }) => ({ pk: ["WORDINGS"], sk: [row.kind] }),
});

const Subject = v.object({
  kind: v.picklist(PAPERS),
  /** The cohort, the session, the enrolment or the organization that it is about. */
  subjectID: v.string(),
});

/**
 * A document of a group as it was last drawn, in both languages. Its files are named by the fingerprint of its words: a
 * new text is a new file, and what was handed out stays.
 */
export const Documents = entity({
  name: "document",
  version: 1,
  schema: v.object({
    documentID: ID.schema("document"),
    ...Subject.entries,
    cohortID: ID.schema("cohort"),
    programmeID: ID.schema("programme"),
    enrolmentID: v.nullable(ID.schema("enrolment")),
    participantID: v.nullable(ID.schema("participant")),
    organizationID: v.nullable(ID.schema("organization")),
    /** Of whom or of which client it speaks, or the day of a sheet; empty for a document of the group. */
    name: v.string(),
    edition: v.number(),
    fr: Written,
    en: Written,
    textHash: v.string(),
    /** SHA-256 of the kept PDF. */
    files: v.object({ fr: v.string(), en: v.string() }),
    madeAt: Instant,
  }),
  key: (row: { cohortID: string; kind: string; subjectID: string }) => ({
    pk: ["DOCUMENTS", row.cohortID],
    sk: ["DOCUMENT", row.kind, row.subjectID],
  }),
  index: (row) => ({
    ...(row.participantID && { g1: { pk: ["PERSON", row.participantID], sk: ["DOCUMENT", row.cohortID, row.kind] } }),
    g2: { pk: ["DOCUMENTS", row.programmeID], sk: [row.madeAt, row.cohortID, row.kind, row.subjectID] },
  }),
});

/** The last drawing of a group's documents and how far it is: one at a time. */
export const DocumentRuns = entity({
  name: "documentRun",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    runID: ID.schema("run"),
    targets: v.array(Subject),
    done: v.number(),
    /** They are handed out once all of them are there. */
    thenHandOut: v.boolean(),
    startedAt: Instant,
    endedAt: v.nullable(Instant),
  }),
  key: (row: { cohortID: string }) => ({ pk: ["DOCUMENTS", row.cohortID], sk: ["RUN"] }),
});

export const Paper = v.object({
  ...Subject.entries,
  /** Which text was handed out. */
  textHash: v.string(),
  seenAt: v.nullable(Instant),
});

/** What one person of a group, or one client, was handed, by a link of his own: sent, seen, signed. */
export const Handouts = entity({
  name: "handout",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    /** The enrolment or the organization. */
    recipientID: v.string(),
    to: v.picklist(["person", "employer"]),
    name: v.string(),
    emails: v.array(v.string()),
    locale: v.picklist(["fr", "en"]),
    linkID: ID.schema("link"),
    papers: v.array(Paper),
    /** How often it was asked to be sent: each is a mail of its own. */
    times: v.number(),
    askedAt: Instant,
    sentAt: v.nullable(Instant),
    /** He has read the house rules: his name as he typed it, and which text. */
    signed: v.nullable(
      v.object({ name: v.string(), at: Instant, textHash: v.string(), fileHash: v.optional(v.string()) }),
    ),
  }),
  key: (row: { cohortID: string; recipientID: string }) => ({
    pk: ["DOCUMENTS", row.cohortID],
    sk: ["HANDOUT", row.recipientID],
  }),
});

export const LEVELS = ["reached", "partly", "notReached", "notAssessed"] as const;

/** What the facilitator says that one person reached of each objective: the assessment that the attestation tells. */
export const Attainments = entity({
  name: "attainment",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    enrolmentID: ID.schema("enrolment"),
    results: v.array(v.object({ objective: v.string(), level: v.picklist(LEVELS) })),
    by: v.string(),
    at: Instant,
  }),
  key: (row: { cohortID: string; enrolmentID: string }) => ({
    pk: ["DOCUMENTS", row.cohortID],
    sk: ["ATTAINMENT", row.enrolmentID],
  }),
});

/** How many days before the first session a group's documents leave by themselves; null: never. */
export const DocumentSettings = entity({
  name: "documentSettings",
  version: 1,
  schema: v.object({ daysBefore: v.nullable(v.number()) }),
  key: (_: object) => ({ pk: ["WORDINGS"], sk: ["SETTINGS"] }),
});
