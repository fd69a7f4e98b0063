import { AuditLog } from "@entrepairs/core/audit";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, search } from "../http/index.ts";

const Line = v.strictObject({
  auditID: v.string(),
  at: v.string(),
  by: v.picklist(["member", "link", "system", "other"]),
  memberID: v.nullable(v.string()),
  name: v.nullable(v.string()),
  command: v.string(),
  cohortID: v.nullable(v.string()),
});
const Page = v.strictObject({
  lines: v.array(Line),
  next: v.nullable(v.string()),
  members: v.array(v.strictObject({ memberID: v.string(), name: v.string() })),
});

/** Who did what, and who read what a group wrote. */
export const mount = "/audit";
export const route = new Hono<Env>().get(
  "/",
  may("owner", "manager"),
  search(AuditLog.list.schema.entries),
  answers({ 200: Page }),
  async (c) => c.json(await AuditLog.list(c.req.valid("query")), 200),
);
export type Route = typeof route;
