import { ID } from "@entrepairs/core/kernel";
import { Published } from "@entrepairs/core/report";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";
import { CellShape, cellShown, Quoted, wordsShown } from "./report/shape.ts";

const Group = v.strictObject({
  cohortID: v.string(),
  cohortName: v.string(),
  programmeTitle: v.string(),
  /** Two a cycle at most: the middle and the end. */
  stages: v.array(
    v.strictObject({
      stage: v.picklist(["middle", "end"]),
      at: v.string(),
      groups: v.number(),
      cells: v.array(CellShape),
    }),
  ),
  waiting: v.nullable(CellShape),
});

/** What a sponsor reads of satisfaction: published blocks of whole groups, and the words their authors released. */
export const mount = "/space/satisfaction";
export const route = new Hono<Env>()
  .get("/", may("sponsor"), answers({ 200: v.strictObject({ cohorts: v.array(Group) }) }), async (c) => {
    const cohorts = (await Published.forSponsor({})).map(({ stages, waiting, ...titles }) => ({
      ...titles,
      stages: stages.map(({ cells, ...stage }) => ({ ...stage, cells: cells.map(cellShown) })),
      waiting: waiting && cellShown(waiting),
    }));
    return c.json({ cohorts });
  })
  .get(
    "/:cohortID/words",
    may("sponsor"),
    path({ cohortID: ID.schema("cohort") }),
    answers({ 200: v.strictObject({ words: v.array(Quoted) }) }),
    async (c) =>
      c.json({ words: (await Published.quotesForSponsor(c.req.valid("param"))).map((one) => wordsShown(one)) }),
  );
export type Route = typeof route;
