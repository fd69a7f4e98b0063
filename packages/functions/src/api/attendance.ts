import { Attendance } from "@entrepairs/core/attendance";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Held = v.strictObject({ cohortID: v.string(), sessionID: v.string(), status: v.literal("held") });

/** Who was at a session: said when it is marked held, corrected afterwards. Read with its group. */
export const mount = "/";
export const route = new Hono<Env>()
  .post(
    "/cohort/:cohortID/session/:sessionID/held",
    may("owner", "manager", "coach"),
    path(Key),
    body(without(Attendance.hold.schema, "cohortID", "sessionID")),
    answers({ 200: Held }),
    async (c) => c.json(await Attendance.hold({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/attendance",
    may("owner", "manager", "coach"),
    path(Key),
    body(without(Attendance.correct.schema, "cohortID", "sessionID")),
    answers({ 200: Held }),
    async (c) => c.json(await Attendance.correct({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
