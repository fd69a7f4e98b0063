import { DomainError } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import { answerError, type Env, requestScope, sameSite, securityHeaders } from "../http/index.ts";
import { roomDoor } from "./door.ts";

type Noun = { mount: string; route: Hono<Env> };

/** One file a noun: whatever stands in this folder and exports `mount` and `route` is served. */
const nouns = import.meta.glob<Noun>(["./*.ts", "!./app.ts", "!./lambda.ts", "!./socket*.ts", "!./*.test.ts"], {
  eager: true,
});

/** Served to whoever holds the code on the room's screen, firm or not. */
const PUBLIC = "/s/";

/** The room function: the only one that may open room content. */
export function roomApp(): Hono<Env> {
  const app = new Hono<Env>().basePath("/room");
  app.onError(answerError);
  app.notFound((c) => answerError(new DomainError("notFound", "path.not_found", "There is nothing here"), c));
  app.use("*", securityHeaders(), requestScope(), sameSite());
  app.use("/f/:firm/*", roomDoor());
  for (const { mount, route } of Object.values(nouns)) {
    if (mount) app.route(mount.startsWith(PUBLIC) ? mount : `/f/:firm${mount}`, route);
  }
  return app;
}
