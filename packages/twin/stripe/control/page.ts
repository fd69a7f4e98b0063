/** The control page, for a person: what happened, and the buttons that move time and money along. */
import type { ServerResponse } from "node:http";
import { Html, html } from "../page/html.ts";
import { sendScreen } from "../page/layout.ts";
import { type Language, money } from "../page/words.ts";
import { capabilitiesOf } from "../resource/account-state.ts";
import type { Control } from "./verb.ts";
import { controlWords } from "./words.ts";

type Cell = Html | string | number | null | undefined | false;

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
  newest(table.everywhere("payment_intent")).map(({ account, value }) => [
    html`<code>${value.id}</code>`,
    nameOf(control, account),
    value.status,
    money(value.amount, value.currency, language),
    table.find("debit", account, value.id) && debitButtons(value.id, say),
  ]),
)}
<h2 id="sessions">${say.sessions}</h2>
${rows(
  say.none,
  "sessions",
  say.sessionColumns,
  newest(table.everywhere("checkout.session")).map(({ account, value }) => [
    value.status === "open"
      ? html`<a href="/c/pay/${value.id}">${value.id.slice(0, 20)}…</a>`
      : html`<code>${value.id.slice(0, 20)}…</code>`,
    nameOf(control, account),
    `${value.status}, ${value.payment_status}`,
    money(value.amount_total ?? 0, value.currency ?? "eur", language),
  ]),
)}
<h2 id="accounts">${say.accounts}</h2>
${rows(
  say.none,
  "accounts",
  say.accountColumns,
  newest(table.list("v2.core.account", "")).map((account) => [
    html`<code>${account.id}</code>`,
    account.display_name ?? account.contact_email,
    Object.entries(capabilitiesOf(account))
      .map(([name, { status }]) => `${name}: ${status}`)
      .join(", "),
  ]),
)}
<h2 id="deliveries">${say.deliveries}</h2>
${rows(
  say.none,
  "deliveries",
  say.deliveryColumns,
  newest([...table.everywhere("sent"), ...table.everywhere("delivery")]).map(({ account, value }) => [
    table.find("v2.core.event", account, value.event)?.type,
    nameOf(control, account),
    value.state,
    value.attempt,
    value.lastStatus,
    button("redeliver", "delivery", value.id, say.redeliver),
  ]),
)}`;
  sendScreen(response, { language, title: say.title, main, wide: true });
}

/** One row a thing; on a phone each is a card, whose cells say by themselves what they hold. */
function rows(none: string, id: string, columns: readonly string[], body: readonly Cell[][]): Html {
  if (body.length === 0) return html`<p class="soft">${none}</p>`;
  const numeric = numericColumns[id] ?? [];
  const heads = columns.map(
    (name, index) =>
      html`<th role="columnheader" scope="col" class="${numeric.includes(index) && "number"}">${name}</th>`,
  );
  const lines = body.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, index) => cellOf(cell, columns[index] ?? "", numeric.includes(index)))}</tr>`,
  );
  // Drawn as cards, a table must say that it still is one.
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table role="table"><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${lines}</tbody></table></div>`;
}

function cellOf(cell: Cell, label: string, isNumber: boolean): Html {
  const kind = isNumber ? "number" : cell instanceof Html && cell.text.includes("<form") && "actions";
  return html`<td role="cell" data-label="${label}" class="${kind}">${cell}</td>`;
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
