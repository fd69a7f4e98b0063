import { ID, Instant } from "@entrepairs/core/kernel";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Method, Session, Start } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { ShownSession, sessionShown } from "./cohort.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Changed = v.strictObject({
  cohortID: v.string(),
  sessionID: v.string(),
  status: v.picklist(["planned", "cancelled"]),
});

/** What a change of date touches. */
const Touched = v.strictObject({
  people: v.array(v.strictObject({ name: v.string(), said: v.picklist(["needsAction", "accepted", "declined"]) })),
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
  gap: v.nullable(v.strictObject({ promisedMinutes: v.number(), plannedMinutes: v.number() })),
  obstacle: v.nullable(v.picklist(["past", "order", "holiday", "vacation", "busy", "travel", "room"])),
  dates: v.array(v.string()),
});

/** As an address writes it; a length that no session has is shown as the nearest that one may have. */
const TypedMinutes = v.pipe(v.string(), v.regex(/^\d{1,3}$/, "minutes"));
const nearest = (typed: string | undefined) =>
  typed === undefined ? {} : { minutes: Math.min(480, Math.max(30, Number(typed))) };
const staff = may("owner", "manager", "coach");
const one = "/cohort/:cohortID/session/:sessionID";

/** A group's sessions, and the calendar of the firm or of a coach. */
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
    staff,
    search({ from: Instant, to: Instant, mine: v.optional(v.picklist(["0", "1"])) }),
    answers({ 200: v.strictObject({ sessions: v.array(ShownSession) }) }),
    async (c) => {
      const { from, to, mine } = c.req.valid("query");
      const sessions = await Session.calendar({ from, to, mine: mine === "1" });
      return c.json({ sessions: sessions.map(sessionShown) });
    },
  );
export type Route = typeof route;
