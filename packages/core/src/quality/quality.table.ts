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
