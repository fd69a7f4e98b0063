import type { Locale } from "./locale.ts";

/** One piece of a message. Plain text everywhere: the layout escapes, no block carries markup. */
export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "list"; title: string; items: readonly string[] }
  | { kind: "facts"; rows: readonly Fact[] }
  | { kind: "note"; text: string };

export type Fact = readonly [label: string, value: string];

/** A message before its layout: what `render` gives and `compose` takes. `from` is who speaks, at its head. */
export type Content = {
  from: string;
  subject: string;
  title: string;
  blocks: readonly Block[];
  action?: { label: string; url: string };
  footer: string;
};

/** A message kind: parameters and language in, content out. Pure, so that each sentence can be tested. */
export type Writer<Params> = (params: Params, locale: Locale) => Content;

/** The firm speaks in nearly every message. */
export type FromFirm = { firmName: string };

/** A meeting's instant is UTC ISO text, with the IANA zone in which it is read; `ownZone`: the reader's, when he said it. */
export type Meeting = { startsAt: string; zone: string; ownZone?: string };

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const note = (text: string): Block => ({ kind: "note", text });
export const facts = (...rows: readonly Fact[]): Block => ({ kind: "facts", rows });
export const list = (title: string, items: readonly string[]): Block => ({ kind: "list", title, items });
