import { Certificate } from "@entrepairs/core/certificate";
import { Firm } from "@entrepairs/core/firm";
import { ID, notFound } from "@entrepairs/core/kernel";
import { textDocument } from "@entrepairs/facturx";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, onceTaken, path, search, Taken, ticketHere } from "../http/index.ts";
import { completionDocument } from "../paper/certificate.ts";
import { fileOf } from "../paper/proof.ts";
import { type ZipEntry, zipStream } from "../paper/zip.ts";

const Key = { cohortID: ID.schema("cohort") };
const OfPerson = { ...Key, enrolmentID: ID.schema("enrolment") };
const Language = { langue: v.optional(v.picklist(["fr", "en"]), "fr") };
const Card = v.strictObject({
  enrolmentID: v.string(),
  name: v.string(),
  minutes: v.number(),
  from: v.string(),
  until: v.string(),
  signedBy: v.string(),
  signedAt: v.string(),
});
const Cards = v.strictObject({ certificates: v.array(Card) });

const card = ({ enrolmentID, name, minutes, from, until, signedBy, signedAt }: Certificate.Info) => ({
  enrolmentID,
  name,
  minutes,
  from,
  until,
  signedBy,
  signedAt,
});

type Locale = "fr" | "en";

async function answerOne(c: Context<Env>, one: Certificate.Info | undefined, locale: Locale): Promise<Response> {
  if (!one) throw notFound("certificate");
  const bytes = await textDocument(completionDocument(one, await Firm.get(), locale));
  c.header("Content-Disposition", `inline; filename="certificat-${fileOf(one.name)}.pdf"`);
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

/** One file is drawn when the one before is on its way. */
async function* drawn(all: readonly Certificate.Info[], firm: Firm.Info, locale: Locale): AsyncGenerator<ZipEntry> {
  for (const [at, one] of all.entries()) {
    const name = `${String(at + 1).padStart(2, "0")}-certificat-${fileOf(one.name)}.pdf`;
    yield { name, bytes: await textDocument(completionDocument(one, firm, locale)) };
  }
}

async function answerAll(c: Context<Env>, all: readonly Certificate.Info[], locale: Locale): Promise<Response> {
  const firm = await Firm.get();
  c.header("Content-Disposition", 'attachment; filename="certificats.zip"');
  return c.body(zipStream(drawn(all, firm, locale)), 200, { "Content-Type": "application/zip" });
}

/** Certificates of completion: signed by the firm, read by its people, their sponsors and themselves. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/cohort/:cohortID/certificate",
    may("owner", "manager", "coach"),
    path(Key),
    answers({ 200: Cards }),
    async (c) => c.json({ certificates: (await Certificate.ofCohort(c.req.valid("param"))).map(card) }, 200),
  )
  .post(
    "/cohort/:cohortID/certificate",
    may("owner", "manager"),
    path(Key),
    answers({ 201: v.strictObject({ cohortID: v.string(), issued: v.number() }) }),
    async (c) => c.json(await Certificate.issue(c.req.valid("param")), 201),
  )
  .get(
    "/cohort/:cohortID/certificate/zip",
    may("owner", "manager", "coach"),
    path(Key),
    search(Language),
    onceTaken(),
    async (c) => answerAll(c, await Certificate.ofCohort(c.req.valid("param")), c.req.valid("query").langue),
  )
  .get(
    "/cohort/:cohortID/certificate/:enrolmentID/pdf",
    may("owner", "manager", "coach"),
    path(OfPerson),
    search(Language),
    async (c) => {
      const { cohortID, enrolmentID } = c.req.valid("param");
      const all = await Certificate.ofCohort({ cohortID });
      return answerOne(
        c,
        all.find((one) => one.enrolmentID === enrolmentID),
        c.req.valid("query").langue,
      );
    },
  )
  .get("/space/cohort/:cohortID/certificate", may("sponsor"), path(Key), answers({ 200: Cards }), async (c) =>
    c.json({ certificates: (await Certificate.ofSponsor(c.req.valid("param"))).map(card) }, 200),
  )
  .get("/space/cohort/:cohortID/certificate/zip", may("sponsor"), path(Key), search(Language), onceTaken(), async (c) =>
    answerAll(c, await Certificate.ofSponsor(c.req.valid("param")), c.req.valid("query").langue),
  )
  .post(
    "/cohort/:cohortID/certificate/zip",
    may("owner", "manager", "coach"),
    path(Key),
    answers({ 201: Taken }),
    async (c) => {
      await Certificate.take(c.req.valid("param"));
      return c.json(ticketHere(c), 201);
    },
  )
  .post("/space/cohort/:cohortID/certificate/zip", may("sponsor"), path(Key), answers({ 201: Taken }), async (c) => {
    await Certificate.takeOfSponsor(c.req.valid("param"));
    return c.json(ticketHere(c), 201);
  })
  .get("/space/cohort/:cohortID/certificate/own", may("participant"), path(Key), search(Language), async (c) =>
    answerOne(c, await Certificate.findOwn(c.req.valid("param")), c.req.valid("query").langue),
  );
export type Route = typeof route;
