import { AnnualReport, AnnualTyped } from "@entrepairs/core/annual";
import { recordDocument } from "@entrepairs/facturx";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, search } from "../http/index.ts";
import { annualCsv, annualDocument, annualLabels } from "../paper/annual.ts";

const Asked = { year: v.pipe(v.string(), v.regex(/^20\d\d$/, "year")) };
const File = { ...Asked, langue: v.optional(v.picklist(["fr", "en"]), "fr") };
const Behind = v.array(
  v.strictObject({
    kind: v.picklist(["invoice", "seat", "coach"]),
    id: v.string(),
    cohortID: v.nullable(v.string()),
    label: v.string(),
    value: v.number(),
  }),
);
const Frame = v.strictObject({
  lines: v.array(
    v.strictObject({ box: v.string(), people: v.number(), minutes: v.number(), hours: v.number(), behind: Behind }),
  ),
  total: v.strictObject({ people: v.number(), minutes: v.number(), hours: v.number() }),
});
const Lacking = v.strictObject({
  code: v.picklist([
    "invoice",
    "coach",
    "person",
    "nsf",
    "level",
    "session",
    "presence",
    "charges",
    "turnover",
    "director",
    "activity",
  ]),
  id: v.nullable(v.string()),
  cohortID: v.nullable(v.string()),
  label: v.nullable(v.string()),
  startsAt: v.nullable(v.string()),
  people: v.nullable(v.number()),
});
const Words = v.record(v.string(), v.string());
const Shown = v.strictObject({
  year: v.string(),
  rev: v.number(),
  from: v.string(),
  to: v.string(),
  isOver: v.boolean(),
  remote: v.boolean(),
  typed: v.strictObject(AnnualTyped.entries),
  decisions: v.record(v.string(), v.string()),
  director: v.nullable(v.strictObject({ name: v.string(), role: v.string() })),
  products: v.strictObject({
    lines: v.array(v.strictObject({ box: v.string(), cents: v.number(), behind: Behind })),
    /** Line 2: all training funds. */
    funds: v.number(),
    total: v.number(),
  }),
  share: v.nullable(v.number()),
  trainers: Frame,
  trainees: Frame,
  objectives: Frame,
  specialities: Frame,
  programmes: v.array(v.strictObject({ programmeID: v.string(), title: v.string(), nsfCode: v.nullable(v.string()) })),
  funders: v.array(v.strictObject({ funderID: v.string(), name: v.string(), line: v.string() })),
  missing: v.array(Lacking),
  /** What the boxes are called, in the language that was asked for. */
  labels: v.strictObject({
    products: Words,
    charges: Words,
    trainers: Words,
    trainees: Words,
    objectives: Words,
    specialities: Words,
  }),
});

function shown(
  { firm: _, savedAt: __, savedBy: ___, missing, ...report }: AnnualReport.Report,
  langue: "fr" | "en",
): v.InferOutput<typeof Shown> {
  return {
    ...report,
    labels: annualLabels(langue),
    missing: missing.map((one) => ({
      code: one.code,
      id: one.id,
      cohortID: one.cohortID,
      label: one.label,
      startsAt: "startsAt" in one ? one.startsAt : null,
      people: "people" in one ? one.people : null,
    })),
  };
}

const office = may("owner", "manager");

/** The yearly training report (BPF, Cerfa 10443): what the records tell, what is typed, what is missing. */
export const mount = "/annual";
export const route = new Hono<Env>()
  .get("/", office, search(File), answers({ 200: Shown }), async (c) => {
    const { year, langue } = c.req.valid("query");
    return c.json(shown(await AnnualReport.report({ year }), langue), 200);
  })
  .put(
    "/",
    office,
    body(AnnualReport.save.schema),
    answers({ 200: v.strictObject({ year: v.string(), rev: v.number() }) }),
    async (c) => c.json(await AnnualReport.save(c.req.valid("json")), 200),
  )
  .get("/csv", office, search(File), async (c) => {
    const { year, langue } = c.req.valid("query");
    const text = annualCsv(await AnnualReport.report({ year }), langue);
    c.header("Content-Disposition", `attachment; filename="bpf-${year}.csv"`);
    return c.body(text, 200, { "Content-Type": "text/csv; charset=utf-8" });
  })
  .get("/pdf", office, search(File), async (c) => {
    const { year, langue } = c.req.valid("query");
    const bytes = await recordDocument(annualDocument(await AnnualReport.report({ year }), langue));
    c.header("Content-Disposition", `inline; filename="bpf-${year}.pdf"`);
    return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
  });
export type Route = typeof route;
