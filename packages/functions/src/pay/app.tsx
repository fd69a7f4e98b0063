/** @jsxImportSource hono/jsx */
import { Config, Files, Stripe } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, DomainError, log, notFound } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { type Limit, limit } from "@entrepairs/core/platform";
import { type Context, Hono } from "hono";
import { type Env, requestScope, sameSite, says, securityHeaders } from "../http/index.ts";
import { languageOf } from "../site/language.ts";
import { withLink } from "../site/link-door.ts";
import { answerPage } from "../site/page.tsx";
import { answerProblem } from "../site/problem.tsx";
import { PayPage, type View } from "./page.tsx";

/** Enough for someone who hesitates between two cards. */
const BUTTON: Limit = { name: "payer.button", max: 30, minutes: 10 };

/** How long an answer is kept while nothing happens, how often it looks meanwhile: what came is shown within a second. */
export const KEPT_MS = 5_000;
export const LOOK_MS = 300;
/** Two minutes of kept answers, ten of slower ones. */
export const TURNS_KEPT = 24;
export const TURNS_SOON = TURNS_KEPT + 40;
/** In turns. An event that was lost is made up for by this. */
const ASKS_STRIPE_EVERY = 4;

const behindLink = says({ may: { link: Invoice.PAYER } });

/**
 * The page where an invoice is paid. GET shows and consumes nothing; POST leads to Stripe's page. While a payment is
 * expected the browser asks again at once, and the answer is kept until something happened: no script, no delay.
 */
export const payRoute = new Hono<Env>()
  .get("/payer/:token", behindLink, (c) => {
    const token = c.req.param("token");
    const turn = turnOf(c);
    const answer = async () => {
      // By itself the page reads our table; a person's own look, and now and then a long wait, asks Stripe.
      const answered = turn % ASKS_STRIPE_EVERY === 0 ? await lookAgain() : false;
      const seen = { view: await Payment.ofPayer(), returned: answered ? undefined : c.req.query("s") };
      const view = turn > 0 && turn <= TURNS_KEPT ? await kept(c, seen) : seen.view;
      return show(c, { view, token, turn, returned: seen.returned });
    };
    return withLink(c, token, Invoice.PAYER, answer, turn > 0 ? "page" : "person");
  })
  .post("/payer/:token", behindLink, (c) => {
    const token = c.req.param("token");
    return withLink(c, token, Invoice.PAYER, async () => {
      await limit(BUTTON, token);
      try {
        const { url } = await Payment.start({});
        return c.redirect(url, 303);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return show(c, { view: await Payment.ofPayer(), token, turn: 0, refused: error });
      }
    });
  })
  .get("/payer/:token/facture.pdf", behindLink, (c) =>
    withLink(c, c.req.param("token"), Invoice.PAYER, async () => {
      const { invoice } = await Payment.ofPayer();
      const bytes = invoice.pdfHash ? await Files.use().get(Invoice.fileOf(invoice)) : undefined;
      if (!bytes) throw notFound("invoice");
      c.header("Content-Disposition", `inline; filename="${invoice.number}.pdf"`);
      return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
    }),
  );

/** How often this page has asked again by itself. */
function turnOf(c: Context<Env>): number {
  const text = c.req.query("attente") ?? "";
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

/** The same work as an event's; when Stripe does not answer, the page still says what we know. */
async function lookAgain(): Promise<boolean> {
  const { invoiceID = "" } = Actor.subject(Invoice.PAYER);
  try {
    await Payment.lookAgain(invoiceID);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log("warn", "payer.not_converged", { invoiceID, code: error.code });
    return false;
  }
}

interface Seen {
  view: View;
  /** The page of Stripe that the payer says he comes back from, when Stripe did not tell us more. */
  returned: string | undefined;
}

/** A debit under way; or a payer who came back from a page of which we know nothing yet. */
function isExpected({ view, returned }: Seen): boolean {
  if (view.standing !== "online") return view.standing === "processing";
  const open = Payment.currentAttempt(view);
  return returned !== undefined && open?.status === "open" && open.sessionID === returned;
}

/** Keeps the answer while nothing happens, some seconds at most: what comes is shown as soon as it is written. */
async function kept(c: Context<Env>, seen: Seen): Promise<View> {
  const end = performance.now() + KEPT_MS;
  let { view } = seen;
  while (isExpected({ ...seen, view }) && performance.now() < end && !c.req.raw.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    view = await Payment.ofPayer();
  }
  return view;
}

/** At once for two minutes, since the next answer is kept; then less and less: a debit may take days. */
export function secondsBefore(turn: number): number {
  if (turn <= TURNS_KEPT) return 0;
  return turn <= TURNS_SOON ? 15 : 30;
}

interface Shown extends Partial<Seen> {
  view: View;
  token: string;
  turn: number;
  refused?: DomainError;
}

function show(c: Context<Env>, { view, token, turn, returned, refused }: Shown): Response {
  const next = turn + 1;
  const confirming = isExpected({ view, returned }) && view.standing === "online" && next <= TURNS_KEPT;
  const from = confirming ? `&s=${encodeURIComponent(returned ?? "")}` : "";
  const expected = confirming || view.standing === "processing";
  const refresh = expected
    ? { seconds: secondsBefore(next), path: `/payer/${token}?attente=${next}${from}` }
    : undefined;
  const { demo } = Config.use();
  const answer = answerPage(
    c,
    <PayPage
      view={view}
      token={token}
      locale={languageOf(c)}
      demo={demo}
      confirming={confirming}
      refused={refused?.code}
      refresh={refresh}
    />,
    refused?.status ?? 200,
  );
  // The button posts here and is sent on to Stripe: browsers ask that both be named.
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  const checkout = Stripe.use().checkoutOrigin;
  answer.headers.set("Content-Security-Policy", policy.replace("form-action 'self'", `form-action 'self' ${checkout}`));
  // The address is the key: it is told to nobody else.
  answer.headers.set("Referrer-Policy", "same-origin");
  return answer;
}

/** The pay function: the one that calls Stripe while a person waits. */
export function payApp(): Hono<Env> {
  const app = new Hono<Env>();
  app.onError(answerProblem);
  app.notFound((c) => answerProblem(new DomainError("notFound", "path.not_found", "There is nothing here"), c));
  app.use("*", securityHeaders(), requestScope(), sameSite(), (_, next) => Actor.provide({ type: "anonymous" }, next));
  app.route("/", payRoute);
  return app;
}
