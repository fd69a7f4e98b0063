/** The payment page: `/c/pay/<session>`, and `/c/pay/<session>/bank` for 3-D Secure. Plain forms, no script. */
import type { Stripe } from "stripe";
import {
  askAuthentication,
  declineCard,
  failAuthentication,
  payByCard,
  payByDebit,
  saveCard,
} from "../resource/payment.ts";
import type { Manner } from "../resource/saved.ts";
import { getSession } from "../resource/session.ts";
import type { Cause, World } from "../world.ts";
import { html } from "./html.ts";
import { redirect, sendScreen } from "./layout.ts";
import { change, type Visit } from "./visit.ts";
import { type Language, languageOf, money, words } from "./words.ts";

type Session = Stripe.Checkout.Session;

interface Shown {
  account: string;
  session: Session;
  language: Language;
}

export function visitPayment(visit: Visit, id: string, step: string | undefined): void {
  const found = visit.api.world.table.everywhere("checkout.session").find(({ value }) => value.id === id);
  const browser = visit.request.headers["accept-language"];
  if (!found) {
    showUnknown(visit, languageOf(undefined, browser));
    return;
  }
  const session = getSession(visit.api.world, found.account, id);
  const shown = { account: found.account, session, language: languageOf(session.locale, browser) };
  if (session.status !== "open") showClosed(visit, shown);
  else if (visit.request.method === "POST") act(visit, shown);
  else if (step === "bank") showBank(visit, shown);
  else showChoices(visit, shown);
}

function act(visit: Visit, { account, session }: Shown): void {
  const { world } = visit.api;
  const cause: Cause = { account, requestID: null, idempotencyKey: null };
  const page = `/c/pay/${session.id}`;
  const methods: string[] = session.payment_method_types ?? [];
  const paid = (pay: typeof payByCard, method: string): string => {
    return methods.includes(method) ? returnURL(change(visit, () => pay(world, cause, session))) : page;
  };
  const tried = (run: typeof declineCard, next: string): string => {
    if (methods.includes("card")) change(visit, () => run(world, cause, session));
    return next;
  };
  const kept = (manner: Manner): string => returnURL(change(visit, () => saveCard(world, cause, session, manner)));
  const saving: Record<string, () => string> = {
    card: () => kept("pays"),
    sepa: () => kept("debits"),
    authenticate: () => kept("asksAuthentication"),
    declined: () => kept("isDeclined"),
    cancel: () => session.cancel_url ?? page,
  };
  const actions: Record<string, () => string> = {
    card: () => paid(payByCard, "card"),
    confirm: () => paid(payByCard, "card"),
    sepa: () => paid(payByDebit, "sepa_debit"),
    declined: () => tried(declineCard, page),
    authenticate: () => tried(askAuthentication, `${page}/bank`),
    unauthenticated: () => tried(failAuthentication, page),
    cancel: () => session.cancel_url ?? page,
  };
  const wanted = session.mode === "setup" ? saving : actions;
  redirect(visit.response, (wanted[visit.form.get("how") ?? ""] ?? (() => page))());
}

/** Where a payer who has paid goes back to. */
function returnURL(session: Session): string {
  return (session.success_url ?? "/").replaceAll(/\{CHECKOUT_SESSION_ID\}|%7BCHECKOUT_SESSION_ID%7D/gi, session.id);
}

function showChoices(visit: Visit, shown: Shown): void {
  const { session, language, account } = shown;
  const say = words[language];
  const { world } = visit.api;
  const methods: string[] = session.payment_method_types ?? [];
  if (session.mode === "setup") return showSaving(visit, shown, methods);
  const hasCard = methods.includes("card");
  const refusal = refusalOf(world, shown);
  const button = (how: string, label: string, look = ""): ReturnType<typeof html> => {
    return html`<button name="how" value="${how}" class="${look}">${label}</button>`;
  };
  const main = html`
${summary(world, shown)}
${refusal && html`<p class="alert" role="alert">${refusal}</p>`}
<section class="card" aria-labelledby="how"><h2 id="how">${say.howTitle}</h2><p class="soft small">${say.how}</p>
<form method="post" action="/c/pay/${session.id}">
${hasCard && button("card", say.card, "main")}
${methods.includes("sepa_debit") && button("sepa", say.sepa)}
${hasCard && button("authenticate", say.card3ds)}
${hasCard && button("declined", say.cardDeclined)}
${session.cancel_url !== null && button("cancel", say.cancel, "quiet")}
</form></section>`;
  sendScreen(visit.response, { language, title: `${say.payTitle}, ${merchantOf(world, account)}`, main });
}

/** A way to pay is kept, whatever it will do when it is charged later. */
function showSaving(visit: Visit, { session, language, account }: Shown, methods: string[]): void {
  const say = words[language];
  const button = (how: string, label: string, look = ""): ReturnType<typeof html> => {
    return html`<button name="how" value="${how}" class="${look}">${label}</button>`;
  };
  const main = html`<h1>${say.saveFor} ${merchantOf(visit.api.world, account)}</h1>
<section class="card" aria-labelledby="how"><h2 id="how">${say.howTitle}</h2><p class="soft small">${say.how}</p>
<form method="post" action="/c/pay/${session.id}">
${button("card", say.saveCard, "main")}
${methods.includes("sepa_debit") && button("sepa", say.saveDebit)}
${button("authenticate", say.saveAsking)}
${button("declined", say.saveDeclined)}
${session.cancel_url !== null && button("cancel", say.cancel, "quiet")}
</form></section>`;
  sendScreen(visit.response, { language, title: `${say.saveFor} ${merchantOf(visit.api.world, account)}`, main });
}

/** Why the last attempt failed, in the payer's words. */
function refusalOf(world: World, { account, session, language }: Shown): string | undefined {
  if (typeof session.payment_intent !== "string") return undefined;
  const error = world.table.find("payment_intent", account, session.payment_intent)?.last_payment_error;
  if (!error) return undefined;
  return error.code === "card_declined" ? words[language].declined : words[language].unauthenticated;
}

function summary(world: World, { account, session, language }: Shown): ReturnType<typeof html> {
  const lines = world.table.find("session.plan", account, session.id)?.lines ?? [];
  const euros = (cents: number): string => money(cents, session.currency ?? "eur", language);
  const rows = lines.map((line) => {
    const times = line.quantity === 1 ? "" : ` × ${line.quantity}`;
    return html`<li><span>${line.description}${times}</span><span>${euros(line.amount_total)}</span></li>`;
  });
  return html`<h1>${words[language].payTo} ${merchantOf(world, account)}</h1>
<p class="amount">${euros(session.amount_total ?? 0)}</p>
<ul class="lines">${rows}</ul>`;
}

function merchantOf(world: World, accountID: string): string {
  const account = accountID === "" ? undefined : world.table.find("v2.core.account", "", accountID);
  return account?.display_name ?? account?.contact_email ?? "Entrepairs";
}

function showBank(visit: Visit, shown: Shown): void {
  const { session, language } = shown;
  const say = words[language];
  const main = html`<h1>${say.bankTitle}</h1>
<p class="amount">${money(session.amount_total ?? 0, session.currency ?? "eur", language)}</p>
<div class="card"><p class="soft">${say.bank}</p><form method="post" action="/c/pay/${session.id}">
<button name="how" value="confirm" class="main">${say.confirm}</button>
<button name="how" value="unauthenticated">${say.refuseBank}</button></form></div>`;
  sendScreen(visit.response, { language, title: say.bankTitle, main });
}

/** A session is paid once: a second press goes where the first one went. */
function showClosed(visit: Visit, { session, language }: Shown): void {
  const say = words[language];
  const isComplete = session.status === "complete";
  if (isComplete && visit.request.method === "POST") {
    redirect(visit.response, returnURL(session));
    return;
  }
  const title = isComplete ? say.completeTitle : say.expiredTitle;
  const back = isComplete ? returnURL(session) : session.cancel_url;
  const main = html`<h1>${title}</h1><p class="soft">${isComplete ? say.complete : say.expired}</p>
${back !== null && html`<p><a href="${back}">${say.back}</a></p>`}`;
  sendScreen(visit.response, { language, title, main, status: isComplete ? 200 : 410 });
}

export function showUnknown(visit: Visit, language: Language): void {
  const say = words[language];
  const main = html`<h1>${say.unknownTitle}</h1><p class="soft">${say.unknown}</p>`;
  sendScreen(visit.response, { language, title: say.unknownTitle, main, status: 404 });
}
