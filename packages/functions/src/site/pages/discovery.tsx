/** @jsxImportSource hono/jsx */
import { Discovery } from "@entrepairs/core/discovery";
import { Firm } from "@entrepairs/core/firm";
import { DomainError, ID, notFound, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { type Limit, limit } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { type Env, says } from "../../http/index.ts";
import { addressIn } from "../company-fields.tsx";
import { ClosedDiscovery, DiscoveryPage, SeatPage } from "../discovery/view.tsx";
import { addresses, asVisitor, localeOfPath } from "../firm-door.ts";
import { readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage } from "../page.tsx";

const BY_ORIGIN: Limit = { name: "discovery.origin", max: 60, minutes: 60 };
const BY_ADDRESS: Limit = { name: "discovery.address", max: 10, minutes: 60 };
const PATH = "/c/:slug/decouvertes/:discovery";

async function find(c: Context<Env>): Promise<Discovery.Stored> {
  const discoveryID = c.req.param("discovery") ?? "";
  if (!v.is(ID.schema("discovery"), discoveryID)) throw notFound("discovery");
  return Discovery.get(discoveryID);
}

async function answerPublic(c: Context<Env>, firm: Firm.Info, typed: Typed): Promise<Response> {
  const [discovery, published] = await Promise.all([find(c), Programme.listPublished()]);
  const isPublished = published.some(({ slug }) => slug === discovery.programmeSlug);
  const shown = { discovery, isPublished, firm, locale: localeOfPath(c), typed, ways: addresses(c) };
  return answerPage(c, <DiscoveryPage {...shown} />, typed === untouched ? 200 : statusOf(typed));
}

const show = (c: Context<Env>) => asVisitor(c, (firm) => answerPublic(c, firm, untouched));

const send = async (c: Context<Env>) => {
  const { values, key } = await readForm(c);
  await limit(BY_ORIGIN, c.get("address"));
  return asVisitor(c, async (firm) => {
    try {
      const { discoveryID, priceNet } = await find(c);
      const person = { ...personIn(values), discoveryID, locale: localeOfPath(c) };
      const input = parse(Discovery.register.schema, { ...person, buyer: priceNet > 0 ? buyerIn(values) : null });
      await limit(BY_ADDRESS, input.email);
      const { linkID } = await withIdempotencyKey(key, () => Discovery.register(input));
      return c.redirect(`/decouverte/${Link.tokenOf(linkID)}`, 303);
    } catch (error) {
      return answerPublic(c, firm, typedAgain(error, values));
    }
  });
};

const orNone = (text = "") => (text.trim() ? text : null);

function personIn({ given = "", family = "", email = "", job, company }: Record<string, string>) {
  return { given, family, email, job: orNone(job), company: orNone(company) };
}

function buyerIn(values: Record<string, string>) {
  const { "buyer.name": name = "", "buyer.siret": siret = "", "buyer.email": email } = values;
  return { name, siret, email: email || (values.email ?? ""), address: addressIn(values, "buyer.address") };
}

/** Runs `body` as the bearer of a seat's link; every way it may lead nowhere is said in the same words. */
async function visit(c: Context<Env>, body: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.req.param("token") ?? "";
  try {
    return await withLink(c, token, Discovery.PURPOSE, () => body(token));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    const locale = languageOf(c);
    return answerPage(c, <ClosedDiscovery locale={locale} other={otherLanguage(c, locale)} />, 410);
  }
}

async function answerSeat(c: Context<Env>, token: string, typed: Typed): Promise<Response> {
  const [firm, { discovery, guest }] = await Promise.all([Firm.get(), Discovery.mine()]);
  const locale = languageOf(c, guest.locale);
  const other = otherLanguage(c, locale, `/decouverte/${token}`);
  const shown = { firm, discovery, guest, token, locale, other, typed };
  return answerPage(c, <SeatPage {...shown} />, typed === untouched ? 200 : statusOf(typed));
}

const act = (c: Context<Env>, run: (values: Record<string, string>) => Promise<unknown>) =>
  visit(c, async (token) => {
    const { values, key } = await readForm(c);
    try {
      await withIdempotencyKey(key, () => run(values));
      return c.redirect(inLanguage(c, `/decouverte/${token}`), 303);
    } catch (error) {
      return answerSeat(c, token, typedAgain(error, values));
    }
  });

const everyone = says({ may: { everyone: true } });
const bearer = says({ may: { link: Discovery.PURPOSE } });

/** A discovery session: its public page, then each guest's own, where he gives up his seat or says that he goes on. */
export const route = new Hono<Env>()
  .get(PATH, everyone, show)
  .post(PATH, everyone, send)
  .get(`/en${PATH}`, everyone, show)
  .post(`/en${PATH}`, everyone, send)
  .get("/decouverte/:token", bearer, (c) => visit(c, (token) => answerSeat(c, token, untouched)))
  .post("/decouverte/:token/partir", bearer, (c) => act(c, () => Discovery.leave({})))
  .post("/decouverte/:token/suite", bearer, (c) =>
    act(c, (values) => Discovery.answer(parse(Discovery.answer.schema, values))),
  );
