import { Firm } from "@entrepairs/core/firm";
import { Actor, DomainError, ID } from "@entrepairs/core/kernel";
import { INDICATORS, Pack, Register } from "@entrepairs/core/quality";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, onceTaken, path, search, Taken, ticketHere, without } from "../http/index.ts";
import { packEntries } from "../paper/pack.ts";
import { indicatorWords, lackWords } from "../paper/pack-words.ts";
import { within, zipStream } from "../paper/zip.ts";

const office = may("owner", "manager");
const programme = { programmeID: v.string(), programmeTitle: v.string() };
const Cause = v.variant("kind", [
  v.strictObject({ kind: v.literal("complaint"), complaintID: v.string(), reference: v.string() }),
  v.strictObject({ kind: v.literal("words"), ...programme, words: v.nullable(v.string()) }),
  v.strictObject({ kind: v.literal("figures"), ...programme }),
  v.strictObject({ kind: v.literal("incident") }),
]);
/** In both languages, as the archive says it. */
const Words = v.strictObject({ fr: v.string(), en: v.string() });
const Entry = v.strictObject({
  entryID: v.string(),
  rev: v.number(),
  kind: v.picklist(["improvement", "note"]),
  indicator: v.picklist(INDICATORS),
  about: Words,
  on: v.string(),
  title: v.string(),
  text: v.string(),
  cause: v.nullable(Cause),
  status: v.picklist(["planned", "done"]),
  doneOn: v.nullable(v.string()),
  effect: v.nullable(v.string()),
  byName: v.string(),
});
const Causes = v.strictObject({
  indicators: v.array(v.strictObject({ indicator: v.picklist(INDICATORS), about: Words })),
  complaints: v.array(
    v.strictObject({
      complaintID: v.string(),
      reference: v.string(),
      receivedAt: v.string(),
      about: v.nullable(v.string()),
    }),
  ),
  programmes: v.array(
    v.strictObject({
      programmeID: v.string(),
      title: v.string(),
      words: v.array(v.strictObject({ wordsHash: v.string(), words: v.string() })),
    }),
  ),
});
const Written = v.strictObject({ entryID: v.string(), status: Entry.entries.status });

const about = <N extends (typeof INDICATORS)[number]>(indicator: N) => ({
  indicator,
  about: indicatorWords(indicator),
});
const entry = ({ by: _, createdAt: __, ...shown }: Register.Shown) => ({ ...shown, ...about(shown.indicator) });

const OfPack = { packID: ID.schema("pack") };
const PackCard = v.strictObject({
  packID: v.string(),
  programmeTitle: v.string(),
  from: v.string(),
  to: v.string(),
  status: v.picklist(["preparing", "ready"]),
  groups: v.number(),
  done: v.number(),
  askedAt: v.string(),
  byName: v.string(),
});
const WholePack = v.strictObject({
  ...PackCard.entries,
  programmeID: v.string(),
  sample: v.number(),
  people: v.number(),
  found: v.array(
    v.strictObject({
      indicator: v.picklist(INDICATORS),
      about: Words,
      files: v.number(),
      lacks: v.array(v.strictObject({ code: v.string(), says: Words })),
    }),
  ),
});

function packCard({ packID, programmeTitle, from, to, status, cohortIDs, done, askedAt, byName }: Pack.Stored) {
  return { packID, programmeTitle, from, to, status, groups: cohortIDs.length, done, askedAt, byName };
}

/** The register of quality: improvements with what caused them, and proofs of an indicator. */
export const mount = "/quality";
export const route = new Hono<Env>()
  .get("/entry", office, answers({ 200: v.strictObject({ entries: v.array(Entry) }) }), async (c) =>
    c.json({ entries: (await Register.entries()).map(entry) }, 200),
  )
  .get("/cause", office, answers({ 200: Causes }), async (c) =>
    c.json({ ...(await Register.causes()), indicators: INDICATORS.map(about) }, 200),
  )
  .post("/entry", office, body(Register.write.schema), answers({ 201: Written }), async (c) =>
    c.json(await Register.write(c.req.valid("json")), 201),
  )
  .post(
    "/entry/:entryID/finish",
    office,
    path({ entryID: ID.schema("entry") }),
    body(without(Register.finish.schema, "entryID")),
    answers({ 200: Written }),
    async (c) => c.json(await Register.finish({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
  )
  .get("/pack", office, answers({ 200: v.strictObject({ packs: v.array(PackCard) }) }), async (c) =>
    c.json({ packs: (await Pack.list()).map(packCard) }, 200),
  )
  .post(
    "/pack",
    office,
    body(Pack.ask.schema),
    answers({ 201: v.strictObject({ packID: v.string(), status: PackCard.entries.status, total: v.number() }) }),
    async (c) => c.json(await Pack.ask(c.req.valid("json")), 201),
  )
  .get("/pack/:packID", office, path(OfPack), answers({ 200: WholePack }), async (c) => {
    const pack = await Pack.read(c.req.valid("param"));
    const { programmeID, sample, people, found } = pack;
    const told = found.map(({ indicator, files, lacks }) => ({
      ...about(indicator),
      files,
      lacks: lacks.map(lackWords),
    }));
    return c.json({ ...packCard(pack), programmeID, sample: sample.length, people, found: told }, 200);
  })
  .get(
    "/pack/:packID/zip",
    office,
    path(OfPack),
    search({ langue: v.optional(v.picklist(["fr", "en"]), "fr") }),
    onceTaken(),
    async (c) => {
      const [pack, firm] = await Promise.all([Pack.read(c.req.valid("param")), Firm.get()]);
      if (pack.status !== "ready") throw new DomainError("conflict", "quality.preparing", "It is being prepared");
      c.header("Content-Disposition", `attachment; filename="dossier-qualite-${pack.from}-${pack.to}.zip"`);
      const entries = packEntries(pack, firm, c.req.valid("query").langue);
      return c.body(zipStream(within(Actor.use(), entries)), 200, { "Content-Type": "application/zip" });
    },
  )
  .post("/pack/:packID/zip", office, path(OfPack), answers({ 201: Taken }), async (c) => {
    await Pack.take(c.req.valid("param"));
    return c.json(ticketHere(c), 201);
  });
export type Route = typeof route;
