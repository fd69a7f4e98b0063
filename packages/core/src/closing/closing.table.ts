import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

/** Why a row of a closed firm stays: each with its term (see rights). */
export const KEPT_KINDS = ["accounts", "consumer", "contracts", "training", "log"] as const;

/** One kind of record that stays after a firm is closed: how many, and until when. */
export const KeptOfFirm = v.object({ kind: v.picklist(KEPT_KINDS), rows: v.number(), until: Day });
export type KeptOfFirm = v.InferOutput<typeof KeptOfFirm>;

export const ClosingRow = v.object({
  closureID: ID.schema("closure"),
  /** notice: it may be taken back. closing: it is on its way. closed: done, and this is its report. */
  status: v.picklist(["notice", "closing", "closed"]),
  askedAt: Instant,
  /** The owner who asked; in no row once it is closed. */
  byName: v.nullable(v.string()),
  closesAt: Instant,
  closedAt: v.nullable(Instant),
  /** How many of the firm's lists were emptied, what of each kind of row went, and what stays. */
  lists: v.number(),
  erased: v.record(v.string(), v.number()),
  kept: v.array(KeptOfFirm),
});

/** That the firm is closing or closed; absent on every other. Read by the doors before anything is changed. */
export const Closings = entity({
  name: "firmClosing",
  version: 1,
  schema: ClosingRow,
  key: (_: object) => ({ pk: ["FIRM"], sk: ["CLOSING"] }),
});
