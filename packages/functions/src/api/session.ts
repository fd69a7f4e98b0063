import { ID } from "@entrepairs/core/kernel";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Method, StandIn, Start } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Changed = v.strictObject({
  cohortID: v.string(),
  sessionID: v.string(),
  status: v.picklist(["planned", "cancelled"]),
});

/** What a change of date touches. */
const Touched = v.strictObject({
  people: v.array(
    v.strictObject({ name: v.string(), said: v.picklist(["needsAction", "accepted", "declined", "tentative"]) }),
  ),
  coachName: v.string(),
  isInvited: v.boolean(),
  poll: v.nullable(v.strictObject({ left: v.number(), isOpen: v.boolean() })),
  money: v.array(
    v.strictObject({
      kind: v.picklist(["order", "plan"]),
      name: v.string(),
      amount: v.number(),
      before: v.nullable(v.string()),
      after: v.nullable(v.string()),
    }),
  ),
  gap: v.nullable(
    v.strictObject({
      promisedMinutes: v.number(),
      plannedMinutes: v.number(),
      promisedDays: v.nullable(v.number()),
    }),
  ),
  obstacle: v.nullable(v.picklist(["past", "order", "holiday", "vacation", "busy", "travel", "room"])),
  dates: v.array(v.string()),
});

/** Who may lead a session instead, with what he would meet in his own hours. */
const Leaders = v.strictObject({
  people: v.array(
    v.strictObject({ memberID: v.string(), name: v.string(), clash: v.nullable(v.picklist(["busy", "travel"])) }),
  ),
});

/** As an address writes it; a length that no session has is shown as the nearest that one may have. */
const TypedMinutes = v.pipe(v.string(), v.regex(/^\d{1,3}$/, "minutes"));
const nearest = (typed: string | undefined) =>
  typed === undefined ? {} : { minutes: Math.min(480, Math.max(30, Number(typed))) };
const staff = may("owner", "manager", "coach");
const one = "/cohort/:cohortID/session/:sessionID";

/** A group's sessions. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    `${one}/change`,
    staff,
    path(Key),
    search({ act: v.picklist(Reschedule.ACTS), startsAt: v.optional(Start), minutes: v.optional(TypedMinutes) }),
    answers({ 200: Touched }),
    async (c) => {
      const { minutes, ...asked } = c.req.valid("query");
      return c.json(await Reschedule.preview({ ...c.req.valid("param"), ...asked, ...nearest(minutes) }));
    },
  )
  .post(
    `${one}/move`,
    staff,
    path(Key),
    body(without(Reschedule.move.schema, "cohortID", "sessionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Reschedule.move({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    `${one}/cancel`,
    staff,
    path(Key),
    body(without(Reschedule.cancel.schema, "cohortID", "sessionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Reschedule.cancel({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    `${one}/make-up`,
    staff,
    path(Key),
    body(without(Reschedule.makeUp.schema, "cohortID", "sessionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Reschedule.makeUp({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .get(`${one}/stand-in`, staff, path(Key), answers({ 200: Leaders }), async (c) =>
    c.json({ people: await StandIn.candidates(c.req.valid("param")) }, 200),
  )
  .post(
    `${one}/stand-in`,
    staff,
    path(Key),
    body(without(StandIn.replace.schema, "cohortID", "sessionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await StandIn.replace({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .put(
    "/cohort/:cohortID/template",
    may("owner", "manager", "coach"),
    path({ cohortID: ID.schema("cohort") }),
    body(without(Method.give.schema, "cohortID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), status: v.string() }) }),
    async (c) => c.json(await Method.give({ ...c.req.valid("json"), ...c.req.valid("param") })),
  );
export type Route = typeof route;
