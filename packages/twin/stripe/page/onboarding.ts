/** The onboarding page, `/setup/e/<account>/<link>`: a link works once, then the person goes back to the product. */
import { consumeLink, openLink } from "../resource/account-link.ts";
import { capabilitiesOf, getAccount, type Outcome } from "../resource/account-state.ts";
import type { Link } from "../store/row.ts";
import { html } from "./html.ts";
import { redirect, sendScreen } from "./layout.ts";
import { showUnknown } from "./pay.ts";
import { change, type Visit } from "./visit.ts";
import { type Language, languageOf, words } from "./words.ts";

const outcomes: Outcome[] = ["accepted", "missing", "refused"];

export function visitOnboarding(visit: Visit, accountID: string, linkID: string): void {
  const { world } = visit.api;
  const { link, usable } = openLink(world, accountID, linkID);
  const browser = visit.request.headers["accept-language"];
  if (!link) {
    showUnknown(visit, languageOf(undefined, browser));
    return;
  }
  // Used or too old: the product is asked for a fresh link, as Stripe does.
  if (!usable) {
    redirect(visit.response, link.refreshURL);
    return;
  }
  const outcome = outcomes.find((each) => each === visit.form.get("outcome"));
  if (visit.request.method === "POST" && outcome) {
    redirect(
      visit.response,
      change(visit, () => consumeLink(world, link, outcome)),
    );
    return;
  }
  const locale = getAccount(world, accountID).defaults?.locales?.[0];
  showForm(visit, link, languageOf(locale, browser));
}

function showForm(visit: Visit, link: Link, language: Language): void {
  const say = words[language];
  const account = getAccount(visit.api.world, link.account);
  const asked = Object.keys(capabilitiesOf(account)).map(
    (name) => html`<li><span>${say.capabilities[name] ?? name}</span></li>`,
  );
  const main = html`<h1>${say.setupTitle}</h1>
<p class="soft">${say.setupFor} ${account.display_name ?? account.contact_email}</p>
<p>${say.setup}</p>
${asked.length > 0 && html`<h2>${say.asked}</h2><ul class="lines">${asked}</ul>`}
<form method="post">
<button name="outcome" value="accepted" class="main">${say.accept}</button>
<button name="outcome" value="missing">${say.missing}</button>
<button name="outcome" value="refused" class="quiet">${say.refuse}</button>
</form>`;
  sendScreen(visit.response, { language, title: say.setupTitle, main });
}
