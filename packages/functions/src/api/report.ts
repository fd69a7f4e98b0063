import { Day, ID } from "@entrepairs/core/kernel";
import { Published, Report } from "@entrepairs/core/report";
import { TIMINGS } from "@entrepairs/core/survey";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path, search } from "../http/index.ts";
import {
  CellShape,
  cellShown,
  FiguresShape,
  figuresShown,
  Mean,
  TrendPoint,
  Words,
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
const Summary = v.strictObject({
  waves: v.number(),
  figures: FiguresShape,
  cohorts: v.array(Part),
  programmes: v.array(Part),
  coaches: v.array(Part),
  trend: v.array(TrendPoint),
});
const Wave = v.strictObject({
  surveyID: v.string(),
  timing: v.picklist(TIMINGS),
  sessionNumber: v.nullable(v.number()),
  openedAt: v.string(),
  closedAt: v.nullable(v.string()),
  figures: FiguresShape,
});
const OfCohort = v.strictObject({ figures: FiguresShape, waves: v.array(Wave), trend: v.array(TrendPoint) });
/** An individual answer: no name, no id of a person. */
const Individual = v.strictObject({
  surveyID: v.string(),
  answeredAt: v.string(),
  scale: v.record(v.string(), v.number()),
  nps: v.record(v.string(), v.number()),
  words: v.array(v.strictObject({ ...Words.entries, released: v.boolean() })),
});
const Other = v.strictObject({
  programmeID: v.string(),
  programmeTitle: v.string(),
  coachID: v.string(),
  coachName: v.string(),
  blocks: v.number(),
  cells: v.array(CellShape),
});

const Asked = {
  programme: v.optional(ID.schema("programme")),
  coach: v.optional(ID.schema("member")),
  cohort: v.optional(ID.schema("cohort")),
  from: v.optional(Day),
  to: v.optional(Day),
};
const Key = { cohortID: ID.schema("cohort") };

/** Satisfaction for those who may read answers; and what any coach may know of the firm's other groups. */
export const mount = "/report";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager", "coach"), search(Asked), answers({ 200: Summary }), async (c) => {
    const { programme, coach, cohort, from, to } = c.req.valid("query");
    const asked = { programmeID: programme, coachID: coach, cohortID: cohort, from, to };
    const { waves, cohorts, programmes, coaches, trend, ...figures } = await Report.report(asked);
    return c.json({ waves, figures: figuresShown(figures), cohorts, programmes, coaches, trend });
  })
  .get(
    "/published",
    may("owner", "manager", "coach"),
    answers({ 200: v.strictObject({ published: v.array(Other) }) }),
    async (c) => {
      const all = await Published.published({});
      return c.json({ published: all.map(({ cells, ...titles }) => ({ ...titles, cells: cells.map(cellShown) })) });
    },
  )
  .get("/cohort/:cohortID", may("owner", "manager", "coach"), path(Key), answers({ 200: OfCohort }), async (c) => {
    const { waves, trend, ...figures } = await Report.ofCohort(c.req.valid("param"));
    return c.json({
      figures: figuresShown(figures),
      waves: waves.map(({ wave: { surveyID, timing, sessionNumber, openedAt, closedAt }, figures: own }) => ({
        surveyID,
        timing,
        sessionNumber,
        openedAt,
        closedAt,
        figures: figuresShown(own),
      })),
      trend,
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
