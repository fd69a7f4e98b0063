import { Autonomy } from "@entrepairs/core/autonomy";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";

const OfGroup = path({ cohortID: ID.schema("cohort") });
const Changed = v.strictObject({ cohortID: v.string(), status: v.string() });
const Told = v.strictObject({
  since: v.nullable(v.string()),
  /** Dates, and whether they were held: all that the firm is told. */
  meetings: v.array(v.strictObject({ startsAt: v.string(), outcome: v.picklist(["planned", "held", "notHeld"]) })),
});

/** Whether a group meets among peers. */
export const mount = "/cohort/:cohortID/autonomy";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager", "coach"), OfGroup, answers({ 200: Told }), async (c) =>
    c.json(await Autonomy.told(c.req.valid("param"))),
  )
  .post("/", may("owner", "manager", "coach"), OfGroup, answers({ 200: Changed }), async (c) =>
    c.json(await Autonomy.begin(c.req.valid("param"))),
  )
  .delete("/", may("owner", "manager", "coach"), OfGroup, answers({ 200: Changed }), async (c) =>
    c.json(await Autonomy.end(c.req.valid("param"))),
  );
export type Route = typeof route;
