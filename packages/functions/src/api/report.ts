import { Firm } from "@entrepairs/core/firm";
import { Day, dayOf, ID, now } from "@entrepairs/core/kernel";
import { Published, Report } from "@entrepairs/core/report";
import { AUDIENCES, TIMINGS } from "@entrepairs/core/survey";
import { recordDocument } from "@entrepairs/facturx";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path, search } from "../http/index.ts";
import { satisfactionCsv, satisfactionDocument } from "../paper/satisfaction.ts";
import {
  CellShape,
  cellShown,
  FiguresShape,
  figuresShown,
  Mean,
  OtherShape,
  PairShape,
  pairShown,
  Quoted,
  TrendPoint,
  wordsShown,
} from "./report/shape.ts";

const Part = v.strictObject({
  id: v.string(),
  name: v.string(),
  invited: v.number(),
  answered: v.number(),
  responsePercent: v.nullable(v.number()),
  satisfaction: v.nullable(Mean),
});
/** What stands beside the figures of a cycle. */
const Beside = {
  trend: v.array(TrendPoint),
  /** The end of the cycle, then three and six months later. */
  later: v.array(PairShape),
  /** Before the cycle, then after. */
  positioning: v.array(PairShape),
  others: v.array(OtherShape),
};
const Summary = v.strictObject({
  waves: v.number(),
  figures: FiguresShape,
  cohorts: v.array(Part),
  programmes: v.array(Part),
  coaches: v.array(Part),
  organizations: v.array(Part),
  ...Beside,
});
const Wave = v.strictObject({
  surveyID: v.string(),
  timing: v.picklist(TIMINGS),
  audience: v.picklist(AUDIENCES),
  months: v.nullable(v.number()),
  sessionNumber: v.nullable(v.number()),
  openedAt: v.string(),
  closedAt: v.nullable(v.string()),
  figures: FiguresShape,
});
const OfCohort = v.strictObject({ figures: FiguresShape, waves: v.array(Wave), ...Beside });
/** An individual answer: no name, no id of a person. */
const Individual = v.strictObject({
  surveyID: v.string(),
  answeredAt: v.string(),
  scale: v.record(v.string(), v.number()),
  nps: v.record(v.string(), v.number()),
  words: v.array(v.strictObject({ ...Quoted.entries, released: v.boolean() })),
});
const Other = v.strictObject({
  programmeID: v.string(),
  programmeTitle: v.string(),
  coachID: v.string(),
  coachName: v.string(),
  blocks: v.number(),
  cells: v.array(CellShape),
  later: v.array(CellShape),
});

const Asked = {
  programme: v.optional(ID.schema("programme")),
  coach: v.optional(ID.schema("member")),
  cohort: v.optional(ID.schema("cohort")),
  organization: v.optional(ID.schema("organization")),
  from: v.optional(Day),
  to: v.optional(Day),
};
/** A file is asked for in a language; the firm's own unless told. */
const File = { ...Asked, lang: v.optional(v.picklist(["fr", "en"])) };
type FileQuery = v.InferOutput<ReturnType<typeof v.object<typeof File>>>;

async function told({ programme, coach, cohort, organization, from, to, lang }: FileQuery) {
  const asked = { programmeID: programme, coachID: coach, cohortID: cohort, organizationID: organization, from, to };
  const [report, firm] = await Promise.all([Report.report(asked), Firm.get()]);
  // Of one group, and of one that this reader may read: a coach's file of another's has no words.
  const isOne = cohort !== undefined && report.cohorts.some(({ id }) => id === cohort);
  const said = isOne ? await Report.individuals({ cohortID: cohort }) : [];
  const quotes = said.flatMap(({ words }) => words.flatMap(({ text, released }) => (released ? [text] : [])));
  return { report, quotes, firm, from, on: to ?? dayOf(now(), firm.zone), locale: lang ?? firm.locale };
}

const Key = { cohortID: ID.schema("cohort") };

function besideShown({ trend, later, positioning, others, labels }: Report.Beside) {
  return {
    trend,
    later: later.map((pair) => pairShown(pair, labels)),
    positioning: positioning.map((pair) => pairShown(pair, labels)),
    others: others.map(({ audience, later: again, ...figures }) => ({
      audience,
      figures: figuresShown(figures, labels),
      later: again.map((pair) => pairShown(pair, labels)),
    })),
  };
}

function publishedShown({ cells, later, ...titles }: Published.Published): v.InferOutput<typeof Other> {
  return { ...titles, cells: cells.map(cellShown), later: later.map(cellShown) };
}

/** Satisfaction for those who may read answers; and what any coach may know of the firm's other groups. */
export const mount = "/report";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager", "coach"), search(Asked), answers({ 200: Summary }), async (c) => {
    const { programme, coach, cohort, organization, from, to } = c.req.valid("query");
    const asked = { programmeID: programme, coachID: coach, cohortID: cohort, organizationID: organization, from, to };
    const report = await Report.report(asked);
    const { waves, cohorts, programmes, coaches, organizations } = report;
    return c.json({
      waves,
      figures: figuresShown(report, report.labels),
      cohorts,
      programmes,
      coaches,
      organizations,
      ...besideShown(report),
    });
  })
  .get("/csv", may("owner", "manager", "coach"), search(File), async (c) => {
    const file = await told(c.req.valid("query"));
    c.header("Content-Disposition", `attachment; filename="satisfaction-${file.on}.csv"`);
    return c.body(satisfactionCsv(file), 200, { "Content-Type": "text/csv; charset=utf-8" });
  })
  .get("/pdf", may("owner", "manager", "coach"), search(File), async (c) => {
    const file = await told(c.req.valid("query"));
    const bytes = await recordDocument(satisfactionDocument(file));
    c.header("Content-Disposition", `attachment; filename="satisfaction-${file.on}.pdf"`);
    return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
  })
  .get(
    "/published",
    may("owner", "manager", "coach"),
    answers({ 200: v.strictObject({ published: v.array(Other) }) }),
    async (c) => {
      const all = await Published.published({});
      return c.json({ published: all.map(publishedShown) });
    },
  )
  .get("/cohort/:cohortID", may("owner", "manager", "coach"), path(Key), answers({ 200: OfCohort }), async (c) => {
    const { waves, ...report } = await Report.ofCohort(c.req.valid("param"));
    return c.json({
      figures: figuresShown(report, report.labels),
      waves: waves.map(
        ({ wave: { surveyID, timing, audience, months, sessionNumber, openedAt, closedAt }, figures }) => ({
          surveyID,
          timing,
          audience,
          months: months ?? null,
          sessionNumber,
          openedAt,
          closedAt,
          figures: figuresShown(figures, report.labels),
        }),
      ),
      ...besideShown(report),
    });
  })
  .get(
    "/cohort/:cohortID/individual",
    may("owner", "manager", "coach"),
    path(Key),
    answers({ 200: v.strictObject({ answers: v.array(Individual) }) }),
    async (c) => {
      const all = await Report.individuals(c.req.valid("param"));
      const shown = all.map(({ words, ...figures }) => ({
        ...figures,
        words: words.map((one) => ({ ...wordsShown(one), released: one.released })),
      }));
      return c.json({ answers: shown });
    },
  );
export type Route = typeof route;
