import type { CapturedMail } from "./captured.ts";
import { invites, type Said } from "./reply.ts";

const SHOWN_MAX = 200;
const REFRESH_SECONDS = 5;
const LINE_LETTERS = 36;
const LINE_PX = 26;
const FRAME_PX = 180;
const NBSP = "\u00a0";
const day = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short", timeZone: "Europe/Paris" });
const long = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: "Europe/Paris" });
const clock = new Intl.DateTimeFormat("fr-FR", { timeStyle: "medium", timeZone: "Europe/Paris" });

export function escapeHtml(text: string): string {
  return text.replace(/[<>&"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** The list, newest first, of every message or of one recipient's; it reloads itself, without script. */
export function listPage(name: string, mails: readonly CapturedMail[], to?: string): string {
  const newest = mails.toReversed();
  const title = to === undefined ? "Messages" : `Messages pour ${to}`;
  return page({
    name,
    title,
    refresh: true,
    body: `<header class="head"><div><h1>${escapeHtml(title)}</h1><p>${counted(newest.length)}</p></div>${emptying(mails, to)}</header>
${newest.length === 0 ? nothingYet(to) : `<ol class="list">${newest.slice(0, SHOWN_MAX).map(line).join("")}</ol>`}`,
  });
}

/** Whether invitations may be answered from here, and what was just answered. */
interface Replying {
  mayReply: boolean;
  answered: string | null;
}

const ANSWERED: Readonly<Record<string, string>> = {
  ACCEPTED: "Réponse envoyée\u00a0: accepté.",
  TENTATIVE: "Réponse envoyée\u00a0: peut-être.",
  DECLINED: "Réponse envoyée\u00a0: refusé.",
  REFUSED: "Cette réponse n’a pas été prise\u00a0: la séance a changé ou n’attend plus de réponse.",
};

/** The buttons that a calendar program shows above an invitation. */
function answering(mail: CapturedMail, replying: Replying | undefined): string {
  if (!replying?.mayReply || mail.calendar === null || !invites(mail.calendar)) return "";
  const said = ANSWERED[replying.answered ?? ""];
  const button = (value: Said, label: string) =>
    `<button class="button" name="said" value="${value}">${label}</button>`;
  const buttons = [button("ACCEPTED", "Accepter"), button("TENTATIVE", "Peut-être"), button("DECLINED", "Refuser")];
  return `${said ? `<p role="status">${said}</p>` : ""}
<form method="post" action="/m/${mail.id}/reply"><p>Répondre comme le ferait un agenda\u00a0: ${buttons.join(" ")}</p></form>`;
}

/** One message: who, when, its files, its HTML in a sandbox, its text, its calendar part, its headers. */
export function messagePage(name: string, mail: CapturedMail, replying?: Replying): string {
  const subject = mail.subject || "(sans objet)";
  const facts: [string, string][] = [
    ["De", mail.from],
    ["À", mail.to.join(", ")],
    ["Reçu", `${long.format(new Date(mail.at))} à ${clock.format(new Date(mail.at))}`],
  ];
  if (mail.headers["reply-to"]) facts.splice(1, 0, ["Réponse à", mail.headers["reply-to"]]);
  const rows = facts.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`).join("");
  const headers = Object.entries(mail.headers).flatMap(([key, value]) =>
    value.split("\n").map((one) => `${key}: ${one}`),
  );
  return page({
    name,
    title: subject,
    body: `<a class="back" href="/">Tous les messages</a>
<h1>${escapeHtml(subject)}</h1><dl class="facts">${rows}</dl>
${answering(mail, replying)}
${files(mail)}
${mail.html ? `<iframe src="/m/${mail.id}/html" height="${phoneHeight(mail.text)}" title="Le message tel qu’il se lit" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>` : ""}
${folded("Invitation d’agenda", mail.calendar ?? "", true)}
${folded("Texte", mail.text, mail.html === "")}
${folded("En-têtes", headers.join("\n"), false)}`,
  });
}

/**
 * About how high a message is on a phone, in pixels, from its text: a frame without script cannot be measured. Too
 * high costs some paper, too low a scroll inside the page.
 */
export function phoneHeight(text: string): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(0.7, Math.ceil(line.length / LINE_LETTERS)), 0);
  return Math.round(FRAME_PX + lines * LINE_PX);
}

export function missingPage(name: string): string {
  return page({
    name,
    title: "Ce message n’est plus là",
    body: `<a class="back" href="/">Tous les messages</a><h1>Ce message n’est plus là</h1><p>La boîte a été vidée, ou l’adresse est incomplète.</p>`,
  });
}

/**
 * The message's own HTML, for the sandboxed frame: its links open beside. `base-uri` of the policy
 * forbids the `href` of a base, not its target.
 */
export function framed(html: string): string {
  const base = '<base target="_blank">';
  for (const tag of ["head", "html", "!doctype"]) {
    const opened = new RegExp(`<${tag}(\\s[^>]*)?>`, "i");
    if (opened.test(html)) return html.replace(opened, (found) => found + base);
  }
  return base + html;
}

function page({
  name,
  title,
  body,
  refresh,
}: {
  name: string;
  title: string;
  body: string;
  refresh?: boolean;
}): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : ""}
<title>${escapeHtml(title)} – ${escapeHtml(name)}</title>
<link rel="stylesheet" href="/inbox.css">
<link rel="icon" href="data:,">
</head>
<body>
<p class="notice">${escapeHtml(name)}${NBSP}: capture locale du courrier. Rien ne quitte cette machine, aucun message n’est envoyé.</p>
<main class="page">
${body}
</main>
</body>
</html>
`;
}

function line(mail: CapturedMail): string {
  const at = new Date(mail.at);
  const to = mail.to[0] ?? "";
  const more = mail.to.length > 1 ? ` +${mail.to.length - 1}` : "";
  const tags = [mail.calendar === null ? "" : "agenda", piecesOf(mail.attachments.length)].filter(Boolean);
  return `<li>
<time datetime="${escapeHtml(mail.at)}">${day.format(at).replaceAll(" ", NBSP)}, ${clock.format(at)}</time>
<a class="to" href="/?to=${encodeURIComponent(to)}" aria-label="Tous les messages pour ${escapeHtml(to)}">${escapeHtml(to)}${more}</a>
<span class="what"><a class="subject" href="/m/${mail.id}">${escapeHtml(mail.subject || "(sans objet)")}</a>${tags.map((tag) => `<span class="tag">${tag}</span>`).join("")}</span>
</li>`;
}

function counted(count: number): string {
  if (count === 0) return "Aucun message";
  if (count === 1) return `1${NBSP}message`;
  const shown = count > SHOWN_MAX ? `, les ${SHOWN_MAX} plus récents sont affichés` : "";
  return `${count}${NBSP}messages${shown}`;
}

function piecesOf(count: number): string {
  if (count === 0) return "";
  return count === 1 ? `1${NBSP}pièce jointe` : `${count}${NBSP}pièces jointes`;
}

function emptying(mails: readonly CapturedMail[], to: string | undefined): string {
  if (to !== undefined) return `<a class="button" href="/">Tous les messages</a>`;
  if (mails.length === 0) return "";
  return `<form method="post" action="/clear"><button class="button">Vider la boîte</button></form>`;
}

function nothingYet(to: string | undefined): string {
  const title = to === undefined ? "Aucun message pour l’instant" : "Aucun message pour cette adresse";
  return `<div class="empty"><h2>${title}</h2><p>Les messages que l’application envoie arrivent ici${NBSP}: liens de connexion, invitations, factures. Cette page se met à jour seule.</p></div>`;
}

function files(mail: CapturedMail): string {
  if (mail.attachments.length === 0) return "";
  const items = mail.attachments.map(
    (file) =>
      `<li><a class="button" href="/m/${mail.id}/attachment/${file.id}" download>${escapeHtml(file.name)}<small>${size(file.size)}</small></a></li>`,
  );
  return `<ul class="files" aria-label="Pièces jointes">${items.join("")}</ul>`;
}

function folded(title: string, content: string, open: boolean): string {
  if (content === "") return "";
  return `<details${open ? " open" : ""}><summary>${title}</summary><pre>${linked(content)}</pre></details>`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"«»]+)/)
    .map((part, n) => {
      if (n % 2 === 0) return escapeHtml(part);
      const end = /[.,;:!?)\]’]+$/.exec(part)?.[0] ?? "";
      const url = escapeHtml(part.slice(0, part.length - end.length));
      return `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>${escapeHtml(end)}`;
    })
    .join("");
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NBSP}o`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}${NBSP}ko`;
  return `${(bytes / 1_000_000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })}${NBSP}Mo`;
}
