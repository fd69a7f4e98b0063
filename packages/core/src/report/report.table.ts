import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const Timing = v.picklist(["closing", "hot", "cold"]);
const Counts = v.strictTuple([v.number(), v.number(), v.number(), v.number(), v.number()]);
const Split = v.object({ promoters: v.number(), passives: v.number(), detractors: v.number() });
const Scope = { programmeID: ID.schema("programme"), coachID: ID.schema("member") };
interface ScopeKey {
  programmeID: string;
  coachID: string;
}
const scope = ({ programmeID, coachID }: ScopeKey) => ["SCOPE", programmeID, coachID];

const Labels = v.record(v.string(), v.object({ fr: v.string(), en: v.string() }));

/** What the people of one organization said in one wave; null for those who came on their own. */
const WavePart = v.object({
  organizationID: v.nullable(ID.schema("organization")),
  asked: v.number(),
  answered: v.number(),
  scale: v.record(v.string(), Counts),
  nps: v.record(v.string(), Split),
});

/** One wave's own figures, for those who may read answers: always what a full recount of its answers would give. */
export const WaveSummaryRow = v.object({
  surveyID: ID.schema("survey"),
  cohortID: ID.schema("cohort"),
  cohortName: v.string(),
  ...Scope,
  programmeTitle: v.string(),
  coachName: v.string(),
  timing: v.picklist(["closing", "pre", "hot", "post", "cold"]),
  months: v.optional(v.number()),
  audience: v.optional(v.picklist(["participant", "sponsor", "funder", "facilitator"]), "participant"),
  sessionNumber: v.nullable(v.number()),
  openedAt: Instant,
  closedAt: v.nullable(Instant),
  k: v.number(),
  /** Whose people were asked, and whose group it is. */
  organizationIDs: v.array(ID.schema("organization")),
  asked: v.number(),
  answered: v.number(),
  scale: v.record(v.string(), Counts),
  nps: v.record(v.string(), Split),
  /** The figures it asks for, in the order of its form. */
  questions: v.optional(v.array(v.string()), () => []),
  /** What its questions ask, where they are not the shipped words. */
  labels: v.optional(Labels, () => ({})),
  /** As they were called: what a report names its organizations by. */
  organizations: v.optional(
    v.array(v.object({ organizationID: ID.schema("organization"), name: v.string() })),
    () => [],
  ),
  /** The same figures by organization, where its people come from several. */
  parts: v.optional(v.array(WavePart), () => []),
});

/**
 * The waves of one programme and coach stand with their blocks: what a publication decides on is one consistent query.
 */
export const WaveSummaries = entity({
  name: "waveSummary",
  version: 2,
  schema: WaveSummaryRow,
  key: (row: ScopeKey & { openedAt: string; surveyID: string }) => ({
    pk: scope(row),
    sk: ["WAVE", row.openedAt, row.surveyID],
  }),
  upgrade: (old) => old,
});

/** A group's waves, short (see ledger), one row a group and coach: what the report of one group reads. */
export const CohortFigures = entity({
  name: "cohortFigures",
  version: 2,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    cohortName: v.string(),
    ...Scope,
    programmeTitle: v.string(),
    coachName: v.string(),
    organizations: v.array(v.object({ organizationID: ID.schema("organization"), name: v.string() })),
    lines: v.string(),
    /** The page that tells it too; null before there were pages. */
    page: v.nullable(v.number()),
  }),
  key: (row: { cohortID: string; coachID: string }) => ({ pk: ["FIGURES"], sk: [row.cohortID, row.coachID] }),
  upgrade: (old) => ({ ...old, page: null }),
});

/** Some groups of one coach, as reports of many read them (see page): a few items for all of a firm's groups. */
export const FiguresPages = entity({
  name: "figuresPage",
  version: 1,
  schema: v.object({
    coachID: ID.schema("member"),
    number: v.number(),
    groups: v.array(ID.schema("cohort")),
    /** What firms ask in their own words, each once, as JSON. */
    words: v.array(v.string()),
    text: v.string(),
  }),
  key: (row: { coachID: string; number: number }) => ({
    pk: ["FIGUREPAGES"],
    sk: [row.coachID, String(row.number).padStart(4, "0")],
  }),
});

/** Says that no further wave of a session will come in a cohort: what it has left may join a sister's. */
export const EndedCycles = entity({
  name: "endedCycle",
  version: 1,
  schema: v.object({ ...Scope, cohortID: ID.schema("cohort"), endedAt: Instant }),
  key: (row: ScopeKey & { cohortID: string }) => ({ pk: scope(row), sk: ["ENDED", row.cohortID] }),
});

export const BlockRow = v.object({
  blockID: v.string(),
  sequence: v.number(),
  timing: Timing,
  ...Scope,
  programmeTitle: v.string(),
  coachName: v.string(),
  cohortIDs: v.array(ID.schema("cohort")),
  surveyIDs: v.array(ID.schema("survey")),
  organizationID: v.nullable(v.string()),
  k: v.number(),
  people: v.array(v.string()),
  answerIDs: v.array(v.string()),
  scale: v.record(v.string(), v.object({ people: v.array(v.string()), counts: Counts })),
  nps: v.record(v.string(), v.object({ people: v.array(v.string()), ...Split.entries })),
  pool: v.object({ poolID: v.string(), place: v.number(), last: v.boolean() }),
  /** The figures asked for, in the order of the forms; their words where they are not the shipped ones. */
  asked: v.optional(v.array(v.string()), () => []),
  labels: v.optional(Labels, () => ({})),
  publishedAt: Instant,
});

/** Answers published together, for good: created, never changed. g1: blocks of a programme; g2: of the firm. */
export const Blocks = entity({
  name: "block",
  version: 2,
  schema: BlockRow,
  key: (row: ScopeKey & { sequence: number }) => ({ pk: scope(row), sk: ["BLOCK", placeOf(row.sequence)] }),
  index: (row) => ({
    g1: { pk: ["PROGRAMMEBLOCKS", row.programmeID], sk: [placeOf(row.sequence)] },
    g2: { pk: ["BLOCKS"], sk: [placeOf(row.sequence)] },
  }),
  upgrade: (old) => old,
});

function placeOf(sequence: number): string {
  return String(sequence).padStart(8, "0");
}

/** The last sequence given: one publication at a time in a firm, and each sees all that came before. */
export const BlockCounters = entity({
  name: "blockCounter",
  version: 1,
  schema: v.object({ last: v.number() }),
  key: (_: object) => ({ pk: ["BLOCKCOUNTER"], sk: ["BLOCKCOUNTER"] }),
});

const Whole = { questionID: v.string(), people: v.number() };
const Rate = v.strictObject({ satisfied: v.number(), answers: v.number(), percent: v.number() });
const Withheld = v.strictObject({ withheld: v.picklist(["few_people", "pool_incomplete", "would_reveal"]) });

/** What leaves the firm about one question: a figure of whole blocks, or why there is none. */
export const Cell = v.variant("kind", [
  v.strictObject({
    kind: v.literal("scale"),
    ...Whole,
    rate: Rate,
    mean: v.strictObject({ value: v.number(), from: v.number(), to: v.number() }),
    distribution: v.union([v.strictObject({ answers: v.number(), counts: Counts }), Withheld]),
  }),
  v.strictObject({
    kind: v.literal("nps"),
    ...Whole,
    rate: Rate,
    nps: v.union([v.strictObject({ score: v.number(), ...Split.entries }), Withheld]),
  }),
  v.strictObject({
    kind: v.literal("refused"),
    questionID: v.string(),
    code: v.picklist(["report.no_block", "report.few_answers"]),
  }),
]);

const Stage = v.object({
  at: Instant,
  sequences: v.array(v.number()),
  groups: v.number(),
  cells: v.array(Cell),
  labels: v.optional(Labels),
});

/** What one organization reads of one cohort: two reports a cycle at most, both made of whole blocks. */
export const SponsorReports = entity({
  name: "sponsorReport",
  version: 1,
  schema: v.object({
    organizationID: ID.schema("organization"),
    cohortID: ID.schema("cohort"),
    cohortName: v.string(),
    ...Scope,
    programmeTitle: v.string(),
    middle: v.nullable(Stage),
    end: v.nullable(Stage),
  }),
  key: (row: { organizationID: string; cohortID: string }) => ({
    pk: ["ORGREPORTS", row.organizationID],
    sk: [row.cohortID],
  }),
});
