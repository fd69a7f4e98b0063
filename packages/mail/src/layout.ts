import { webAddress } from "./clean.ts";
import type { Block, Content } from "./content.ts";
import { fr, type Locale } from "./locale.ts";

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
// Mail programs read inline styles; the classes only serve those that know the dark scheme.
const DARK = `@media (prefers-color-scheme: dark) {
.paper { background: #10191b !important; } .card { background: #172326 !important; border-color: #35454a !important; }
.ink { color: #ecebe6 !important; } .soft { color: #b5bcbb !important; } .brand { color: #72d0d0 !important; }
.sunk { background: #1f2d31 !important; } .press { background: #72d0d0 !important; color: #0c2124 !important; } }`;

/** The plain text of a message: what a screen reader, a watch or a strict mail program shows. */
export function textOf(content: Content, locale: Locale): string {
  const parts = [content.title, ...content.blocks.map((block) => blockText(block, locale))];
  if (content.action) parts.push(`${labelled(content.action.label, locale)}\n${webAddress(content.action.url)}`);
  parts.push(`${content.from}\n${content.footer}`);
  return `${parts.join("\n\n")}\n`;
}

/** The HTML of a message: one column of 600 px, inline styles, nothing fetched from anywhere, every text escaped. */
export function htmlOf(content: Content, locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(content.subject)}</title>
<style>:root { color-scheme: light dark; } ${DARK}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#fbfaf7">
<div role="article" aria-roledescription="email" lang="${locale}" class="paper" style="background:#fbfaf7;padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto"><tr><td>
<p class="brand" style="${style("15px", "#005d62")};font-weight:650;margin:0 4px 12px">${escapeHtml(content.from)}</p>
<div class="card" style="background:#ffffff;border:1px solid #dedcd5;border-radius:10px;padding:28px 24px">
<h1 class="ink" style="${style("22px", "#162428")};line-height:1.3;font-weight:650;margin:0 0 16px">${titleHtml(content.title)}</h1>
${content.blocks.map((block) => blockHtml(block, locale)).join("\n")}
${content.action ? actionHtml(content.action, locale) : ""}
</div>
<p class="soft" style="${style("13px", "#4d5b5f")};margin:16px 4px 0">${escapeHtml(content.footer)}</p>
</td></tr></table>
</div>
</body>
</html>
`;
}

/** A number such as `F-2026-0001` is one word: a line never ends inside it. */
const titleHtml = (title: string): string =>
  escapeHtml(title).replace(/\p{L}+-\d{4}-\d+/gu, '<span style="white-space:nowrap">$&</span>');

function blockText(block: Block, locale: Locale): string {
  if (block.kind === "list")
    return [labelled(block.title, locale), ...block.items.map((item) => `- ${item}`)].join("\n");
  if (block.kind === "facts")
    return block.rows.map(([label, value]) => `${labelled(label, locale)} ${value}`).join("\n");
  return block.text;
}

function blockHtml(block: Block, locale: Locale): string {
  if (block.kind === "list") return listHtml(labelled(block.title, locale), block.items);
  if (block.kind === "facts") return factsHtml(block.rows.map(([label, value]) => [labelled(label, locale), value]));
  const text = escapeHtml(block.text);
  if (block.kind === "paragraph")
    return `<p class="ink" style="${style("16px", "#162428")};margin:0 0 14px">${text}</p>`;
  return `<p class="ink sunk" style="${style("15px", "#162428")};background:#f3f2ee;border-radius:10px;padding:12px 14px;margin:0 0 14px">${text}</p>`;
}

function listHtml(title: string, items: readonly string[]): string {
  const lines = items.map((item) => `<li style="margin:0 0 4px">${escapeHtml(item)}</li>`);
  return `<p class="ink" style="${style("16px", "#162428")};font-weight:650;margin:0 0 6px">${escapeHtml(title)}</p>
<ul class="ink" style="${style("16px", "#162428")};margin:0 0 14px;padding:0 0 0 22px">${lines.join("")}</ul>`;
}

function factsHtml(rows: Extract<Block, { kind: "facts" }>["rows"]): string {
  const lines = rows.map(
    ([label, value]) =>
      `<p class="ink" style="${style("16px", "#162428")};margin:0 0 6px;overflow-wrap:anywhere"><span class="soft" style="color:#4d5b5f">${escapeHtml(label)}</span> ${valueHtml(value)}</p>`,
  );
  return `<div style="margin:0 0 16px">${lines.join("")}</div>`;
}

/** A fact that is an address in whole (a meeting's link, the way out of a contract) is pressed, not copied. */
function valueHtml(value: string): string {
  const text = escapeHtml(value);
  return /^https?:\/\/\S+$/.test(value) ? `<a class="brand" href="${text}" style="color:#005d62">${text}</a>` : text;
}

function actionHtml(action: { label: string; url: string }, locale: Locale): string {
  const url = escapeHtml(webAddress(action.url));
  const otherwise =
    locale === "fr"
      ? fr`Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur :`
      : "If the button does not open, copy this address into your browser:";
  return `<p style="margin:22px 0"><a class="press" href="${url}" style="${style("16px", "#ffffff")};display:inline-block;background:#005d62;font-weight:650;text-decoration:none;border-radius:10px;padding:12px 22px">${escapeHtml(action.label)}</a></p>
<p class="soft" style="${style("13px", "#4d5b5f")};margin:0;overflow-wrap:anywhere;word-break:break-word">${otherwise}<br><a class="brand" href="${url}" style="color:#005d62">${url}</a></p>`;
}

function labelled(label: string, locale: Locale): string {
  return locale === "fr" ? fr`${label} :` : `${label}:`;
}

function style(size: string, color: string): string {
  return `${FONT};font-size:${size};line-height:1.5;color:${color}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[<>&"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
