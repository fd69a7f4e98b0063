import { Firm } from "@entrepairs/core/firm";
import { Actor, dayOf, ID, notFound, now } from "@entrepairs/core/kernel";
import { Organization } from "@entrepairs/core/organization";
import { Published } from "@entrepairs/core/report";
import { recordDocument } from "@entrepairs/facturx";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path, search } from "../http/index.ts";
import { readToday, readTodayCsv } from "../paper/published.ts";
import { CellShape, cellShown, Quoted, wordsShown } from "./report/shape.ts";

/** Two a cycle at most: the middle and the end. */
const Stages = v.array(
  v.strictObject({
    stage: v.picklist(["middle", "end"]),
    at: v.string(),
    groups: v.number(),
    cells: v.array(CellShape),
  }),
);
const Group = v.strictObject({
  cohortID: v.string(),
  cohortName: v.string(),
  programmeTitle: v.string(),
  stages: Stages,
  waiting: v.nullable(CellShape),
});
/** The same of one group, for its participants; nothing waits for who came without an employer. */
const Seen = v.strictObject({
  cohortID: v.string(),
  cohortName: v.string(),
  stages: Stages,
  waiting: v.nullable(CellShape),
  words: v.array(Quoted),
});

function reportShown({ stages, waiting }: Pick<Published.SponsorReport, "stages" | "waiting">) {
  return {
    stages: stages.map(({ cells, ...stage }) => ({ ...stage, cells: cells.map(cellShown) })),
    waiting: waiting && cellShown(waiting),
  };
}

const Key = { cohortID: ID.schema("cohort") };
const Language = { langue: v.optional(v.picklist(["fr", "en"]), "fr") };

/** Everything that the screen shows of one group, with the words released at this hour. */
async function readNow(cohortID: string, { langue: locale }: { langue: "fr" | "en" }) {
  const [all, quotes, firm] = await Promise.all([
    Published.forSponsor({}),
    Published.quotesForSponsor({ cohortID }),
    Firm.get(),
  ]);
  const one = all.find((report) => report.cohortID === cohortID);
  if (!one) throw notFound("cohort");
  const { name: reader } = await Organization.get(Actor.member().organizationID ?? "");
  const { cohortName: name, programmeTitle, stages } = one;
  return { stages, quotes, firm, cohort: { name, programmeTitle }, reader, locale, on: dayOf(now(), firm.zone) };
}

/** What a sponsor reads of satisfaction: published blocks of whole groups, and the words their authors released. */
export const mount = "/space/satisfaction";
export const route = new Hono<Env>()
  .get("/", may("sponsor"), answers({ 200: v.strictObject({ cohorts: v.array(Group) }) }), async (c) => {
    const cohorts = (await Published.forSponsor({})).map(({ stages, waiting, ...titles }) => ({
      ...titles,
      ...reportShown({ stages, waiting }),
    }));
    return c.json({ cohorts });
  })
  .get(
    "/:cohortID/words",
    may("sponsor"),
    path(Key),
    answers({ 200: v.strictObject({ words: v.array(Quoted) }) }),
    async (c) =>
      c.json({ words: (await Published.quotesForSponsor(c.req.valid("param"))).map((one) => wordsShown(one)) }),
  )
  .get("/:cohortID/pdf", may("sponsor"), path(Key), search(Language), async (c) => {
    const bytes = await recordDocument(readToday(await readNow(c.req.valid("param").cohortID, c.req.valid("query"))));
    c.header("Content-Disposition", 'attachment; filename="satisfaction.pdf"');
    return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
  })
  .get("/:cohortID/csv", may("sponsor"), path(Key), search(Language), async (c) => {
    const told = await readNow(c.req.valid("param").cohortID, c.req.valid("query"));
    c.header("Content-Disposition", 'attachment; filename="satisfaction.csv"');
    return c.body(readTodayCsv(told), 200, { "Content-Type": "text/csv; charset=utf-8" });
  })
  .get("/:cohortID/seen", may("participant"), path(Key), answers({ 200: Seen }), async (c) => {
    const { cohortID, cohortName, quotes, ...report } = await Published.seenByEmployer(c.req.valid("param"));
    return c.json({ cohortID, cohortName, ...reportShown(report), words: quotes.map((one) => wordsShown(one)) });
  });
export type Route = typeof route;
