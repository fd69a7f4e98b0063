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

const behindLink = says({ may: { link: Invoice.PAYER } });

/** The page where an invoice is paid. GET shows and consumes nothing; POST leads to Stripe's page. */
export const payRoute = new Hono<Env>()
  .get("/payer/:token", behindLink, (c) => {
    const token = c.req.param("token");
    return withLink(c, token, Invoice.PAYER, async () => {
      const waited = waitedOf(c);
      // By itself the page reads our table; a person's own look, and now and then a long wait, asks Stripe.
      if (waited % 30 === 0) await lookAgain();
      return show(c, await Payment.ofPayer(), { token, waited });
    });
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
        return show(c, await Payment.ofPayer(), { token, waited: 0, refused: error });
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

/** How often this page has looked again by itself. */
function waitedOf(c: Context<Env>): number {
  const text = c.req.query("attente") ?? "";
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

/** The same work as an event's; when Stripe does not answer, the page still says what we know. */
async function lookAgain(): Promise<void> {
  const { invoiceID = "" } = Actor.subject(Invoice.PAYER);
  try {
    await Payment.lookAgain(invoiceID);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log("warn", "payer.not_converged", { invoiceID, code: error.code });
  }
}

/** Soon at first, then less and less: a debit may take days. */
function secondsAfter(waited: number): number {
  if (waited < 30) return 1;
  return waited < 60 ? 5 : 30;
}

function show(
  c: Context<Env>,
  view: View,
  { token, waited, refused }: { token: string; waited: number; refused?: DomainError },
): Response {
  const path = `/payer/${token}?attente=${waited + 1}`;
  const refresh = view.standing === "processing" ? { seconds: secondsAfter(waited), path } : undefined;
  const { demo } = Config.use();
  const answer = answerPage(
    c,
    <PayPage view={view} token={token} locale={languageOf(c)} demo={demo} refused={refused?.code} refresh={refresh} />,
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
