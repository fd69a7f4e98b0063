/** @jsxImportSource hono/jsx */
import { Firm } from "@entrepairs/core/firm";
import { notFound, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { answerPaper } from "../../paper/order-file.ts";
import { Paper } from "../enrolment/parts.tsx";
import { ErrorSummary, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { Signature, Standing } from "../order/answer.tsx";
import { Quote } from "../order/quote.tsx";
import { answerPage, Page } from "../page.tsx";
import { orderWords } from "../words/order.ts";

const bearer = says({ may: { link: Order.PURPOSE } });

async function seen(c: Context<Env>, typed: Typed) {
  const [{ order, agreement }, firm] = await Promise.all([Order.behindLink(), Firm.get()]);
  const locale = languageOf(c, order.locale);
  const path = `/devis/${c.req.param("token")}`;
  const ways = {
    quote: inLanguage(c, path),
    pdf: `${path}/pdf`,
    agreementPDF: `${path}/convention/pdf`,
    approve: inLanguage(c, path),
    refuse: inLanguage(c, `${path}/refus`),
    agreement: inLanguage(c, `${path}/convention`),
    sign: inLanguage(c, `${path}/convention`),
  };
  return { order, agreement, firm, locale, zone: firm.zone, typed, ways };
}
type Seen = Awaited<ReturnType<typeof seen>>;

function Frame(props: { seen: Seen; c: Context<Env>; path: string; title: string; lang?: string; children: Child }) {
  const { firm, locale, typed } = props.seen;
  const t = orderWords(locale);
  const labels = { name: t.name, role: t.role, accepted: t.approve, reason: t.reason };
  return (
    <Page
      title={`${props.title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(props.c, locale, props.path)}
      noindex
    >
      <h1 lang={props.lang}>{props.title}</h1>
      <ErrorSummary typed={typed} locale={locale} labels={labels} />
      {props.children}
    </Page>
  );
}

async function quotePage(c: Context<Env>, typed: Typed): Promise<Response> {
  const found = await seen(c, typed);
  const t = orderWords(found.locale);
  const status = Order.shownStatus(found.order, found.zone);
  return answerPage(
    c,
    <Frame seen={found} c={c} path={`/devis/${c.req.param("token")}`} title={t.quote(found.order.number ?? "")}>
      <Quote {...found} />
      <Standing {...found} status={status} />
      {found.order.papers.quote ? (
        <p>
          <a href={found.ways.pdf}>{t.pdf}</a>
        </p>
      ) : null}
      <p class="soft">{t.print}</p>
    </Frame>,
    typed === untouched ? 200 : statusOf(typed),
  );
}

async function agreementPage(c: Context<Env>, typed: Typed): Promise<Response> {
  const found = await seen(c, typed);
  const { agreement, ways, locale, order } = found;
  if (!agreement) throw notFound("order");
  const t = orderWords(locale);
  return answerPage(
    c,
    <Frame
      seen={found}
      c={c}
      path={`/devis/${c.req.param("token")}/convention`}
      title={agreement.title}
      lang={order.locale}
    >
      <section class="card" lang={agreement.locale}>
        <Paper text={agreement} level={2} />
      </section>
      <Signature {...found} />
      <p class="actions">
        <a class="btn" href={ways.quote}>
          {t.back}
        </a>
        {order.papers.agreement ? <a href={ways.agreementPDF}>{t.agreementPDF}</a> : null}
      </p>
    </Frame>,
    typed === untouched ? 200 : statusOf(typed),
  );
}

/** Runs what a form asks, then the page anew; on a refusal the page with what was typed. */
async function act(
  c: Context<Env>,
  then: string,
  command: (values: Record<string, string>) => Promise<unknown>,
  again: (typed: Typed) => Promise<Response>,
): Promise<Response> {
  const { values, key } = await readForm(c);
  return withLink(c, c.req.param("token") ?? "", Order.PURPOSE, async () => {
    try {
      await withIdempotencyKey(key, () => command(values));
    } catch (error) {
      return again(typedAgain(error, values));
    }
    return c.redirect(inLanguage(c, then), 303);
  });
}

function paper(c: Context<Env>, wanted: "quote" | "agreement"): Promise<Response> {
  const token = c.req.param("token") ?? "";
  return withLink(c, token, Order.PURPOSE, async () => answerPaper(c, (await Order.behindLink()).order, wanted));
}

const accepted = (values: Record<string, string>) => ({ ...values, accepted: values.accepted === "1" });

/** The buyer's pages: the quote that he approves or declines, and the agreement that he signs, by one link. */
export const route = new Hono<Env>()
  .get("/devis/:token", bearer, (c) => withLink(c, c.req.param("token"), Order.PURPOSE, () => quotePage(c, untouched)))
  .post("/devis/:token", bearer, (c) =>
    act(
      c,
      `/devis/${c.req.param("token")}`,
      (values) => Order.approve(parse(Order.approve.schema, accepted(values))),
      (typed) => quotePage(c, typed),
    ),
  )
  .post("/devis/:token/refus", bearer, (c) =>
    act(
      c,
      `/devis/${c.req.param("token")}`,
      (values) => Order.refuse(parse(Order.refuse.schema, { reason: values.reason ?? "" })),
      (typed) => quotePage(c, typed),
    ),
  )
  .get("/devis/:token/pdf", bearer, (c) => paper(c, "quote"))
  .get("/devis/:token/convention/pdf", bearer, (c) => paper(c, "agreement"))
  .get("/devis/:token/convention", bearer, (c) =>
    withLink(c, c.req.param("token"), Order.PURPOSE, () => agreementPage(c, untouched)),
  )
  .post("/devis/:token/convention", bearer, (c) =>
    act(
      c,
      `/devis/${c.req.param("token")}/convention`,
      (values) => Order.sign(parse(Order.sign.schema, accepted(values))),
      (typed) => agreementPage(c, typed),
    ),
  );
