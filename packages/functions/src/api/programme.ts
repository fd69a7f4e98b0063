import { ID } from "@entrepairs/core/kernel";
import { Programme, ProgrammeContent, ProgrammeRow, previewSheet, templates } from "@entrepairs/core/programme";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Content = v.strictObject({
  ...ProgrammeContent.entries,
  body: v.array(v.strictObject({ heading: v.nullable(v.string()), text: v.string() })),
});
const Problem = { field: v.string(), code: v.string(), text: v.string(), english: v.optional(v.string()) };
const { status, nature } = ProgrammeRow.entries;
const Listed = v.strictObject({
  programmeID: v.string(),
  slug: v.string(),
  status,
  title: v.string(),
  category: v.nullable(v.string()),
  theme: v.nullable(v.string()),
  days: v.nullable(v.number()),
  hours: v.nullable(v.number()),
  nature,
  priceNet: v.nullable(v.number()),
  vatRate: v.number(),
  publishedAt: v.nullable(v.string()),
  isAheadOfPublished: v.boolean(),
  missing: v.number(),
  problems: v.number(),
});
const Missing = v.array(v.strictObject({ path: v.string(), code: v.string() }));
const Shown = v.strictObject({
  programmeID: v.string(),
  slug: v.string(),
  status,
  publishedAt: v.nullable(v.string()),
  isAheadOfPublished: v.boolean(),
  rev: v.number(),
  content: Content,
  problems: v.array(v.strictObject(Problem)),
  missing: Missing,
});
const Preview = v.strictObject({
  isReadable: v.boolean(),
  draft: v.boolean(),
  content: Content,
  fields: v.array(v.strictObject({ field: v.string(), from: v.number(), to: v.number() })),
  problems: v.array(v.strictObject({ ...Problem, line: v.nullable(v.number()) })),
  missing: Missing,
});
const Templates = v.strictObject({
  templates: v.array(
    v.strictObject({ templateID: v.string(), content: v.strictObject({ ...Programme.Input.entries }) }),
  ),
});
const Changed = v.strictObject({ programmeID: v.string(), rev: v.number(), status });
const Key = { programmeID: ID.schema("programme") };

const listed = (row: Programme.Info): v.InferOutput<typeof Listed> => ({
  programmeID: row.programmeID,
  slug: row.slug,
  status: row.status,
  title: row.title,
  category: row.category,
  theme: row.theme,
  days: row.days,
  hours: row.hours,
  nature: row.nature,
  priceNet: row.priceNet,
  vatRate: row.vatRate,
  publishedAt: row.publishedAt,
  isAheadOfPublished: row.isAheadOfPublished ?? false,
  missing: Programme.missing(row).length,
  problems: row.problems.length,
});

const shown = (row: Awaited<ReturnType<typeof Programme.get>>): v.InferOutput<typeof Shown> => ({
  programmeID: row.programmeID,
  slug: row.slug,
  status: row.status,
  publishedAt: row.publishedAt,
  isAheadOfPublished: row.isAheadOfPublished ?? false,
  rev: row.rev,
  content: Programme.contentOf(row),
  problems: row.problems,
  missing: Programme.missing(row),
});

/** The firm's catalogue. */
export const mount = "/programme";
export const route = new Hono<Env>()
  .get(
    "/",
    may("owner", "manager", "coach"),
    answers({ 200: v.strictObject({ programmes: v.array(Listed) }) }),
    async (c) => c.json({ programmes: (await Programme.list({})).map(listed) }),
  )
  .post("/", may("owner", "manager"), body(Programme.create.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Programme.create(c.req.valid("json")), 201),
  )
  .get("/template", may("owner", "manager"), answers({ 200: Templates }), (c) =>
    c.json({
      templates: templates.map(({ templateID, content }) => ({ templateID, content: Programme.filled(content) })),
    }),
  )
  .post("/sheet", may("owner", "manager"), body(previewSheet.schema), answers({ 200: Preview }), async (c) => {
    const { isReadable, draft, content, fields, problems } = await previewSheet(c.req.valid("json"));
    return c.json({ isReadable, draft, content, fields, problems, missing: Programme.missing(content) });
  })
  .get(
    "/:programmeID",
    may("owner", "manager", "coach"),
    path(Key),
    answers({ 200: v.strictObject({ programme: Shown }) }),
    async (c) => c.json({ programme: shown(await Programme.card(c.req.valid("param"))) }),
  )
  .put(
    "/:programmeID",
    may("owner", "manager"),
    path(Key),
    body(without(Programme.edit.schema, "programmeID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Programme.edit({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:programmeID/publish",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ ...Changed.entries, slug: v.string() }) }),
    async (c) => c.json(await Programme.publish(c.req.valid("param"))),
  )
  .post("/:programmeID/archive", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Programme.archive(c.req.valid("param"))),
  );
export type Route = typeof route;
