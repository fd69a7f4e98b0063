import { Document, LEVELS, Wordings, Written } from "@entrepairs/core/document";
import { Firm } from "@entrepairs/core/firm";
import { Files } from "@entrepairs/core/gateway";
import { ID, notFound } from "@entrepairs/core/kernel";
import { textDocument } from "@entrepairs/facturx";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { reviewDocument } from "../paper/document.ts";

const STAFF = ["owner", "manager", "coach"] as const;
const Key = { cohortID: ID.schema("cohort") };
const OfDocument = { ...Key, documentID: ID.schema("document") };
const Language = { langue: v.optional(v.picklist(["fr", "en"]), "fr") };
type Locale = Wordings.Locale;

const Card = v.strictObject({
  documentID: v.string(),
  kind: v.picklist(Wordings.PAPERS),
  subjectID: v.string(),
  name: v.string(),
  edition: v.number(),
  textHash: v.string(),
  madeAt: v.string(),
});
const Handed = v.strictObject({
  recipientID: v.string(),
  to: v.picklist(["person", "employer"]),
  name: v.string(),
  emails: v.array(v.string()),
  sentAt: v.nullable(v.string()),
  papers: v.array(
    v.strictObject({ kind: v.picklist(Wordings.PAPERS), textHash: v.string(), seenAt: v.nullable(v.string()) }),
  ),
  signed: v.nullable(v.strictObject({ name: v.string(), at: v.string(), hasCopy: v.boolean() })),
});
const Level = v.picklist(LEVELS);
const Whole = v.strictObject({
  documents: v.array(Card),
  handouts: v.array(Handed),
  objectives: v.array(v.string()),
  hasReview: v.boolean(),
  clients: v.array(v.strictObject({ organizationID: v.string(), name: v.string() })),
  attainments: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      results: v.array(v.strictObject({ objective: v.string(), level: Level })),
      by: v.string(),
      at: v.string(),
    }),
  ),
  run: v.nullable(
    v.strictObject({
      total: v.number(),
      done: v.number(),
      startedAt: v.string(),
      endedAt: v.nullable(v.string()),
      isUnderWay: v.boolean(),
    }),
  ),
});

const card = ({ documentID, kind, subjectID, name, edition, textHash, madeAt }: Document.Card) => ({
  documentID,
  kind,
  subjectID,
  name,
  edition,
  textHash,
  madeAt,
});

function handed({ recipientID, to, name, emails, sentAt, papers, signed }: Document.Handout) {
  return {
    recipientID,
    to,
    name,
    emails,
    sentAt,
    papers: papers.map(({ kind, textHash, seenAt }) => ({ kind, textHash, seenAt })),
    signed: signed && { name: signed.name, at: signed.at, hasCopy: signed.fileHash !== undefined },
  };
}

async function answerFile(c: Context<Env>, name: string, shown: string): Promise<Response> {
  const bytes = await Files.use().get(name);
  if (!bytes) throw notFound("document");
  c.header("Content-Disposition", `inline; filename="${shown}.pdf"`);
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

const FILE_NAMES: Record<Wordings.Paper, string> = {
  programme: "programme",
  rules: "reglement-interieur",
  summons: "convocation",
  employerSummons: "convocation-employeur",
  attestation: "attestation",
  sheet: "emargement",
  certificate: "certificat",
  satisfaction: "rapport-satisfaction",
};

export function answerDocument(c: Context<Env>, one: Document.Stored, locale: Locale): Promise<Response> {
  return answerFile(c, Document.fileOf(one, locale), FILE_NAMES[one.kind]);
}

const Edition = v.strictObject({
  kind: v.picklist(Wordings.KINDS),
  edition: v.number(),
  since: v.string(),
  by: v.string(),
  fr: v.strictObject({ title: v.string(), text: v.string() }),
  en: v.strictObject({ title: v.string(), text: v.string() }),
});
const Shown = v.strictObject({
  written: v.strictObject({
    ...Written.entries,
    articles: v.array(v.strictObject({ title: v.string(), text: v.string() })),
  }),
  problems: v.array(v.strictObject({ code: v.string(), name: v.string() })),
});
const Days = v.strictObject({ daysBefore: v.nullable(v.number()) });

/** The firm's words for its documents: an edition each time they change, and how they would look. */
const wordings = new Hono<Env>()
  .get(
    "/wording",
    may("owner", "manager"),
    answers({ 200: v.strictObject({ wordings: v.array(Edition) }) }),
    async (c) => c.json({ wordings: await Wordings.list({}) }, 200),
  )
  .get("/wording/settings", may("owner", "manager"), answers({ 200: Days }), async (c) =>
    c.json(await Document.settings({}), 200),
  )
  .post(
    "/wording/settings",
    may("owner", "manager"),
    body(Document.changeSettings.schema),
    answers({ 200: Days }),
    async (c) => c.json(await Document.changeSettings(c.req.valid("json")), 200),
  )
  .post(
    "/wording/preview",
    may("owner", "manager"),
    body(Wordings.preview.schema),
    answers({ 200: v.strictObject({ fr: Shown, en: Shown }) }),
    async (c) => c.json(await Wordings.preview(c.req.valid("json")), 200),
  )
  .get(
    "/wording/of",
    may("owner", "manager"),
    search({ kind: v.picklist(Wordings.KINDS) }),
    answers({ 200: v.strictObject({ editions: v.array(Edition), placeholders: v.array(v.string()) }) }),
    async (c) => {
      const { editions, placeholders } = await Wordings.read(c.req.valid("query"));
      return c.json({ editions, placeholders: [...placeholders] }, 200);
    },
  )
  .post(
    "/wording/of",
    may("owner", "manager"),
    body(Wordings.write.schema),
    answers({ 201: v.strictObject({ kind: v.picklist(Wordings.KINDS), edition: v.number() }) }),
    async (c) => c.json(await Wordings.write(c.req.valid("json")), 201),
  );

/** A group's documents: drawn by a job, handed out by a link, read here as they are kept. */
export const mount = "/";
export const route = new Hono<Env>()
  .route("/", wordings)
  .get("/cohort/:cohortID/document", may(...STAFF), path(Key), answers({ 200: Whole }), async (c) => {
    const { documents, handouts, objectives, clients, hasReview, attainments, run } = await Document.ofCohort(
      c.req.valid("param"),
    );
    return c.json(
      {
        documents: documents.map(card),
        handouts: handouts.map(handed),
        objectives,
        clients,
        hasReview,
        attainments: attainments.map(({ enrolmentID, results, by, at }) => ({ enrolmentID, results, by, at })),
        run,
      },
      200,
    );
  })
  .post(
    "/cohort/:cohortID/document",
    may("owner", "manager"),
    path(Key),
    body(without(Document.generate.schema, "cohortID")),
    answers({ 202: v.strictObject({ cohortID: v.string(), runID: v.string(), total: v.number() }) }),
    async (c) => c.json(await Document.generate({ ...c.req.valid("json"), ...c.req.valid("param") }), 202),
  )
  .post(
    "/cohort/:cohortID/document/hand-out",
    may("owner", "manager"),
    path(Key),
    body(without(Document.handOut.schema, "cohortID")),
    answers({ 202: v.strictObject({ cohortID: v.string(), handed: v.number() }) }),
    async (c) => c.json(await Document.handOut({ ...c.req.valid("json"), ...c.req.valid("param") }), 202),
  )
  .post(
    "/cohort/:cohortID/document/attainment/:enrolmentID",
    may(...STAFF),
    path({ ...Key, enrolmentID: ID.schema("enrolment") }),
    body(without(Document.assess.schema, "cohortID", "enrolmentID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), enrolmentID: v.string() }) }),
    async (c) => c.json(await Document.assess({ ...c.req.valid("json"), ...c.req.valid("param") }), 200),
  )
  .get(
    "/cohort/:cohortID/document/signed/:enrolmentID/pdf",
    may(...STAFF),
    path({ ...Key, enrolmentID: ID.schema("enrolment") }),
    async (c) => {
      const { cohortID, enrolmentID } = c.req.valid("param");
      const { handouts } = await Document.ofCohort({ cohortID });
      const one = handouts.find((handout) => handout.recipientID === enrolmentID && handout.signed);
      if (!one) throw notFound("document");
      return answerFile(c, Document.signedFileOf(one), "reglement-interieur-signe");
    },
  )
  .get("/cohort/:cohortID/document/:documentID/pdf", may(...STAFF), path(OfDocument), search(Language), async (c) =>
    answerDocument(c, await Document.get(c.req.valid("param")), c.req.valid("query").langue),
  )
  .get(
    "/cohort/:cohortID/review/pdf",
    may(...STAFF, "sponsor", "participant"),
    path(Key),
    search(Language),
    async (c) => {
      const { langue } = c.req.valid("query");
      const [found, firm] = await Promise.all([
        Document.review({ ...c.req.valid("param"), locale: langue }),
        Firm.get(),
      ]);
      const drawn = reviewDocument(found, firm, langue);
      c.header("Content-Disposition", 'inline; filename="bilan-collectif.pdf"');
      return c.body(new Uint8Array(await textDocument(drawn)), 200, { "Content-Type": "application/pdf" });
    },
  )
  .get(
    "/space/cohort/:cohortID/document",
    may("sponsor"),
    path(Key),
    answers({ 200: v.strictObject({ documents: v.array(Card) }) }),
    async (c) => c.json({ documents: (await Document.ofSponsor(c.req.valid("param"))).map(card) }, 200),
  )
  .get(
    "/space/cohort/:cohortID/document/:documentID/pdf",
    may("sponsor"),
    path(OfDocument),
    search(Language),
    async (c) => answerDocument(c, await Document.getOfSponsor(c.req.valid("param")), c.req.valid("query").langue),
  );
export type Route = typeof route;
