import { RoomBus } from "@entrepairs/core/gateway/bus.ts";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { limit, RoomCode } from "@entrepairs/core/platform";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, path, says } from "../http/index.ts";

/** A whole group may stand behind one address; guessing six signs takes longer than a room is open. */
const BY_ORIGIN = { name: "room.code", max: 120, minutes: 10 };

const Code = { code: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{6}$/)) };
const Names = v.strictObject({
  firmID: v.string(),
  cohortID: v.string(),
  sessionID: v.string(),
  names: v.array(v.strictObject({ personID: v.string(), name: v.string() })),
});
const Pass = v.strictObject({
  /** Sent as `Room-Pass` from then on; it opens this room alone, today. */
  pass: v.string(),
  firmID: v.string(),
  cohortID: v.string(),
  sessionID: v.string(),
  personID: v.string(),
});

const everyone = { may: { everyone: true } } as const;

/** Coming in by the code on the screen, without an account: one's name, then the facilitator lets one in. */
export const mount = "/s/:code";
export const route = new Hono<Env>()
  .get("/", says(everyone), path(Code), answers({ 200: Names }), async (c) => {
    await limit(BY_ORIGIN, c.get("address"));
    const { firmID, ...key } = await RoomCode.find(c.req.valid("param").code);
    const names = await Actor.provide({ type: "visitor", firmID }, () => Room.names(key));
    return c.json({ firmID, ...key, names }, 200);
  })
  .post(
    "/",
    says(everyone),
    path(Code),
    body(v.object({ personID: ID.schema("participant") })),
    answers({ 201: Pass }),
    async (c) => {
      await limit(BY_ORIGIN, c.get("address"));
      const { firmID, ...key } = await RoomCode.find(c.req.valid("param").code);
      const { personID } = c.req.valid("json");
      return Actor.provide({ type: "visitor", firmID }, async () => {
        const { linkID, seq } = await Room.knock({ ...key, personID });
        await RoomBus.use().publish({ firmID, sessionID: key.sessionID, seq, kind: "knock" });
        return c.json({ pass: Link.tokenOf(linkID), firmID, ...key, personID }, 201);
      });
    },
  );
export type CodeRoute = typeof route;
