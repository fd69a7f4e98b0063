import { Identity } from "@entrepairs/core/firm";
import { dayOf } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import {
  type DocumentAdjustment,
  type Line,
  type Party,
  type QuoteDocument,
  totals,
  type Vat,
  wordingAt,
} from "@entrepairs/facturx";
import { day } from "@entrepairs/mail";
import { type AgreementModel, demoMark, wholeColour } from "./agreement.ts";

/** What the moment and the page make of it: the firm's zone, the client's address, a demonstration or not. */
interface Around {
  zone: string;
  url: string;
  demo: boolean;
}

/** A sent quote as it is drawn: from its frozen content and nothing else. */
export function quoteDocumentOf(order: Order.Stored, { zone, url, demo }: Around): QuoteDocument {
  const { number, sentAt, validUntil, seller, instalments, object, locale } = order;
  if (!number || !sentAt) throw new Error("A quote is drawn once it is sent");
  const sentOn = dayOf(sentAt, zone);
  const lines = order.lines.map((line) => lineOf(line, vatOf(order, line.vatRate, sentOn)));
  const adjustments = adjustmentsOf(order, sentOn);
  const exact = totals(lines, { adjustments });
  if (exact.grossCents !== order.gross) throw new Error("A quote was drawn with another total than its own");
  return {
    number,
    sentOn,
    validUntil,
    seller: partyOf(seller),
    buyer: buyerOf(order),
    object,
    facts: factsOf(order),
    lines,
    ...(adjustments.length > 0 && { adjustments }),
    totals: exact,
    schedule: instalments.map((part) => ({ when: Order.whenInWords(part, locale), netCents: part.net })),
    terms: termsOf(order, sentOn),
    answer: { url, text: FACTS[locale].answer },
    ...(locale === "en" && { locale }),
    ...(seller.colour && { colour: wholeColour(seller.colour) }),
    ...(demo && { mark: demoMark(locale) }),
  };
}

function lineOf(line: Order.Stored["lines"][number], vat: Vat): Line {
  const { description, quantity, unitNet, basis, discount } = line;
  return {
    name: description,
    quantity,
    unitCents: unitNet,
    vat,
    ...(basis === "day" && { unit: "DAY" as const }),
    ...(discount && {
      adjustments: [
        discount.amount === undefined
          ? { reason: discount.reason, basisPoints: discount.basisPoints ?? 0 }
          : { reason: discount.reason, amountCents: discount.amount },
      ],
    }),
  };
}

function vatOf({ seller }: Order.Stored, rate: number, on: string): Vat {
  if (rate > 0) return { category: "S", rate };
  return wordingAt(on)[seller.vatRegime === "franchise" ? "franchise" : "exempt"];
}

/** The discount on the whole, one adjustment a rate, as the frozen bases cut it. */
function adjustmentsOf(order: Order.Stored, on: string): DocumentAdjustment[] {
  const { discount, rates, lines } = order;
  if (!discount) return [];
  return rates.flatMap(({ vatRate, base }) => {
    const before = lines.filter((line) => line.vatRate === vatRate).reduce((sum, { net }) => sum + net, 0);
    const amountCents = before - base;
    return amountCents > 0 ? [{ reason: discount.reason, amountCents, vat: vatOf(order, vatRate, on) }] : [];
  });
}

function partyOf({ name, siret, vatNumber, address, email }: Order.Stored["seller"]): Party {
  return { name, siret, siren: siret.slice(0, 9), ...(vatNumber && { vatNumber }), address, contact: { email } };
}

function buyerOf({ buyer }: Order.Stored): Party {
  const { name, siret, vatNumber, address } = buyer;
  if (!address) throw new Error("A sent quote has its buyer's address");
  return { name, ...(siret && { siren: siret.slice(0, 9), siret }), ...(vatNumber && { vatNumber }), address };
}

const FACTS = {
  fr: {
    answer: "Approuver ou refuser ce devis en ligne",
    attention: "À l’attention de",
    programme: "Programme",
    group: "Groupe",
    seats: "Places",
    people: "Participants",
    later: (count: number) => `${count} à nommer plus tard`,
    purchaseOrder: "Bon de commande",
    serviceCode: "Code service",
    engagement: "N° d’engagement",
  },
  en: {
    answer: "Approve or decline this quote online",
    attention: "For the attention of",
    programme: "Programme",
    group: "Group",
    seats: "Seats",
    people: "Participants",
    later: (count: number) => `${count} to be named later`,
    purchaseOrder: "Purchase order",
    serviceCode: "Service code",
    engagement: "Engagement No.",
  },
};

function factsOf(order: Order.Stored): QuoteDocument["facts"] {
  const { signatory, programmeTitle, cohortName, seats, people, purchaseOrder, serviceCode, engagementNumber } = order;
  const said = FACTS[order.locale];
  const later = seats - people.length;
  const named = [...people, ...(later > 0 ? [said.later(later)] : [])].join(", ");
  return [
    [said.attention, `${signatory.name}, ${signatory.role}`],
    [said.programme, programmeTitle ?? undefined],
    [said.group, cohortName ?? undefined],
    [said.seats, String(seats)],
    [said.people, named],
    [said.purchaseOrder, purchaseOrder ?? undefined],
    [said.serviceCode, serviceCode ?? undefined],
    [said.engagement, engagementNumber ?? undefined],
  ];
}

function termsOf(order: Order.Stored, on: string): string[] {
  const { seller, note } = order;
  // The declaration of activity stays in the law's own words (Code du travail L6352-12).
  const { lateInterest, recoveryCosts, discount } = {
    ...wordingAt(on),
    ...(order.locale === "en" && wordingAt(on).english),
  };
  const number = seller.activityNumber && Identity.formatActivityNumber(seller.activityNumber);
  const activity = number ? wordingAt(on).activityWithoutRegion.replace("{number}", () => number) : "";
  const term = `${Order.termInWords(order)}.`;
  return [term, lateInterest, recoveryCosts, discount, ...order.cancellation, activity, note ?? ""].filter(Boolean);
}

const SIGNED = {
  fr: {
    party: "Le client",
    firm: "Pour l’organisme",
    buyer: "Pour le client",
    quote: (number: string, on: string) => `Devis ${number}, approuvé le ${on}`,
    firmHow: "En l’envoyant au client",
    buyerHow: (role: string) => `${role}. Nom tapé sur sa page, par le lien reçu`,
  },
  en: {
    party: "The client",
    firm: "For the provider",
    buyer: "For the client",
    quote: (number: string, on: string) => `Quote ${number}, approved on ${on}`,
    firmHow: "By sending it to the client",
    buyerHow: (role: string) => `${role}. Name typed on his page, by the link he received`,
  },
};

/** The agreement of an order with its signature page: to be signed, or signed. */
export function agreementOf(order: Order.Stored, text: Order.Agreement, { zone, url, demo }: Around): AgreementModel {
  const { buyer, seller, agreement, approval, signatory, number } = order;
  if (!agreement) throw new Error("An agreement is drawn once it is sent");
  const said = SIGNED[text.locale];
  const { address, siret } = buyer;
  const where = address ? [`${address.street}, ${address.postalCode} ${address.city}`] : [];
  const { firm, buyer: signed } = agreement;
  const buyerSignature = signed
    ? { name: signed.name, at: signed.at, how: said.buyerHow(signed.role) }
    : { name: signatory.name, how: url };
  return {
    title: text.title,
    reference: said.quote(number ?? "", day(dayOf(approval?.at ?? firm.at, zone), text.locale)),
    locale: text.locale,
    articles: text.articles,
    textHash: text.textHash,
    writtenAt: text.createdAt,
    firm: seller,
    party: {
      role: said.party,
      lines: [buyer.name, ...where, ...(siret ? [`SIRET ${Identity.formatSiret(siret)}`] : [])],
    },
    signatures: [
      { role: said.firm, name: firm.name, at: firm.at, how: said.firmHow },
      { role: said.buyer, ...buyerSignature },
    ],
    zone,
    demo,
  };
}
