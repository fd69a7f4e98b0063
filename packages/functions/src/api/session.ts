import { ID, Instant } from "@entrepairs/core/kernel";
import { Method, Session } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { ShownSession, sessionShown } from "./cohort.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Changed = v.strictObject({
  cohortID: v.string(),
  sessionID: v.string(),
  status: v.literal("planned"),
});

/** A group's sessions, and the calendar of the firm or of a coach. */
export const mount = "/";
export const route = new Hono<Env>()
  .post(
    "/cohort/:cohortID/session/:sessionID/move",
    may("owner", "manager", "coach"),
    path(Key),
    body(without(Session.move.schema, "cohortID", "sessionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Session.move({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .put(
    "/cohort/:cohortID/template",
    may("owner", "manager", "coach"),
    path({ cohortID: ID.schema("cohort") }),
    body(without(Method.give.schema, "cohortID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), status: v.string() }) }),
    async (c) => c.json(await Method.give({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .get(
    "/calendar",
    may("owner", "manager", "coach"),
    search({ from: Instant, to: Instant, mine: v.optional(v.picklist(["0", "1"])) }),
    answers({ 200: v.strictObject({ sessions: v.array(ShownSession) }) }),
    async (c) => {
      const { from, to, mine } = c.req.valid("query");
      const sessions = await Session.calendar({ from, to, mine: mine === "1" });
      return c.json({ sessions: sessions.map(sessionShown) });
    },
  );
export type Route = typeof route;
