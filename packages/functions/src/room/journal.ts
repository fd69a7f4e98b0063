import { ID } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";

const cohortID = ID.schema("cohort");
const One = path({ cohortID, learningID: ID.schema("learning") });
const Done = v.strictObject({ cohortID: v.string(), learningID: v.string() });
type Done = v.InferOutput<typeof Done>;

/** One's own log of a group, and what one shares of it. */
export const mount = "/cohort/:cohortID/journal";
export const route = new Hono<Env>()
  .get("/", may("owner", "coach", "participant"), path({ cohortID }), answers({ 200: Room.Journal }), async (c) =>
    c.json(await Room.journal(c.req.valid("param")), 200),
  )
  .post("/learning/:learningID/share", may("participant"), One, answers({ 201: Done }), async (c) =>
    c.json((await Room.shareLearning(c.req.valid("param"))) as Done, 201),
  )
  .delete("/learning/:learningID/share", may("participant"), One, answers({ 200: Done }), async (c) =>
    c.json((await Room.unshareLearning(c.req.valid("param"))) as Done, 200),
  );
export type JournalRoute = typeof route;
