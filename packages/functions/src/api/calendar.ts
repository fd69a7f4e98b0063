import { Calendar } from "@entrepairs/core/calendar";
import { Config } from "@entrepairs/core/gateway";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Feed } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";

const Expected = v.strictObject({
  sessionID: v.string(),
  people: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      name: v.string(),
      said: v.picklist(["needsAction", "accepted", "declined"]),
    }),
  ),
});

/** One's own calendar address, the same in all his firms; and who is expected at a group's sessions. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/feed",
    may("owner", "manager", "coach", "participant"),
    answers({ 200: v.strictObject({ address: v.nullable(v.string()) }) }),
    async (c) => {
      const token = await Feed.find(Actor.member().accountID);
      return c.json({ address: token ? `${Config.use().origin}/agenda/${token}.ics` : null });
    },
  )
  .post(
    "/feed/renew",
    may("owner", "manager", "coach", "participant"),
    answers({ 200: v.strictObject({ feedID: v.string() }) }),
    async (c) => c.json(await Feed.renew({})),
  )
  .get(
    "/cohort/:cohortID/expected",
    may("owner", "manager", "coach"),
    path({ cohortID: ID.schema("cohort") }),
    answers({ 200: v.strictObject({ sessions: v.array(Expected) }) }),
    async (c) => c.json({ sessions: await Calendar.expected(c.req.valid("param")) }),
  );
export type Route = typeof route;
