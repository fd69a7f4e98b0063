import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

/** Indicators of the national quality reference (decree 2019-565) that concern a training action without certification. */
export const INDICATORS = [
  1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32,
] as const;
export const Indicator = v.picklist(INDICATORS);

/**
 * What an improvement came from. Words are named by their hash, and read where their author released them: a release
 * taken back leaves nothing here, and no raw answer is ever pointed at.
 */
export const Cause = v.variant("kind", [
  v.object({ kind: v.literal("complaint"), complaintID: ID.schema("complaint") }),
  v.object({
    kind: v.literal("words"),
    programmeID: ID.schema("programme"),
    wordsHash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, "words")),
  }),
  v.object({ kind: v.literal("figures"), programmeID: ID.schema("programme") }),
  v.object({ kind: v.literal("incident") }),
]);

export const EntryRow = v.object({
  entryID: ID.schema("entry"),
  /** improvement: what was changed, and because of what. note: anything else that shows an indicator. */
  kind: v.picklist(["improvement", "note"]),
  indicator: Indicator,
  on: Day,
  title: v.string(),
  text: v.string(),
  /** Of an improvement, always one. */
  cause: v.nullable(Cause),
  status: v.picklist(["planned", "done"]),
  doneOn: v.nullable(Day),
  /** What it changed, once done. */
  effect: v.nullable(v.string()),
  by: ID.schema("member"),
  byName: v.string(),
  createdAt: Instant,
});

/** The firm's register of quality: one partition with its packs, the newest last. */
export const Entries = entity({
  name: "qualityEntry",
  version: 1,
  schema: EntryRow,
  key: (row: { entryID: string }) => ({ pk: ["QUALITY"], sk: ["ENTRY", row.entryID] }),
});

const Found = v.object({
  indicator: Indicator,
  /** Files of it in the archive. */
  files: v.number(),
  /** What it lacks, by code. */
  lacks: v.array(v.string()),
});

/**
 * A pack that was asked for: the proofs of one programme's groups that met in a period. A job looks through the groups,
 * one by one; the archive itself is made while it is taken away, and kept nowhere.
 */
export const Packs = entity({
  name: "qualityPack",
  version: 1,
  schema: v.object({
    packID: ID.schema("pack"),
    programmeID: ID.schema("programme"),
    programmeTitle: v.string(),
    from: Day,
    to: Day,
    status: v.picklist(["preparing", "ready"]),
    /** The groups that met, in order, and how many were looked through. */
    cohortIDs: v.array(ID.schema("cohort")),
    done: v.number(),
    /** Whose file is in it, chosen by the rule, among how many. */
    sample: v.array(v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") })),
    people: v.number(),
    found: v.array(Found),
    askedAt: Instant,
    byName: v.string(),
    readyAt: v.nullable(Instant),
  }),
  key: (row: { packID: string }) => ({ pk: ["QUALITY"], sk: ["PACK", row.packID] }),
});

/** What one group has of proofs: written by the job, once a group. */
export const PackParts = entity({
  name: "qualityPackPart",
  version: 1,
  schema: v.object({
    packID: ID.schema("pack"),
    cohortID: ID.schema("cohort"),
    entries: v.array(
      v.object({
        /** Where it stands in the archive. */
        path: v.string(),
        indicator: Indicator,
        kind: v.picklist(["sheet", "scan", "certificate", "document", "agreement", "framing", "list"]),
        id: v.string(),
      }),
    ),
    lacks: v.array(v.object({ indicator: Indicator, code: v.string() })),
    enrolmentIDs: v.array(ID.schema("enrolment")),
    /** Who led its sessions that were held. */
    coachIDs: v.optional(v.array(ID.schema("member")), []),
  }),
  key: (row: { packID: string; cohortID: string }) => ({ pk: ["PACK", row.packID], sk: [row.cohortID] }),
});
