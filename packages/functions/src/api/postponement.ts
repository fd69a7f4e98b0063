import { Cancellation } from "@entrepairs/core/cancellation";
import { ID } from "@entrepairs/core/kernel";
import { SessionRow } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort") };
const { kind, number, startsAt, minutes, zone } = SessionRow.entries;

/** A session as it would stand, and what moved it. */
const Postponed = v.strictObject({
  sessionID: v.string(),
  kind,
  number,
  from: startsAt,
  startsAt,
  minutes,
  zone,
  shiftedFrom: v.nullable(v.string()),
  reason: v.nullable(v.picklist(["holiday", "vacation", "blocked", "busy", "travel", "room"])),
  span: v.nullable(v.string()),
  conflict: v.nullable(v.picklist(["busy", "travel", "room"])),
});

const Preview = v.strictObject({
  sessions: v.array(Postponed),
  people: v.number(),
  sponsors: v.number(),
  agreements: v.number(),
  plans: v.number(),
  onDays: v.array(v.string()),
  fundings: v.array(
    v.strictObject({
      fundingID: v.string(),
      funderName: v.string(),
      fileNumber: v.nullable(v.string()),
      until: v.string(),
    }),
  ),
  deadlineOn: v.nullable(v.string()),
});
const Done = v.strictObject({ cohortID: v.string(), postponementID: v.string(), sessions: v.number() });

/** A group that begins, or goes on, later than planned: all its sessions in one act. */
export const mount = "/";
export const route = new Hono<Env>()
  .post(
    "/cohort/:cohortID/postponement/preview",
    may("owner", "manager"),
    path(Key),
    body(without(Cancellation.previewPostponement.schema, "cohortID")),
    answers({ 200: Preview }),
    async (c) => c.json(await Cancellation.previewPostponement({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/cohort/:cohortID/postponement",
    may("owner", "manager"),
    path(Key),
    body(without(Cancellation.postpone.schema, "cohortID")),
    answers({ 200: Done }),
    async (c) => c.json(await Cancellation.postpone({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
