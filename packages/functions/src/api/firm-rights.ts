import { ClosingRow } from "@entrepairs/core/closing";
import { Actor } from "@entrepairs/core/kernel";
import { Rights } from "@entrepairs/core/rights";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, onceTaken, path, search, Taken, ticketHere } from "../http/index.ts";
import { firmFileName, firmFiles } from "../paper/firm-export.ts";
import { within, zipStream } from "../paper/zip.ts";

const { closureID, status, askedAt, byName, closesAt } = ClosingRow.entries;
const Standing = v.strictObject({
  name: v.string(),
  closing: v.nullable(v.strictObject({ closureID, status, askedAt, byName, closesAt })),
  inTheWay: v.array(v.strictObject({ kind: v.picklist(Rights.IN_THE_WAY), id: v.string(), label: v.string() })),
});
const Export = v.strictObject({
  exportID: v.string(),
  status: v.picklist(["preparing", "ready"]),
  askedAt: v.string(),
  byName: v.string(),
  /** Of how many lists, how many were looked through. */
  done: v.number(),
  lists: v.number(),
  partIDs: v.array(v.string()),
  rows: v.number(),
  files: v.number(),
  readyAt: v.nullable(v.string()),
  expiresAt: v.string(),
});
const Begun = v.strictObject({ closureID: v.string(), status: v.string() });

function shown(one: Rights.FirmExport) {
  const { next, rev: _, by: __, from: ___, parts: ____, ...row } = one;
  return { ...row, partIDs: Rights.partIDsOf(one), done: next.list };
}

const Language = { langue: v.optional(v.picklist(["fr", "en"]), "fr") };

/** All that a firm has, to take along; and its end. The owner's alone. */
export const mount = "/rights/firm";
export const route = new Hono<Env>()
  .get("/", may("owner"), answers({ 200: Standing }), async (c) => {
    const { closing, ...standing } = await Rights.closure({});
    if (!closing) return c.json({ ...standing, closing: null }, 200);
    const { closureID, status, askedAt, byName, closesAt } = closing;
    return c.json({ ...standing, closing: { closureID, status, askedAt, byName, closesAt } }, 200);
  })
  .post("/close", may("owner"), body(Rights.closeFirm.schema), answers({ 201: Begun }), async (c) =>
    c.json(await Rights.closeFirm(c.req.valid("json")), 201),
  )
  .post("/keep", may("owner"), answers({ 200: Begun }), async (c) => c.json(await Rights.keepFirm({}), 200))
  .get("/export", may("owner"), answers({ 200: v.strictObject({ exports: v.array(Export) }) }), async (c) =>
    c.json({ exports: (await Rights.exports({})).map(shown) }, 200),
  )
  .post(
    "/export",
    may("owner"),
    answers({ 201: v.strictObject({ exportID: v.string(), status: v.string() }) }),
    async (c) => c.json(await Rights.askExport({}), 201),
  )
  .get(
    "/export/:exportID/:partID",
    may("owner"),
    path(Rights.exportPart.schema.entries),
    search(Language),
    onceTaken(),
    async (c) => {
      const asked = await Rights.exportPart(c.req.valid("param"));
      c.header("Content-Disposition", `attachment; filename="${firmFileName(asked)}"`);
      c.header("Cache-Control", "private, no-store");
      const files = zipStream(within(Actor.use(), firmFiles(asked, c.req.valid("query").langue)));
      return c.body(files, 200, { "Content-Type": "application/zip" });
    },
  )
  .post(
    "/export/:exportID/:partID",
    may("owner"),
    path(Rights.exportPart.schema.entries),
    answers({ 201: Taken }),
    async (c) => {
      await Rights.takePart(c.req.valid("param"));
      return c.json(ticketHere(c), 201);
    },
  );
export type Route = typeof route;
