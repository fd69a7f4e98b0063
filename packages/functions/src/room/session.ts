import { Config } from "@entrepairs/core/gateway";
import { RoomBus } from "@entrepairs/core/gateway/bus.ts";
import { Actor, ID } from "@entrepairs/core/kernel";
import { RoomCode } from "@entrepairs/core/platform";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { insiders } from "./door.ts";
import { ticketOf } from "./ticket.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const After = {
  /** The number that the screen has; -1 for the whole log. */
  after: v.optional(v.pipe(v.string(), v.regex(/^-?\d{1,6}$/), v.transform(Number)), "-1"),
};
const Done = v.strictObject({
  sessionID: v.string(),
  seq: v.number(),
  status: v.picklist(["open", "closed"]),
  actionID: v.optional(v.string()),
  learningID: v.optional(v.string()),
});
const Colleagues = v.strictObject({
  colleagues: v.array(v.strictObject({ memberID: v.string(), name: v.string() })),
});
const Topics = v.strictObject({ topics: v.array(Room.OpenTopic) });
const Note = v.strictObject({ text: v.string(), marks: v.array(v.number()), rev: v.number() });
const Socket = v.strictObject({
  /** Null: no socket here, ask again every 2 s while a step runs, every 5 s otherwise. */
  url: v.nullable(v.string()),
  ticket: v.string(),
  expiresAt: v.string(),
});

/** Tells the room's screens that there is something to ask for; what is lost here they find by asking. */
async function tell(sessionID: string, seq: number, kind: string): Promise<void> {
  await RoomBus.use()
    .publish({ firmID: Actor.firmID(), sessionID, seq, kind })
    // The act is written: a signal that cannot be given must not be answered as a refusal of it.
    .catch(() => undefined);
}

/** The room of one session: its state and log, everything done in it, one's own page, and where to listen. */
export const mount = "/cohort/:cohortID/session/:sessionID";
export const route = new Hono<Env>()
  .get("/", insiders(), path(Key), search(After), answers({ 200: Room.Reading, 304: v.null() }), async (c) => {
    const key = c.req.valid("param");
    const { after } = c.req.valid("query");
    const reading = await Room.read({ ...key, after });
    if (!reading) return c.body(null, 304);
    return c.json(reading, 200);
  })
  .post(
    "/open",
    may("owner", "coach", "participant"),
    path(Key),
    body(without(Room.open.schema, "cohortID", "sessionID", "code")),
    answers({ 201: Done }),
    async (c) => {
      const key = c.req.valid("param");
      const code = await RoomCode.claim(key);
      const done = await Room.open({ ...c.req.valid("json"), ...key, code });
      await tell(key.sessionID, done.seq, "open");
      return c.json(done, 201);
    },
  )
  .get("/opening", may("owner", "coach", "participant"), path(Key), answers({ 200: Room.OpeningChoices }), async (c) =>
    c.json(await Room.opening(c.req.valid("param")), 200),
  )
  .post("/act", insiders(), path(Key), body(v.object({ act: Room.Act })), answers({ 201: Done }), async (c) => {
    const key = c.req.valid("param");
    const { act } = c.req.valid("json");
    const done = await Room.act({ ...key, act });
    await tell(key.sessionID, done.seq, "act");
    return c.json(done, 201);
  })
  .get("/colleague", insiders(), path(Key), answers({ 200: Colleagues }), async (c) =>
    c.json({ colleagues: await Room.colleagues(c.req.valid("param")) }, 200),
  )
  .get("/topic", insiders(), path(Key), answers({ 200: Topics }), async (c) =>
    c.json({ topics: await Room.topicsIn(c.req.valid("param")) }, 200),
  )
  .get("/charter", insiders(), path(Key), answers({ 200: Room.CharterShown }), async (c) =>
    c.json(await Room.charter(c.req.valid("param")), 200),
  )
  .post("/reading", insiders(), path(Key), answers({ 200: Room.Reading }), async (c) =>
    c.json(await Room.readAgain(c.req.valid("param")), 200),
  )
  .get("/note", insiders(), path(Key), answers({ 200: Note }), async (c) =>
    c.json(await Room.note(c.req.valid("param")), 200),
  )
  .put(
    "/note",
    insiders(),
    path(Key),
    body(without(Room.writeNote.schema, "cohortID", "sessionID")),
    answers({ 200: v.strictObject({ sessionID: v.string(), rev: v.number() }) }),
    async (c) => c.json(await Room.writeNote({ ...c.req.valid("json"), ...c.req.valid("param") }), 200),
  )
  .post("/socket", insiders(), path(Key), answers({ 201: Socket }), async (c) => {
    const key = c.req.valid("param");
    const personID = await Room.seatedAs(key);
    const firmID = Actor.firmID();
    const address = RoomBus.use().addressOf({ firmID, sessionID: key.sessionID });
    const url = address && new URL(address, Config.use().origin.replace(/^http/, "ws")).href;
    return c.json({ url, ...ticketOf({ firmID, ...key, personID }) }, 201);
  });
export type RoomRoute = typeof route;
