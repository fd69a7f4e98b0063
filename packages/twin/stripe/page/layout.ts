import type { ServerResponse } from "node:http";
import { type Html, html } from "./html.ts";
import { style } from "./style.ts";
import { type Language, words } from "./words.ts";

export interface Screen {
  language: Language;
  title: string;
  main: Html;
  /** For tables; forms stay narrow. */
  wide?: boolean;
  status?: number;
}

export function sendScreen(response: ServerResponse, screen: Screen): void {
  const say = words[screen.language];
  const page = html`<!doctype html>
<html lang="${screen.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${screen.title}</title>
<style>${style}</style>
</head>
<body>
<header class="banner"><p><strong>${say.simulator}</strong> ${say.noMoney}</p></header>
<main class="${screen.wide ? "wide" : "narrow"}">${screen.main}</main>
</body>
</html>
`;
  response.writeHead(screen.status ?? 200, {
    "cache-control": "no-store",
    // No form-action: browsers apply it to the redirection back to the shop as well.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "content-type": "text/html; charset=utf-8",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
  response.end(page.text);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { "cache-control": "no-store", location });
  response.end();
}
