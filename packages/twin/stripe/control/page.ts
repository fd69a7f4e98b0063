/** The control page, for a person: what happened, and the buttons that move time and money along. */
import type { ServerResponse } from "node:http";
import { type Html, html } from "../page/html.ts";
import { sendScreen } from "../page/layout.ts";
import { type Language, money } from "../page/words.ts";
import { capabilitiesOf } from "../resource/account-state.ts";
import type { Control } from "./verb.ts";
import { controlWords } from "./words.ts";

const shownMax = 50;
const numericColumns: Record<string, number[]> = { payments: [3], sessions: [3], deliveries: [3, 4] };

export function sendControl(response: ServerResponse, control: Control, language: Language): void {
  const say = controlWords[language];
  const { table } = control.api.world;
  const newest = <T>(items: T[]): T[] => items.slice(-shownMax).reverse();
  const main = html`<h1>${say.title}</h1><p class="soft">${say.about}</p>
<h2 id="payments">${say.payments}</h2>
${rows(
  say.none,
  "payments",
  say.paymentColumns,
  newest(table.everywhere("payment_intent")).map(
    ({ account, value }) => html`<tr>
<td><code>${value.id}</code></td><td>${nameOf(control, account)}</td><td>${value.status}</td>
<td class="number">${money(value.amount, value.currency, language)}</td>
<td class="actions">${table.find("debit", account, value.id) && debitButtons(value.id, say)}</td></tr>`,
  ),
)}
<h2 id="sessions">${say.sessions}</h2>
${rows(
  say.none,
  "sessions",
  say.sessionColumns,
  newest(table.everywhere("checkout.session")).map(
    ({ account, value }) => html`<tr>
<td>${value.status === "open" ? html`<a href="/c/pay/${value.id}">${value.id.slice(0, 20)}…</a>` : html`<code>${value.id.slice(0, 20)}…</code>`}</td>
<td>${nameOf(control, account)}</td><td>${value.status}, ${value.payment_status}</td>
<td class="number">${money(value.amount_total ?? 0, value.currency ?? "eur", language)}</td></tr>`,
  ),
)}
<h2 id="accounts">${say.accounts}</h2>
${rows(
  say.none,
  "accounts",
  say.accountColumns,
  newest(table.list("v2.core.account", "")).map(
    (account) => html`<tr>
<td><code>${account.id}</code></td><td>${account.display_name ?? account.contact_email}</td>
<td>${Object.entries(capabilitiesOf(account))
      .map(([name, { status }]) => `${name}: ${status}`)
      .join(", ")}</td></tr>`,
  ),
)}
<h2 id="deliveries">${say.deliveries}</h2>
${rows(
  say.none,
  "deliveries",
  say.deliveryColumns,
  newest([...table.everywhere("sent"), ...table.everywhere("delivery")]).map(
    ({ account, value }) => html`<tr>
<td>${table.find("v2.core.event", account, value.event)?.type}</td><td>${nameOf(control, account)}</td>
<td>${value.state}</td><td class="number">${value.attempt}</td><td class="number">${value.lastStatus}</td>
<td class="actions">${button("redeliver", "delivery", value.id, say.redeliver)}</td></tr>`,
  ),
)}`;
  sendScreen(response, { language, title: say.title, main, wide: true });
}

function rows(none: string, id: string, columns: readonly string[], body: Html[]): Html {
  if (body.length === 0) return html`<p class="soft">${none}</p>`;
  const numeric = numericColumns[id] ?? [];
  const heads = columns.map(
    (name, index) => html`<th scope="col" class="${numeric.includes(index) && "number"}">${name}</th>`,
  );
  // A table wider than a phone scrolls, by keyboard as well.
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function debitButtons(id: string, say: (typeof controlWords)["fr"]): Html {
  return html`${button("settle", "payment_intent", id, say.settle)}${button("fail", "payment_intent", id, say.fail)}`;
}

function button(verb: string, name: string, value: string, label: string): Html {
  return html`<form method="post" action="/_emu/${verb}"><button name="${name}" value="${value}">${label}</button></form>`;
}

function nameOf(control: Control, accountID: string): string {
  if (accountID === "") return "Entrepairs";
  const account = control.api.world.table.find("v2.core.account", "", accountID);
  return account?.display_name ?? account?.contact_email ?? accountID;
}
