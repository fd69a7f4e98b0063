import { describe, expect, it } from "vitest";
import { examples } from "./fixture.ts";
import { htmlOf, textOf } from "./layout.ts";
import type { Locale } from "./locale.ts";
import { type MessageKind, type MessageParams, render } from "./render.ts";

const kinds = Object.keys(examples) as MessageKind[];

function written<Kind extends MessageKind>(kind: Kind, params: MessageParams[Kind], locale: Locale) {
  const content = render(kind, params, locale);
  return { kind, locale, content, text: textOf(content, locale), html: htmlOf(content, locale) };
}

const every = kinds.flatMap((kind) =>
  examples[kind].flatMap((params) => (["fr", "en"] as const).map((locale) => written(kind, params, locale))),
);
const prose = (text: string) => text.replace(/https?:\/\/\S+/g, "");
const visible = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "^");

describe("every message, in both languages", () => {
  it.each(every)("$kind in $locale follows the typography of its language", ({ locale, text, content }) => {
    const words = `${prose(text)}\n${content.subject}`;
    expect(words).not.toMatch(/['"]|\.\.\.| {2}|undefined|NaN|\[object/);
    if (locale === "en") expect(words).not.toMatch(/\s[:;!?]|[«»]/);
    else {
      expect(words).not.toMatch(/[^\u202f][;!?]|[^\u00a0\d]:|[^\u00a0]»|«[^\u00a0]|[“”]/);
      expect(words).not.toMatch(/\d (€|%|h|min|minutes|secondes)(?!\p{L})/u);
    }
  });

  it.each(every)("$kind in $locale says the same in text and HTML, in one page of its language", (message) => {
    const { content, html, text, locale } = message;
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${locale}">`));
    expect(html.match(/<h1 /g)).toHaveLength(1);
    const read = html
      .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, "")
      .replace(/<[^>]+>/g, "")
      .replaceAll("&#38;", "&");
    for (const line of text.split("\n").filter(Boolean)) expect(read).toContain(line.replace(/^- |\u00a0?:$/g, ""));
    expect(text).toContain(`:\n${content.action?.url}\n`);
  });

  it.each(every)("$kind in $locale fetches nothing and asks for no script", ({ html }) => {
    expect(html).not.toMatch(/\ssrc=|url\(|<link|<script|<img|<form|@import|javascript:/i);
  });
});

/** Spelled apart from the parameters' types: a new field must be added here, and weighed. */
const carried = new Set(
  `isOwner kept parts rows acceptedAt answer at bank bic buyerName cents cohortName days demo dueOn fileNumber firmName funderName grossCents groupName held holder iban inviterName kind link method minutes name
  dueCents endedOn instalments last4 next number object ofNumber on online organizationName paidOn payerName people place programmeTitle reason reference refundedCents role saved seatGone sessions signatoryName signed startsAt step text toFirm trigger until url validUntil
  withdrawUrl withdrawalEndsOn withdrawnAt zone
  accepted byHand creditGross feeNet heldBack heldGross leaverName newcomerName reader refunded seatsMin toCohortName what
  closesAt isReminder slots why change from instead
  asked formTitle readers
  meetings meets monday where before leader
  guestName homeName hostName to firstDay senderName lines`.split(/\s+/),
);

it("carries no topic, and never who brought one", () => {
  const fields = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(fields);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [key, ...fields(inner)]);
  };
  expect(fields(Object.values(examples)).filter((field) => !carried.has(field))).toEqual([]);
});

it("promises no way to pay an invoice that there is not", () => {
  const texts = examples.invoiceIssued
    .filter(({ held, saved }) => !held && !saved)
    .map((params) => ({ params, text: written("invoiceIssued", params, "fr").text }));
  for (const { params, text } of texts) {
    expect(/virement/.test(text)).toBe(params.bank !== undefined);
    expect(/IBAN\u00a0: FR76/.test(text)).toBe(params.bank !== undefined);
    expect(/en ligne/.test(text)).toBe(params.online);
  }
  expect(texts).toHaveLength(4);
});

it("asks to pay a seat that is only held by card and before its hour, never by a transfer", () => {
  const params = examples.invoiceIssued.find(({ held }) => held);
  if (!params) throw new Error("no example");
  const { text } = written("invoiceIssued", params, "fr");
  expect(text).toMatch(/À régler au plus tard le\u00a0: .+\d\s?h/);
  expect(text).toContain("par carte");
  expect(text).not.toMatch(/virement|IBAN|prélèvement/);
});

it("asks nothing of who saved a way to pay: neither a press nor a transfer", () => {
  const saved = examples.invoiceIssued.filter((params) => params.saved);
  for (const params of saved) {
    const { text } = written("invoiceIssued", params, "fr");
    expect(text).toContain("Vous n’avez rien à faire");
    expect(text).toContain("Reste à régler\u00a0: 840,00\u00a0€");
    expect(text).not.toMatch(/virement|IBAN|Voir et régler/);
  }
  expect(saved).toHaveLength(2);
});

it("says to an individual that nothing is collected before the period ends", () => {
  const [contract] = examples.trainingContract;
  if (!contract) throw new Error("no example");
  const { text } = written("trainingContract", contract, "fr");
  expect(text).toMatch(/jusqu’au mardi\u00a023\u00a0novembre\u00a02027 inclus/);
  expect(text).toContain("Rien n’est prélevé avant la fin de ce délai");
  expect(text).toContain("Renoncer au contrat ici\u00a0: https://exemple.test/retractation/abc");
});

describe("as they read (~ is U+00A0, ^ is U+202F)", () => {
  it("the sign-in link", () => {
    expect(visible(every.find(({ kind }) => kind === "signIn")?.text ?? "")).toMatchInlineSnapshot(`
      "Votre lien de connexion

      Vous avez demandé à vous connecter à Entrepairs.

      Ce lien sert une seule fois, pendant 10~minutes.

      Se connecter~:
      https://exemple.test/lien/abc?x=1&y=2

      Entrepairs
      Si vous n’avez rien demandé, ignorez ce message~: personne ne se connecte sans ce lien.
      "
    `);
  });

  it("the offer to a participant", () => {
    expect(visible(every.find(({ kind }) => kind === "enrolmentOffer")?.text ?? "")).toMatchInlineSnapshot(`
      "Une place vous est proposée

      Fonderie du Lac vous propose une place dans un groupe de pairs animé par Atelier des Pairs~: Codéveloppement pour managers.

      Vous êtes libre d’accepter ou non. Le groupe compte sur votre présence à toutes les dates.

      Les séances~:
      - mardi~9~novembre~2027 à 9~h~30
      - mardi~1er~février~2028 à 17~h (heure de La Réunion)

      Ce que votre employeur voit~:
      - vos dates et votre présence, jamais la raison d’une absence^;
      - des résultats d’ensemble, sans nom, quand assez de personnes ont répondu.

      Ce que votre employeur ne voit jamais~:
      - ce qui se dit en séance, et qui y apporte un sujet^;
      - vos notes et vos réponses.

      Voir et répondre~:
      https://exemple.test/lien/abc?x=1&y=2

      Atelier des Pairs
      Vous recevez ce message parce que Fonderie du Lac a donné votre adresse à Atelier des Pairs.
      "
    `);
  });

  it("the invoice", () => {
    const found = every.find(
      ({ kind, locale, text }) =>
        kind === "invoiceIssued" && locale === "en" && /IBAN/.test(text) && /online/.test(text),
    );
    expect(visible(found?.text ?? "")).toMatchInlineSnapshot(`
      "Your invoice F2027-0042

      You will find the invoice attached to this message.

      Amount including VAT: €5,040.00
      To be paid by: Wednesday~1~December~2027

      You can pay it online, by card or direct debit, or by bank transfer:

      Account holder: Atelier des Pairs
      IBAN: FR76 9999 9000 4400 0000 0001 022
      BIC: DEMOFRPP
      Reference to give: F2027-0042

      See and pay the invoice:
      https://exemple.test/lien/abc?x=1&y=2

      Atelier des Pairs
      A question about this invoice? Answer this message, it reaches Atelier des Pairs.
      "
    `);
  });
});
