import { ID } from "@entrepairs/core/kernel";
import { Method, OwnTemplates, StepRow, type StepTemplate, TEMPLATE_KINDS, WRITERS_OF } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Own = path({ templateID: ID.schema("template") });
const Words = v.strictObject({ fr: v.string(), en: v.string() });
const Listed = v.strictObject({
  templateID: v.string(),
  kind: v.picklist(TEMPLATE_KINDS),
  name: Words,
  version: v.number(),
  steps: v.array(v.strictObject({ name: Words, minutes: v.number() })),
  /** The firm's own; a shipped one is copied, never changed. */
  isOwn: v.boolean(),
  isArchived: v.boolean(),
});
const Card = v.strictObject({
  ...v.omit(OwnTemplates.options.schema, ["steps"]).entries,
  name: Words,
  steps: v.array(StepRow),
  rev: v.number(),
  versions: v.array(v.strictObject({ version: v.number(), savedAt: v.string() })),
  /** Who may be made the writer of each kind of step; a kind that is not there has no place in such a template. */
  writers: v.record(v.string(), v.array(v.string())),
});

function listed(template: StepTemplate, isOwn: boolean, isArchived: boolean): v.InferOutput<typeof Listed> {
  const { templateID, kind, name, version } = template;
  const steps = template.steps.map((step) => ({ name: step.name, minutes: step.minutes }));
  return { templateID, kind, name, version, steps, isOwn, isArchived };
}

/** The templates of sessions: those that come with the product, and the firm's own, which it edits. */
export const mount = "/step-template";
export const route = new Hono<Env>()
  .get(
    "/",
    may("owner", "manager", "coach"),
    answers({ 200: v.strictObject({ templates: v.array(Listed) }) }),
    async (c) => {
      const { shipped, own } = await Method.list();
      const templates = [
        ...shipped.map((one) => listed(one, false, false)),
        ...own.map((one) => listed(Method.plain(one), true, one.isArchived)),
      ];
      return c.json({ templates });
    },
  )
  .post(
    "/",
    may("owner", "manager"),
    body(Method.copy.schema),
    answers({ 201: v.strictObject({ templateID: v.string(), version: v.number() }) }),
    async (c) => c.json(await Method.copy(c.req.valid("json")), 201),
  )
  .get("/:templateID", may("owner", "manager"), Own, answers({ 200: Card }), async (c) => {
    const { own, versions } = await Method.card(c.req.valid("param"));
    const writers = Object.fromEntries(Object.entries(WRITERS_OF[own.kind]).map(([kind, who]) => [kind, [...who]]));
    return c.json({ ...own, versions, writers });
  })
  .put(
    "/:templateID",
    may("owner", "manager"),
    Own,
    body(without(Method.save.schema, "templateID")),
    answers({ 200: v.strictObject({ templateID: v.string(), version: v.number(), rev: v.number() }) }),
    async (c) => c.json(await Method.save({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:templateID/archive",
    may("owner", "manager"),
    Own,
    body(without(Method.archive.schema, "templateID")),
    answers({ 200: v.strictObject({ templateID: v.string(), isArchived: v.boolean() }) }),
    async (c) => c.json(await Method.archive({ ...c.req.valid("json"), ...c.req.valid("param") })),
  );
export type Route = typeof route;
