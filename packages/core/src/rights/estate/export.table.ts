import * as v from "valibot";
import { entity, ID, Instant } from "../../kernel/index.ts";

/** A page of one of the firm's lists: where it begins. */
const Slice = v.object({ list: v.number(), after: v.nullable(v.string()) });

export const FirmExportRow = v.object({
  exportID: ID.schema("export"),
  status: v.picklist(["preparing", "ready"]),
  askedAt: Instant,
  by: ID.schema("member"),
  byName: v.string(),
  /** The months of the log that are in it. */
  from: Instant,
  /** The next page to look through, and of how many lists. */
  next: Slice,
  lists: v.number(),
  /** Archives so far, and what is in them. */
  parts: v.number(),
  rows: v.number(),
  files: v.number(),
  readyAt: v.nullable(Instant),
  /** Until when it is handed over. */
  expiresAt: Instant,
});

/** All that a firm has, asked for once: a job cuts it into archives, which are made while they are taken. */
export const FirmExports = entity({
  name: "firmExport",
  version: 1,
  schema: FirmExportRow,
  key: (row: { exportID: string }) => ({ pk: ["EXPORTS"], sk: [row.exportID] }),
});

/** Which pages one archive is made of: no content. */
export const FirmExportParts = entity({
  name: "firmExportPart",
  version: 1,
  schema: v.object({
    exportID: ID.schema("export"),
    part: v.number(),
    slices: v.array(Slice),
    rows: v.number(),
    files: v.number(),
  }),
  key: (row: { exportID: string; part: number }) => ({
    pk: ["EXPORT", row.exportID],
    sk: [String(row.part).padStart(5, "0")],
  }),
});
