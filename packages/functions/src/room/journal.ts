import { Document } from "@entrepairs/core/document";
import { Firm } from "@entrepairs/core/firm";
import { dayOf, ID, now } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { textDocument } from "@entrepairs/facturx";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path, search } from "../http/index.ts";
import { ownDocument } from "../paper/document.ts";
import { journalDocument, journalFile, journalMarkdown, ownArticles } from "./journal-text.ts";

const cohortID = ID.schema("cohort");
const One = path({ cohortID, learningID: ID.schema("learning") });
const FILES = { individualReview: "bilan-individuel", actionPlan: "plan-d-action" };
const Done = v.strictObject({ cohortID: v.string(), learningID: v.string() });
type Done = v.InferOutput<typeof Done>;

/** One's own log of a group, and what one shares of it. */
export const mount = "/cohort/:cohortID/journal";
export const route = new Hono<Env>()
  .get("/", may("owner", "coach", "participant"), path({ cohortID }), answers({ 200: Room.Journal }), async (c) =>
    c.json(await Room.journal(c.req.valid("param")), 200),
  )
  .get(
    "/export",
    may("owner", "coach", "participant"),
    path({ cohortID }),
    search({ format: v.picklist(["md", "pdf"]), locale: v.optional(v.picklist(["fr", "en"]), "fr") }),
    async (c) => {
      const { format, locale } = c.req.valid("query");
      const journal = await Room.journal(c.req.valid("param"));
      c.header("Content-Disposition", `attachment; filename="${journalFile(locale, format)}"`);
      c.header("Cache-Control", "private, no-store");
      if (format === "md") {
        c.header("Content-Type", "text/markdown; charset=utf-8");
        return c.body(journalMarkdown(journal, locale));
      }
      c.header("Content-Type", "application/pdf");
      // Drawn and answered at once: no file of it is kept.
      return c.body(new Uint8Array(await textDocument(journalDocument(journal, locale, dayOf(now(), "UTC")))));
    },
  )
  .get(
    "/paper",
    may("participant"),
    path({ cohortID }),
    search({
      kind: v.picklist(["individualReview", "actionPlan"]),
      locale: v.optional(v.picklist(["fr", "en"]), "fr"),
    }),
    async (c) => {
      const { kind, locale } = c.req.valid("query");
      const key = c.req.valid("param");
      const [journal, own, firm] = await Promise.all([
        Room.journal(key),
        Document.ownWritten(kind, { ...key, locale }),
        Firm.get(),
      ]);
      const more = ownArticles(journal, kind, locale);
      c.header("Content-Disposition", `inline; filename="${FILES[kind]}.pdf"`);
      c.header("Cache-Control", "private, no-store");
      c.header("Content-Type", "application/pdf");
      // Drawn and answered at once: no file of it is kept.
      return c.body(new Uint8Array(await textDocument(ownDocument(own, more, { firm, locale }))));
    },
  )
  .post("/learning/:learningID/share", may("participant"), One, answers({ 201: Done }), async (c) =>
    c.json((await Room.shareLearning(c.req.valid("param"))) as Done, 201),
  )
  .delete("/learning/:learningID/share", may("participant"), One, answers({ 200: Done }), async (c) =>
    c.json((await Room.unshareLearning(c.req.valid("param"))) as Done, 200),
  );
export type JournalRoute = typeof route;
