import { randomBytes } from "node:crypto";
import { Keys } from "@entrepairs/core/gateway/keys.ts";
import { Actor, DomainError } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import {
  answerError,
  answers,
  type Env,
  firmDoor,
  may,
  requestScope,
  sameSite,
  securityHeaders,
} from "../http/index.ts";

/** What the room will be behind: the door of members, and the only way to the keys. */
export const roomRoute = new Hono<Env>().get(
  "/ready",
  may("owner", "manager", "coach", "participant"),
  answers({ 200: v.strictObject({ ready: v.boolean() }) }),
  async (c) => {
    const context = `F#${Actor.firmID()}`;
    const probe = randomBytes(32);
    const opened = await Keys.use().unwrap(await Keys.use().wrap(probe, context), context);
    return c.json({ ready: probe.equals(opened) });
  },
);

/** The room function: the only one that may open room content. */
export function roomApp(): Hono<Env> {
  const app = new Hono<Env>().basePath("/room");
  app.onError(answerError);
  app.notFound((c) => answerError(new DomainError("notFound", "path.not_found", "There is nothing here"), c));
  app.use("*", securityHeaders(), requestScope(), sameSite());
  app.use("/f/:firm/*", firmDoor());
  app.route("/f/:firm", roomRoute);
  return app;
}
