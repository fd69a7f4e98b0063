import { ID } from "@entrepairs/core/kernel";
import { INDICATORS, Register } from "@entrepairs/core/quality";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const office = may("owner", "manager");
const programme = { programmeID: v.string(), programmeTitle: v.string() };
const Cause = v.variant("kind", [
  v.strictObject({ kind: v.literal("complaint"), complaintID: v.string(), reference: v.string() }),
  v.strictObject({ kind: v.literal("words"), ...programme, words: v.nullable(v.string()) }),
  v.strictObject({ kind: v.literal("figures"), ...programme }),
  v.strictObject({ kind: v.literal("incident") }),
]);
const Entry = v.strictObject({
  entryID: v.string(),
  rev: v.number(),
  kind: v.picklist(["improvement", "note"]),
  indicator: v.picklist(INDICATORS),
  on: v.string(),
  title: v.string(),
  text: v.string(),
  cause: v.nullable(Cause),
  status: v.picklist(["planned", "done"]),
  doneOn: v.nullable(v.string()),
  effect: v.nullable(v.string()),
  byName: v.string(),
});
const Causes = v.strictObject({
  complaints: v.array(
    v.strictObject({
      complaintID: v.string(),
      reference: v.string(),
      receivedAt: v.string(),
      about: v.nullable(v.string()),
    }),
  ),
  programmes: v.array(
    v.strictObject({
      programmeID: v.string(),
      title: v.string(),
      words: v.array(v.strictObject({ wordsHash: v.string(), words: v.string() })),
    }),
  ),
});
const Written = v.strictObject({ entryID: v.string(), status: Entry.entries.status });

const entry = ({ by: _, createdAt: __, ...shown }: Register.Shown) => shown;

/** The register of quality: improvements with what caused them, and proofs of an indicator. */
export const mount = "/quality";
export const route = new Hono<Env>()
  .get("/entry", office, answers({ 200: v.strictObject({ entries: v.array(Entry) }) }), async (c) =>
    c.json({ entries: (await Register.entries()).map(entry) }, 200),
  )
  .get("/cause", office, answers({ 200: Causes }), async (c) => c.json(await Register.causes(), 200))
  .post("/entry", office, body(Register.write.schema), answers({ 201: Written }), async (c) =>
    c.json(await Register.write(c.req.valid("json")), 201),
  )
  .post(
    "/entry/:entryID/finish",
    office,
    path({ entryID: ID.schema("entry") }),
    body(without(Register.finish.schema, "entryID")),
    answers({ 200: Written }),
    async (c) => c.json(await Register.finish({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
  );
export type Route = typeof route;
