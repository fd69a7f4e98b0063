import { Terms, TermsContent } from "@entrepairs/core/terms";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may } from "../http/index.ts";

const Tier = v.strictObject({ daysMin: v.number(), rate: v.number() });
const Sentences = v.strictObject({ fr: v.array(v.string()), en: v.array(v.string()) });
const Shown = v.strictObject({
  ...TermsContent.entries,
  tiers: v.array(Tier),
  edition: v.number(),
  since: v.string(),
  sentences: Sentences,
});

function inBoth(content: Parameters<typeof Terms.inWords>[0]) {
  return { fr: Terms.inWords(content, "fr"), en: Terms.inWords(content, "en") };
}

/** What a change of plans costs, as the firm's clients sign it; the French sentences are those that bind. */
export const mount = "/terms";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: Shown }), async (c) => {
    const { edition, since, tiers, dropOutRate, replacement, deadlineDays } = await Terms.read({});
    const content = { tiers, dropOutRate, replacement, deadlineDays };
    return c.json({ ...content, edition, since, sentences: inBoth(content) });
  })
  .post(
    "/preview",
    may("owner", "manager"),
    body(Terms.Draft),
    answers({ 200: v.strictObject({ sentences: Sentences }) }),
    async (c) => c.json({ sentences: inBoth(c.req.valid("json")) }),
  )
  .post(
    "/",
    may("owner", "manager"),
    body(Terms.write.schema),
    answers({ 201: v.strictObject({ edition: v.number() }) }),
    async (c) => c.json(await Terms.write(c.req.valid("json")), 201),
  );
export type Route = typeof route;
