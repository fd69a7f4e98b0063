import { Autonomy } from "@entrepairs/core/autonomy";
import { ID } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const cohortID = ID.schema("cohort");
const OfGroup = path({ cohortID });
const OneTopic = path({ cohortID, topicID: ID.schema("topic") });
const OneResource = path({ cohortID, resourceID: ID.schema("resource") });
const OneAction = path({ cohortID, actionID: ID.schema("action") });
const OneSession = path({ cohortID, sessionID: ID.schema("session") });

/** Ids alone: what was written is asked for where it is shown. */
const Done = v.strictObject({
  cohortID: v.string(),
  sessionID: v.optional(v.string()),
  topicID: v.optional(v.string()),
  resourceID: v.optional(v.string()),
  actionID: v.optional(v.string()),
});
type Done = v.InferOutput<typeof Done>;
const done = (ids: Record<string, string>) => ids as Done;

/** What a group has for itself between its sessions: topics, turns, actions, learnings, shelf, directory. */
export const mount = "/cohort/:cohortID/group";
export const route = new Hono<Env>()
  .get("/", may("participant"), OfGroup, answers({ 200: Room.GroupPage }), async (c) =>
    c.json(await Room.group(c.req.valid("param")), 200),
  )
  .post("/reading", may("owner", "coach"), OfGroup, answers({ 200: Room.GroupPage }), async (c) =>
    c.json(await Room.groupAgain(c.req.valid("param")), 200),
  )
  .post(
    "/topic",
    may("participant"),
    OfGroup,
    body(without(Room.proposeTopic.schema, "cohortID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Room.proposeTopic({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .put(
    "/topic/:topicID",
    may("participant"),
    OneTopic,
    body(without(Room.editTopic.schema, "cohortID", "topicID")),
    answers({ 200: Done }),
    async (c) => c.json(done(await Room.editTopic({ ...c.req.valid("json"), ...c.req.valid("param") })), 200),
  )
  .delete("/topic/:topicID", may("participant"), OneTopic, answers({ 200: Done }), async (c) =>
    c.json(done(await Room.withdrawTopic(c.req.valid("param"))), 200),
  )
  .post(
    "/session/:sessionID/wish",
    may("participant"),
    OneSession,
    body(without(Room.wish.schema, "cohortID", "sessionID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Room.wish({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .post(
    "/action/:actionID",
    may("participant"),
    OneAction,
    body(without(Room.settleAction.schema, "cohortID", "actionID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Room.settleAction({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .post(
    "/resource",
    may("owner", "coach", "participant"),
    OfGroup,
    body(without(Room.addResource.schema, "cohortID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Room.addResource({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .delete(
    "/resource/:resourceID",
    may("owner", "coach", "participant"),
    OneResource,
    answers({ 200: Done }),
    async (c) => c.json(done(await Room.removeResource(c.req.valid("param"))), 200),
  )
  .post(
    "/review",
    may("owner", "coach", "participant"),
    OfGroup,
    body(without(Room.review.schema, "cohortID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Room.review({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .post(
    "/meeting",
    may("participant"),
    OfGroup,
    body(without(Autonomy.plan.schema, "cohortID")),
    answers({ 201: Done }),
    async (c) => c.json(done(await Autonomy.plan({ ...c.req.valid("json"), ...c.req.valid("param") })), 201),
  )
  .post(
    "/meeting/:sessionID/volunteer",
    may("participant"),
    OneSession,
    body(without(Autonomy.volunteer.schema, "cohortID", "sessionID")),
    answers({ 200: Done }),
    async (c) => c.json(done(await Autonomy.volunteer({ ...c.req.valid("json"), ...c.req.valid("param") })), 200),
  )
  .delete("/meeting/:sessionID", may("participant"), OneSession, answers({ 200: Done }), async (c) =>
    c.json(done(await Autonomy.cancel(c.req.valid("param"))), 200),
  )
  .put(
    "/contact",
    may("participant"),
    OfGroup,
    body(without(Room.shareContact.schema, "cohortID")),
    answers({ 200: Done }),
    async (c) => c.json(done(await Room.shareContact({ ...c.req.valid("json"), ...c.req.valid("param") })), 200),
  )
  .delete("/contact", may("participant"), OfGroup, answers({ 200: Done }), async (c) =>
    c.json(done(await Room.withdrawContact(c.req.valid("param"))), 200),
  );
export type GroupRoute = typeof route;
