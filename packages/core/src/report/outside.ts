import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, notFound, type Row } from "../kernel/index.ts";
import { cellsOf, labelsOf, type ShownCell, shown } from "./cell.ts";
import { answersIn, answersOf } from "./raw.ts";
import { type Quote, quotes } from "./release/index.ts";
import { Blocks, SponsorReports } from "./report.table.ts";

const REPORTS_MAX = 1_000;
const BLOCKS_MAX = 5_000;

type Stored = Row<typeof SponsorReports>;

export interface ShownStage {
  stage: "middle" | "end";
  at: string;
  /** How many groups these figures are of: more than one where a small group was merged with its sister. */
  groups: number;
  cells: ShownCell[];
}

/** One group as its sponsor reads it: at most a middle and an end report, or why there is none yet. */
export interface SponsorReport {
  cohortID: string;
  cohortName: string;
  programmeTitle: string;
  stages: ShownStage[];
  /** Said in words while nothing is published. */
  waiting: ShownCell | null;
}

/** The groups of a sponsor's organization, whole groups whatever their organizations. One query; no answer is read. */
export const forSponsor = fn("report.sponsor", v.object({}), async (): Promise<SponsorReport[]> => {
  const { items } = await db().query({ pk: ["ORGREPORTS", ownOrganization()], limit: REPORTS_MAX, descending: true });
  return rowsOf(SponsorReports, items).map((row) => {
    const stages = stagesOf(row);
    const { cohortID, cohortName, programmeTitle } = row;
    return { cohortID, cohortName, programmeTitle, stages, waiting: stages.length === 0 ? nothing() : null };
  });
});

/** The report that each of these clients reads of a group, the end's where there is one: for its paper. */
export async function publishedTo({ cohortID, organizationIDs }: PublishedTo): Promise<Map<string, ShownStage>> {
  Actor.assertRole("owner", "manager");
  const keys = organizationIDs.map((organizationID) => ({ entity: SponsorReports, key: { organizationID, cohortID } }));
  const [rows] = await db().gets(keys);
  return new Map(
    rows.flatMap((row) => {
      const last = row && stagesOf(row).at(-1);
      return row && last ? [[row.organizationID, last] as const] : [];
    }),
  );
}
interface PublishedTo {
  cohortID: string;
  organizationIDs: readonly string[];
}

function ownOrganization(): string {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID) throw Actor.forbidden();
  return organizationID;
}

function stagesOf(row: Stored): ShownStage[] {
  return (["middle", "end"] as const).flatMap((stage) => {
    const one = row[stage];
    return one
      ? [{ stage, at: one.at, groups: one.groups, cells: one.cells.map((cell) => shown(cell, one.labels)) }]
      : [];
  });
}

function nothing(): ShownCell | null {
  const [cell] = cellsOf([]);
  return cell ? shown(cell) : null;
}

/**
 * The words that participants released, of one group's published blocks: read where they stand at each time, so that
 * a release taken back is gone at once. A query a wave of these blocks.
 */
export const quotesForSponsor = fn(
  "report.sponsorQuotes",
  v.object({ cohortID: ID.schema("cohort") }),
  async ({ cohortID }): Promise<Quote[]> => {
    const row = await db().get(SponsorReports, { organizationID: ownOrganization(), cohortID });
    if (!row) throw notFound("cohort");
    return quotesOf(row);
  },
);

async function quotesOf({ programmeID, coachID, cohortID, middle, end }: Stored): Promise<Quote[]> {
  const sequences = [...new Set([...(middle?.sequences ?? []), ...(end?.sequences ?? [])])];
  if (sequences.length === 0) return [];
  const found = await db().gets(
    ...sequences.map((sequence) => ({ entity: Blocks, key: { programmeID, coachID, sequence } })),
  );
  const blocks = found.filter((block) => block !== undefined);
  // Of his group's people alone: who stands with them in a block released his words to his own group's clients.
  return quotes(blocks, await answersIn(cohortID, [...new Set(blocks.flatMap((block) => block.surveyIDs))]));
}

/** What an employer reads of a group, for its people: `waiting` is null too for who came without an employer. */
export interface SeenReport extends Omit<SponsorReport, "programmeTitle"> {
  quotes: Quote[];
}

/**
 * What the employer of the participant who asks reads of his group, as it is: `not_found` for whose seat there is not
 * an accepted one. One get and the group's rows.
 */
export const seenByEmployer = fn(
  "report.seenByEmployer",
  v.object({ cohortID: ID.schema("cohort") }),
  async ({ cohortID }): Promise<SeenReport> => {
    Actor.assertRole("participant");
    const { participantID } = Actor.member();
    const { cohort, enrolments } = await Enrolment.groupOf(cohortID);
    const own = enrolments.find((one) => one.status === "accepted" && one.participantID === participantID);
    if (!own) throw notFound("cohort");
    const { organizationID } = own;
    const seen = { cohortID, cohortName: cohort.name };
    if (!organizationID) return { ...seen, stages: [], waiting: null, quotes: [] };
    const row = await db().get(SponsorReports, { organizationID, cohortID });
    const stages = row ? stagesOf(row) : [];
    return { ...seen, stages, waiting: stages.length === 0 ? nothing() : null, quotes: row ? await quotesOf(row) : [] };
  },
);

/** What a programme's public page may show: figures of all its blocks; none where nothing is published. One query. */
export async function publicFigures(programmeID: string): Promise<ShownCell[]> {
  const { items } = await db().query({ pk: ["PROGRAMMEBLOCKS", programmeID], index: "g1", limit: BLOCKS_MAX });
  return figuresOf(rowsOf(Blocks, items));
}

/**
 * What may be quoted outside of one programme: how many blocks are published, and the words that their authors
 * released, read where they stand. For those who run the firm, and for jobs.
 */
export const releasedOf = fn(
  "report.releasedOf",
  v.object({ programmeID: ID.schema("programme") }),
  async ({ programmeID }): Promise<{ blocks: number; cells: ShownCell[]; quotes: Quote[] }> => {
    if (Actor.use().type !== "system") Actor.assertRole("owner", "manager");
    const { items } = await db().query({ pk: ["PROGRAMMEBLOCKS", programmeID], index: "g1", limit: BLOCKS_MAX });
    const blocks = rowsOf(Blocks, items);
    const answers = await answersOf([...new Set(blocks.flatMap(({ surveyIDs }) => surveyIDs))]);
    return { blocks: blocks.length, cells: figuresOf(blocks), quotes: quotes(blocks, answers) };
  },
);

/** Of the cycle and its end; what people said months later asks the same questions and is another figure. */
function figuresOf(all: readonly Row<typeof Blocks>[]): ShownCell[] {
  return cellsIn(all.filter(({ timing }) => timing !== "cold"));
}

function laterOf(all: readonly Row<typeof Blocks>[]): ShownCell[] {
  return cellsIn(all.filter(({ timing }) => timing === "cold"));
}

function cellsIn(blocks: readonly Row<typeof Blocks>[]): ShownCell[] {
  const labels = labelsOf(blocks);
  return blocks.length === 0 ? [] : cellsOf(blocks).map((cell) => shown(cell, labels));
}

export interface Published {
  programmeID: string;
  programmeTitle: string;
  coachID: string;
  coachName: string;
  blocks: number;
  cells: ShownCell[];
  /** What was said three and six months later. */
  later: ShownCell[];
}

/** What any coach may read of the firm's other groups: published blocks by programme and coach. One query. */
export const published = fn("report.published", v.object({}), async (): Promise<Published[]> => {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = await db().query({ pk: ["BLOCKS"], index: "g2", limit: BLOCKS_MAX });
  const groups = Map.groupBy(rowsOf(Blocks, items), (block) => `${block.programmeID} ${block.coachID}`);
  return [...groups.values()].flatMap((blocks) => {
    const [first] = blocks;
    if (!first) return [];
    return [{ ...titlesOf(first), blocks: blocks.length, cells: figuresOf(blocks), later: laterOf(blocks) }];
  });
});

function titlesOf({ programmeID, programmeTitle, coachID, coachName }: Row<typeof Blocks>) {
  return { programmeID, programmeTitle, coachID, coachName };
}
