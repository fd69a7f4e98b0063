import { ID } from "@entrepairs/core/kernel";
import { FlowStatus, Submission } from "@entrepairs/core/submission";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path } from "../http/index.ts";

const Key = { invoiceID: ID.schema("invoice") };
const SCOPES = ["domestic", "consumer", "abroad", "publicBody", "exempt", "outside", "takenOver"] as const;
const Settings = v.strictObject({ connected: v.boolean(), available: v.boolean(), rev: v.number() });
const Standing = v.strictObject({
  /** Whether it goes through a platform, or why not. */
  scope: v.picklist(SCOPES),
  connected: v.boolean(),
  issued: v.boolean(),
  asked: v.boolean(),
  flowID: v.nullable(v.string()),
  failureCode: v.nullable(v.string()),
  lookedAt: v.nullable(v.string()),
  current: v.nullable(v.strictObject(FlowStatus.entries)),
  /** How many movements of money were told to the tax office. */
  collectedTold: v.number(),
});

/** The firm's approved platform, and where its documents stand there. */
export const mount = "/submission";
export const route = new Hono<Env>()
  .get("/settings", may("owner", "manager"), answers({ 200: Settings }), async (c) =>
    c.json(await Submission.settings({})),
  )
  .put(
    "/settings",
    may("owner"),
    body(Submission.connect.schema),
    answers({ 200: v.strictObject({ connected: v.boolean(), rev: v.number() }) }),
    async (c) => c.json(await Submission.connect(c.req.valid("json"))),
  )
  .get("/:invoiceID", may("owner", "manager"), path(Key), answers({ 200: Standing }), async (c) =>
    c.json(await Submission.ofInvoice(c.req.valid("param"))),
  )
  .post(
    "/:invoiceID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ invoiceID: v.string() }) }),
    async (c) => c.json(await Submission.submit(c.req.valid("param"))),
  )
  .post(
    "/:invoiceID/look",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ invoiceID: v.string(), code: v.nullable(v.number()) }) }),
    async (c) => c.json(await Submission.refresh(c.req.valid("param"))),
  );
export type Route = typeof route;
