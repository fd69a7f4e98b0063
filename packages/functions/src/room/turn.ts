import { ID } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";

const Turns = v.strictObject({
  turns: v.array(
    v.strictObject({
      personID: v.string(),
      sessionID: v.string(),
      topicID: v.nullable(v.string()),
      title: v.string(),
    }),
  ),
});

/** Who has been client, session by session: for the group's own. */
export const mount = "/cohort/:cohortID/turn";
export const route = new Hono<Env>().get(
  "/",
  may("owner", "coach", "participant"),
  path({ cohortID: ID.schema("cohort") }),
  answers({ 200: Turns }),
  async (c) => c.json({ turns: await Room.turns(c.req.valid("param").cohortID) }, 200),
);
export type TurnRoute = typeof route;
