import { ID } from "@entrepairs/core/kernel";
import { Kept, Rights } from "@entrepairs/core/rights";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, onceTaken, path, search, Taken, ticketHere } from "../http/index.ts";
import { PERSON_FILE, personFiles } from "../paper/person.ts";
import { zipStream } from "../paper/zip.ts";

/** `none`: someone who came on his own. */
const Key = {
  organizationID: v.union([ID.schema("organization"), v.literal("none")]),
  participantID: ID.schema("participant"),
};
const keyOf = ({ organizationID, participantID }: { organizationID: string; participantID: string }) => ({
  organizationID: organizationID === "none" ? null : organizationID,
  participantID,
});
const KeptLine = v.strictObject(Kept.entries);
const Held = v.strictObject({
  name: v.string(),
  email: v.string(),
  rows: v.record(v.string(), v.number()),
  kept: v.array(KeptLine),
  seats: v.array(v.strictObject({ cohortID: v.string(), cohortName: v.string() })),
  openInvoices: v.array(v.strictObject({ invoiceID: v.string(), number: v.nullable(v.string()) })),
});
const Erasure = v.strictObject({
  participantID: v.string(),
  status: v.picklist(["running", "done"]),
  askedBy: v.picklist(["person", "firm"]),
  askedAt: v.string(),
  doneAt: v.nullable(v.string()),
  erased: v.record(v.string(), v.number()),
  kept: v.array(KeptLine),
});
const Begun = v.strictObject({ participantID: v.string(), status: v.string() });
const Found = v.strictObject({ participantID: v.string(), organizationID: v.nullable(v.string()) });

const Language = { langue: v.optional(v.picklist(["fr", "en"]), "fr") };

function archive(c: Context<Env>, asked: Parameters<typeof personFiles>[0]): Response {
  c.header("Content-Disposition", `attachment; filename="${PERSON_FILE}"`);
  c.header("Cache-Control", "private, no-store");
  return c.body(zipStream(personFiles(asked)), 200, { "Content-Type": "application/zip" });
}

const shown = ({ rev: _, subject: __, ...row }: Rights.Erasure) => row;

/** What is kept of a person: shown, handed over, erased. By the firm at his request, or by himself. */
export const mount = "/rights";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ erasures: v.array(Erasure) }) }), async (c) =>
    c.json({ erasures: (await Rights.list({})).map(shown) }, 200),
  )
  .get("/person", may("owner", "manager"), search(Rights.find.schema.entries), answers({ 200: Found }), async (c) =>
    c.json(await Rights.find(c.req.valid("query")), 200),
  )
  .get(
    "/person/:organizationID/:participantID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: Held }),
    async (c) => c.json(await Rights.held(keyOf(c.req.valid("param"))), 200),
  )
  .get(
    "/person/:organizationID/:participantID/export",
    may("owner", "manager"),
    path(Key),
    search(Language),
    onceTaken(),
    async (c) => {
      const data = await Rights.exportOf(keyOf(c.req.valid("param")));
      return archive(c, { data, locale: c.req.valid("query").langue, own: false });
    },
  )
  .post(
    "/person/:organizationID/:participantID/export",
    may("owner", "manager"),
    path(Key),
    answers({ 201: Taken }),
    async (c) => {
      await Rights.take(keyOf(c.req.valid("param")));
      return c.json(ticketHere(c), 201);
    },
  )
  .post(
    "/person/:organizationID/:participantID/erase",
    may("owner", "manager"),
    path(Key),
    body(Rights.eraseOwn.schema),
    answers({ 201: Begun }),
    async (c) => c.json(await Rights.erase({ ...keyOf(c.req.valid("param")), ...c.req.valid("json") }), 201),
  )
  .get("/own", may("participant"), answers({ 200: Held }), async (c) => c.json(await Rights.ownHeld({}), 200))
  .get("/own/export", may("participant"), search(Language), onceTaken(), async (c) =>
    archive(c, { data: await Rights.exportOwn({}), locale: c.req.valid("query").langue, own: true }),
  )
  .post("/own/export", may("participant"), answers({ 201: Taken }), async (c) => {
    await Rights.takeOwn({});
    return c.json(ticketHere(c), 201);
  })
  .post("/own/erase", may("participant"), body(Rights.eraseOwn.schema), answers({ 201: Begun }), async (c) =>
    c.json(await Rights.eraseOwn(c.req.valid("json")), 201),
  );
export type Route = typeof route;
