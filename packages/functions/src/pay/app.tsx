/** @jsxImportSource hono/jsx */
import { Config, Files, Stripe } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, DomainError, log, notFound } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { type Limit, limit } from "@entrepairs/core/platform";
import { type Context, Hono } from "hono";
import { type Env, requestScope, sameSite, says, securityHeaders } from "../http/index.ts";
import { inLanguage, languageOf, otherLanguage } from "../site/language.ts";
import { withLink } from "../site/link-door.ts";
import { answerPage } from "../site/page.tsx";
import { answerProblem } from "../site/problem.tsx";
import { cardRoute } from "./card.tsx";
import { PayPage, type View } from "./page.tsx";
import { KEPT_MS, LOOK_MS, POLICY, secondsBefore, TURNS_KEPT } from "./wait.ts";

/** Enough for someone who hesitates between two cards. */
const BUTTON: Limit = { name: "payer.button", max: 30, minutes: 10 };

/** In turns. An event that was lost is made up for by this. */
const ASKS_STRIPE_EVERY = 4;

const behindLink = says({ may: { link: Invoice.PAYER } });

/**
 * The page where an invoice is paid. GET shows and consumes nothing; POST leads to Stripe's page. While a payment is
 * expected the page asks again by itself, and its answer is kept until something happened.
 */
export const payRoute = new Hono<Env>()
  .get("/payer/:token", behindLink, (c) => {
    const token = c.req.param("token");
    const turn = turnOf(c);
    const answer = async () => {
      // By itself the page reads our table; a person's own look, and now and then a long wait, asks Stripe.
      const answered = turn % ASKS_STRIPE_EVERY === 0 ? await lookAgain() : false;
      const seen = { view: await Payment.ofPayer(), returned: answered ? undefined : c.req.query("s") };
      const keeps = turn > 0 && turn <= TURNS_KEPT && c.req.header("Prefer") === "wait";
      return show(c, { ...seen, ...(keeps && { view: await kept(c, seen) }), token, turn });
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

/** He came back from a page of Stripe of which we know nothing yet. */
function isConfirming({ view, returned }: Seen): boolean {
  const open = Payment.currentAttempt(view);
  return view.standing === "online" && returned !== undefined && open?.status === "open" && open.sessionID === returned;
}

/** A debit under way, or a page of Stripe that may be paid now, here or in another window. */
function isExpected({ standing, ...view }: View): boolean {
  return standing === "processing" || (standing === "online" && Payment.currentAttempt(view) !== undefined);
}

/** Keeps the answer while nothing happens, some seconds at most: what comes is shown as soon as it is written. */
async function kept(c: Context<Env>, seen: Seen): Promise<View> {
  const end = performance.now() + KEPT_MS;
  let { view } = seen;
  const { standing } = view;
  while (isExpected(view) && view.standing === standing && performance.now() < end && !c.req.raw.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    view = await Payment.ofPayer();
  }
  return view;
}

interface Shown extends Partial<Seen> {
  view: View;
  token: string;
  turn: number;
  refused?: DomainError;
}

function show(c: Context<Env>, { view, token, turn, returned, refused }: Shown): Response {
  const next = turn + 1;
  const confirming = isConfirming({ view, returned }) && next <= TURNS_KEPT;
  const path = inLanguage(c, `/payer/${token}`);
  const from = confirming ? `${path.includes("?") ? "&" : "?"}s=${encodeURIComponent(returned ?? "")}` : "";
  const state = confirming ? "confirming" : view.standing;
  const waits = isExpected(view)
    ? {
        path: `${path}${from}`,
        state,
        next,
        pause: secondsBefore(next),
        reloads: confirming || view.standing !== "online",
      }
    : undefined;
  const { demo } = Config.use();
  const locale = languageOf(c);
  const answer = answerPage(
    c,
    <PayPage
      view={view}
      token={token}
      locale={locale}
      other={otherLanguage(c, locale, refused ? `/payer/${token}` : "")}
      demo={demo}
      confirming={confirming}
      refused={refused?.code}
      waits={waits}
    />,
    refused?.status ?? 200,
  );
  // The button posts here and is sent on to Stripe: browsers ask that both be named.
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  const named = policy.replace("form-action 'self'", `form-action 'self' ${Stripe.use().checkoutOrigin}`);
  answer.headers.set("Content-Security-Policy", waits ? `${named}; ${POLICY}` : named);
  answer.headers.set("X-State", state);
  if (waits) answer.headers.set("Retry-After", String(waits.pause));
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
  app.route("/", cardRoute);
  app.route("/", payRoute);
  return app;
}
