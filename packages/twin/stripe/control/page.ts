/** The control page, for a person: what happened, and the buttons that move time and money along. */
import type { ServerResponse } from "node:http";
import { faultModes } from "../http/fault.ts";
import { Html, html } from "../page/html.ts";
import { sendScreen } from "../page/layout.ts";
import { type Language, money } from "../page/words.ts";
import { capabilitiesOf } from "../resource/account-state.ts";
import type { Kind, Kinds } from "../store/row.ts";
import type { Control } from "./verb.ts";
import { controlWords } from "./words.ts";

type Cell = Html | string | number | null | undefined | false;

const shownMax = 50;
const numericColumns: Record<string, number[]> = {
  payments: [3],
  refunds: [3],
  disputes: [3],
  payouts: [3],
  sessions: [3],
  deliveries: [3, 4],
};

/** `refused`: why the last act was not done. */
export function sendControl(
  response: ServerResponse,
  { control, language, refused }: { control: Control; language: Language; refused?: string | undefined },
): void {
  const say = controlWords[language];
  const main = html`<h1>${say.title}</h1><p class="soft">${say.about}</p>
${refused && html`<p class="alert" role="alert">${say.refused} ${refused}</p>`}
${timeButtons(control, say)}
${faultForm(control, say)}
${moneyTables(control, language)}
${otherTables(control, language)}`;
  sendScreen(response, { language, title: say.title, main, wide: true, status: refused ? 400 : 200 });
}

type Words = (typeof controlWords)["fr"];

function timeButtons({ courier }: Control, say: Words): Html {
  const held = courier.held;
  const queue = html`${button("shuffle", "seed", "1", say.shuffle)}${button("duplicate", "share", "1", say.duplicate)}
${button("drop", "share", "1", say.drop)}`;
  return html`<h2 id="time">${say.time}</h2><div class="acts">
${button("clock", "advanceSeconds", "3600", say.hour)}${button("clock", "advanceSeconds", "86400", say.day)}
${button("clock", "advanceSeconds", "604800", say.week)}
${button("hold", "held", held ? "no" : "yes", held ? say.release : say.hold)}${held && queue}</div>`;
}

function faultForm({ api }: Control, say: Words): Html {
  const modes = faultModes.map((mode) => html`<option value="${mode}">${say.faultModes[mode]}</option>`);
  const waiting = api.faults.filter(({ times }) => times > 0);
  const list = waiting.map(({ mode, times }) => html`<li>${say.faultModes[mode]} × ${times}</li>`);
  return html`<h2 id="faults">${say.faults}</h2><p class="soft">${say.faultsAbout}</p>
${waiting.length > 0 && html`<ul>${list}</ul>`}
<form method="post" action="/_emu/fault" class="asked"><label>${say.fault} <select name="mode">${modes}</select></label>
<label>${say.faultTimes} <input name="times" type="number" min="1" max="99" value="1" required></label>
<button>${say.addFault}</button></form>
<div class="acts">${waiting.length > 0 && button("mend", "all", "yes", say.mend)}</div>`;
}

/** The newest of a kind, of every account. */
function newest<K extends Kind>({ api }: Control, kind: K): { account: string; value: Readonly<Kinds[K]> }[] {
  return api.world.table.everywhere(kind).slice(-shownMax).reverse();
}

function moneyTables(control: Control, language: Language): Html {
  const say = controlWords[language];
  const euros = (cents: number, currency = "eur"): string => money(cents, currency, language);
  const { table } = control.api.world;
  const cells = (account: string, value: { id: string; amount: number; currency: string }, status: string | null) => [
    html`<code>${value.id}</code>`,
    nameOf(control, account),
    status,
    euros(value.amount, value.currency),
  ];
  return html`<h2 id="payments">${say.payments}</h2>
${rows(
  say.none,
  "payments",
  say.paymentColumns,
  newest(control, "payment_intent").map(({ account, value }) => [
    ...cells(account, value, value.status),
    table.find("debit", account, value.id)
      ? debitButtons(value.id, say)
      : paidButtons(control, { account, value }, say),
  ]),
)}
<h2 id="refunds">${say.refunds}</h2>
${rows(
  say.none,
  "refunds",
  say.refundColumns,
  newest(control, "refund").map(({ account, value }) => [
    ...cells(account, value, value.status),
    value.status === "pending" &&
      html`${button("settle", "refund", value.id, say.settle)}${button("fail", "refund", value.id, say.fail)}`,
  ]),
)}
<h2 id="disputes">${say.disputes}</h2>
${rows(
  say.none,
  "disputes",
  say.disputeColumns,
  newest(control, "dispute").map(({ account, value }) => [
    ...cells(account, value, value.status),
    value.status !== "won" &&
      value.status !== "lost" &&
      html`${button("win", "dispute", value.id, say.win)}${button("lose", "dispute", value.id, say.lose)}`,
  ]),
)}
<h2 id="payouts">${say.payouts}</h2>
${rows(
  say.none,
  "payouts",
  say.payoutColumns,
  newest(control, "payout").map(({ account, value }) => cells(account, value, value.status)),
)}`;
}

/** A card is contested; a debit is sent back by its bank, for good. */
function paidButtons(
  { api }: Control,
  { account, value }: { account: string; value: Readonly<Kinds["payment_intent"]> },
  say: Words,
): Html | false {
  const { id, status, latest_charge: latest } = value;
  const charge = typeof latest === "string" ? api.world.table.find("charge", account, latest) : undefined;
  const isDebit = charge?.payment_method_details?.type === "sepa_debit";
  return (
    status === "succeeded" &&
    html`${button("refund", "payment_intent", id, say.refund)}${button("dispute", "payment_intent", id, isDebit ? say.giveBack : say.contest)}`
  );
}

function otherTables(control: Control, language: Language): Html {
  const say = controlWords[language];
  const { table } = control.api.world;
  return html`<h2 id="sessions">${say.sessions}</h2>
${rows(
  say.none,
  "sessions",
  say.sessionColumns,
  newest(control, "checkout.session").map(({ account, value }) => [
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
  newest(control, "v2.core.account").map(({ value: account }) => [
    html`<code>${account.id}</code>`,
    account.display_name ?? account.contact_email,
    Object.entries(capabilitiesOf(account))
      .map(([name, { status }]) => `${name}: ${status}`)
      .join(", "),
    button("payout", "account", account.id, say.payout),
  ]),
)}
<h2 id="deliveries">${say.deliveries}</h2>
${rows(
  say.none,
  "deliveries",
  say.deliveryColumns,
  [...table.everywhere("sent"), ...table.everywhere("delivery")]
    .slice(-shownMax)
    .reverse()
    .map(({ account, value }) => [
      table.find("v2.core.event", account, value.event)?.type,
      nameOf(control, account),
      value.state,
      value.attempt,
      value.lastStatus,
      button("redeliver", "delivery", value.id, say.redeliver),
    ]),
)}`;
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
