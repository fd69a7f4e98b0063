import { db, rowsOf } from "../db/index.ts";
import type { Row } from "../kernel/index.ts";
import { Blocks, EndedCycles, WaveSummaries } from "./report.table.ts";

/** Answers are published by programme and coach: sisters of other coaches are never merged. */
export interface Scope {
  programmeID: string;
  coachID: string;
}

export interface ScopeRows {
  waves: Row<typeof WaveSummaries>[];
  blocks: Row<typeof Blocks>[];
  ended: ReadonlySet<string>;
}

/** A coach who leads one programme for thirty years holds some 10 000 of these rows. */
const SCOPE_MAX = 20_000;

/** The waves, the blocks and the ended cycles of one programme and coach: one consistent query. */
export async function scopeRows({ programmeID, coachID }: Scope): Promise<ScopeRows> {
  const { items } = await db().query({ pk: ["SCOPE", programmeID, coachID], limit: SCOPE_MAX });
  return {
    waves: rowsOf(WaveSummaries, items),
    blocks: rowsOf(Blocks, items),
    ended: new Set(rowsOf(EndedCycles, items).map((row) => row.cohortID)),
  };
}
