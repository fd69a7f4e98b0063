/** @jsxImportSource hono/jsx */

import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { now, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Terms } from "@entrepairs/core/terms";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import type { Seen } from "../enrolment/frame.tsx";
import { payerFrom, payerWord } from "../enrolment/payer-fields.tsx";
import { answerEnrolment } from "../enrolment/state.tsx";
import { readForm, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";

const PURPOSE = "enrolment";
const bearer = says({ may: { link: PURPOSE } });

async function seen(c: Context<Env>, typed: Typed, payer: string | undefined): Promise<Seen> {
  const token = c.req.param("token") ?? "";
  const [found, firm, terms] = await Promise.all([Enrolment.behindLink(PURPOSE), Firm.get(), Terms.current()]);
  const { payLinkID } = found.enrolment;
  const payPath = payLinkID ? `/payer/${Link.tokenOf(payLinkID)}` : undefined;
  const locale = languageOf(c, found.enrolment.locale);
  const page = c.req.method === "POST" ? `/inscription/${token}` : "";
  const ways = { locale, other: otherLanguage(c, locale, page), inLanguage: (path: string) => inLanguage(c, path) };
  return { ...found, ...ways, firm, terms, token, typed, payPath, payer: payerWord(payer), at: now(), turn: turnOf(c) };
}

/** How often the page has asked again by itself. */
function turnOf(c: Context<Env>): number {
  const text = c.req.query("attente") ?? "";
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

/** Does what the form asked, then shows the state in a page of its own; a refusal shows it with what was typed. */
async function act(c: Context<Env>, run: (values: Record<string, string>) => Promise<unknown>): Promise<Response> {
  const token = c.req.param("token") ?? "";
  const { values, key } = await readForm(c);
  return withLink(c, token, PURPOSE, async () => {
    try {
      await withIdempotencyKey(key, () => run(values));
      return c.redirect(inLanguage(c, `/inscription/${token}`), 303);
    } catch (error) {
      return answerEnrolment(c, await seen(c, typedAgain(error, values), values.payeur), 422);
    }
  });
}

/** A box that was not ticked sends nothing. */
const framingOf = (framing: string | undefined) => (framing ? { framing } : {});

/** The page of one enrolment, without signing in: GET shows, POST acts. */
export const route = new Hono<Env>()
  .get("/inscription/:token", bearer, async (c) => {
    const token = c.req.param("token");
    const show = async () => answerEnrolment(c, await seen(c, untouched, c.req.query("payeur")));
    return withLink(c, token, PURPOSE, show, turnOf(c) > 0 ? "page" : "person");
  })
  .post("/inscription/:token/accepter", bearer, (c) =>
    act(c, ({ framing }) => Enrolment.accept(parse(Enrolment.accept.schema, framingOf(framing)))),
  )
  .post("/inscription/:token/cadrage", bearer, (c) =>
    act(c, ({ framing }) => Enrolment.readFraming(parse(Enrolment.readFraming.schema, framingOf(framing)))),
  )
  .post("/inscription/:token/decliner", bearer, (c) => act(c, () => Enrolment.decline({})))
  .post("/inscription/:token/charte", bearer, (c) =>
    act(c, ({ name, version }) =>
      Enrolment.signCharter(parse(Enrolment.signCharter.schema, { name: name ?? "", version: Number(version) })),
    ),
  )
  .post("/inscription/:token/payeur", bearer, (c) =>
    act(c, async (values) => {
      const { enrolment } = await Enrolment.behindLink(PURPOSE);
      const payer = payerFrom(values, payerWord(values.payeur) ?? "entreprise", enrolment.email);
      return Enrolment.choosePayer(parse(Enrolment.choosePayer.schema, { commits: values.commits === "1", payer }));
    }),
  );
