import { CohortCards, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { type Instant, now, type Row } from "../kernel/index.ts";
import { cellsOf, labelsOf } from "./cell.ts";
import { type Blocks, SponsorReports } from "./report.table.ts";
import { type Scope, type ScopeRows, scopeRows } from "./scope.ts";
import { isMain } from "./wave.ts";

type Stored = Row<typeof SponsorReports>;
type Stage = NonNullable<Stored["end"]>;
type Block = Row<typeof Blocks>;

export const Event = { Published: "report.published" } as const;

/**
 * Brings up to date what sponsors read of a cohort and of those its answers were merged with: a middle report once half
 * of its sessions were asked about, an end report once the cycle is over and its last questionnaire closed. Two a
 * cycle: nobody outside watches a figure move from session to session.
 */
export async function tellSponsors(scope: Scope, cohortID: string): Promise<void> {
  const rows = await scopeRows(scope);
  const shared = rows.blocks.filter((block) => block.cohortIDs.includes(cohortID));
  const cohortIDs = new Set([cohortID, ...shared.flatMap((block) => block.cohortIDs)]);
  for (const one of cohortIDs) {
    const organizationIDs = new Set(wavesOf(rows, one).flatMap((wave) => wave.organizationIDs));
    for (const organizationID of organizationIDs) {
      await untilWritten(() => tellOne({ organizationID, cohortID: one }, scope));
    }
  }
}

async function tellOne(key: { organizationID: string; cohortID: string }, scope: Scope): Promise<true | undefined> {
  const [known, card] = await db().gets(
    { entity: SponsorReports, key },
    { entity: CohortCards, key: { cohortID: key.cohortID } },
  );
  const rows = await scopeRows(scope);
  const [wave] = wavesOf(rows, key.cohortID);
  if (!wave) return true;
  const stages = stagesOf(rows, key.cohortID, { sessions: card?.sessionsTotal ?? 0, known, at: now() });
  const isNew = (["middle", "end"] as const).filter((stage) => stages[stage] && !known?.[stage]);
  if (known && isNew.length === 0) return true;
  const { cohortName, programmeTitle } = wave;
  const row = { ...key, ...scopeOf(scope), cohortName, programmeTitle, ...stages };
  const written = await db().write(
    {
      report: known ? SponsorReports.replace({ ...row, rev: known.rev }) : SponsorReports.create(row),
      events: isNew.map((stage) => event(Event.Published, { ...key, stage })),
    },
    key,
  );
  return written.refused ? undefined : true;
}

function scopeOf({ programmeID, coachID }: Scope): Scope {
  return { programmeID, coachID };
}

function wavesOf(rows: ScopeRows, cohortID: string) {
  return rows.waves.filter((wave) => wave.cohortID === cohortID && isMain(wave));
}

interface Standing {
  sessions: number;
  known: Pick<Stored, "middle" | "end"> | undefined;
  at: Instant;
}

/**
 * Both reports are frozen as they were made. The end report waits for what was said at the end: a group too small to
 * stand alone is read with its sister, or not at all; what comes months later is in no sponsor's report.
 */
export function stagesOf(
  rows: ScopeRows,
  cohortID: string,
  { sessions, known, at }: Standing,
): { middle: Stage | null; end: Stage | null } {
  const own = rows.blocks.filter((block) => block.cohortIDs.includes(cohortID) && block.timing !== "cold");
  const closings = own.filter((block) => block.timing === "closing");
  const closed = wavesOf(rows, cohortID).filter((wave) => wave.closedAt !== null);
  const asked = closed.filter((wave) => wave.timing === "closing").length;
  const isHalf = sessions > 0 && 2 * asked >= sessions;
  const isOver = rows.ended.has(cohortID) && closed.some((wave) => wave.timing === "hot");
  const isTold = own.some((block) => block.timing === "hot");
  return {
    middle: known?.middle ?? (isHalf && !isOver && closings.length > 0 ? stage(closings, at) : null),
    end: known?.end ?? (isOver && isTold ? stage(own, at) : null),
  };
}

function stage(blocks: readonly Block[], at: Instant): Stage {
  return {
    at,
    sequences: blocks.map((block) => block.sequence),
    groups: new Set(blocks.flatMap((block) => block.cohortIDs)).size,
    cells: cellsOf(blocks),
    labels: labelsOf(blocks),
  };
}
