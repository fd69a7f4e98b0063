import * as v from "valibot";
import { Cohorts, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Identity } from "../firm/index.ts";
import { Actor, fn, french, hash, ID, Instant, now, type Row, Zone } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Programmes } from "../programme/index.ts";
import { type Article, clausesOf, type Facts } from "./clause.ts";
import { Event } from "./event.ts";
import { OrderAgreements } from "./order.table.ts";
import type { Part } from "./price.ts";
import { change, get, type Info, notThere } from "./row.ts";

export type Locale = "fr" | "en";

/** Raised with every change of the clauses. */
export const EDITION = "convention-commande-2026-2";

const Planned = v.object({ startsAt: Instant, minutes: v.number(), zone: Zone });
type Planned = v.InferOutput<typeof Planned>;

interface Shown {
  order: Info;
  cohort: Row<typeof Cohorts> | undefined;
  programme: Row<typeof Programmes> | undefined;
  /** By date, none that was cancelled. */
  sessions: readonly Planned[];
}

/** The agreement of an approved order, the same for the same facts; `hash` is of all its words. Pure. */
export function textOf(shown: Shown): { title: string; articles: Article[]; hash: string } {
  const { locale } = shown.order;
  const { title, articles } = clausesOf(factsOf(shown), locale);
  const typeset = (text: string) => (locale === "fr" ? french(text) : text);
  const written = articles.map(({ heading, text }) => ({ heading: typeset(heading), text: typeset(text) }));
  return { title: typeset(title), articles: written, hash: hash(JSON.stringify([EDITION, title, written])) };
}

function factsOf({ order, cohort, programme, sessions }: Shown): Facts {
  const { locale, buyer, seller } = order;
  const euros = moneyIn(locale);
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  const hours = minutes > 0 ? minutes / 60 : (programme?.hours ?? null);
  return {
    firm: seller.name,
    firmAddress: addressLine(seller.address),
    firmSiret: Identity.formatSiret(seller.siret),
    activityNumber: seller.activityNumber ? Identity.formatActivityNumber(seller.activityNumber) : null,
    buyer: buyer.name,
    buyerAddress: buyer.address ? addressLine(buyer.address) : "",
    buyerSiret: buyer.siret ? Identity.formatSiret(buyer.siret) : null,
    signatory: `${order.signatory.name}, ${order.signatory.role}`,
    nature: order.nature,
    object: order.object.replace(/[.\s]+$/, ""),
    programme: order.programmeTitle,
    goals: programme?.goals ?? null,
    objectives: programme?.objectives ?? [],
    public: programme?.public ?? [],
    prerequisites: programme?.prerequisites ?? null,
    outline: programme?.outline ?? [],
    methods: programme?.methods ?? null,
    results: programme?.results ?? null,
    seats: order.seats,
    people: order.people,
    group: order.cohortName,
    coach: cohort?.coachName ?? null,
    where: whereOf(cohort, locale),
    hours: hours === null ? null : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hours),
    sessions: sessions.map((session) => momentIn(session, locale)),
    lines: order.lines.map((line) => `${line.description}, ${euros(line.net)}`),
    net: euros(order.net),
    vat: euros(order.vat),
    gross: euros(order.gross),
    vatNote: order.vat > 0 ? "standard" : seller.vatRegime,
    schedule: order.instalments.map((part) => instalmentInWords(part, order)),
    term: termInWords(order),
    cancellation: order.cancellation,
    note: order.note || null,
    quote: order.number ?? "",
  };
}

function moneyIn(locale: Locale): (cents: number) => string {
  const format = new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-GB", { style: "currency", currency: "EUR" });
  return (cents) => format.format(cents / 100);
}

function addressLine({ street, postalCode, city }: { street: string; postalCode: string; city: string }): string {
  return `${street}, ${postalCode} ${city}`;
}

function whereOf(cohort: Shown["cohort"], locale: Locale): string | null {
  if (!cohort) return null;
  if (cohort.place) return cohort.place;
  return cohort.modality === "remote" ? (locale === "fr" ? "à distance" : "remote") : null;
}

/** `mardi 12 janvier 2027 à 9 h 30`, or `Tuesday 12 January 2027 at 09:30`, in the session's zone. */
export function momentIn({ startsAt, zone: timeZone }: Planned, locale: Locale): string {
  const at = new Date(startsAt);
  const day = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "full", timeZone }).format(at);
  const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", hourCycle: "h23", timeZone }).format(at);
  if (locale === "en") return `${day.replace(",", "")} at ${clock}`;
  const [hours = "", minutes = ""] = clock.split(":");
  return `${day.replace(/ 1 /, " 1er ")} à ${Number(hours)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

/** `1 260,00 € HT à la commande`. */
function instalmentInWords(part: Part, { locale }: Pick<Info, "locale">): string {
  const amount = moneyIn(locale)(part.net);
  const when = whenInWords(part, locale);
  return `${amount} ${locale === "fr" ? "HT" : "net"} ${when.charAt(0).toLocaleLowerCase(locale)}${when.slice(1)}`;
}

/** When a part is invoiced: `À la commande`, `Après la séance 4`, `Le 31 mars 2027`. */
export function whenInWords(
  { trigger, session, day }: Pick<Part, "trigger" | "session" | "day">,
  locale: Locale,
): string {
  if (trigger === "day") return `${locale === "fr" ? "Le" : "On"} ${dayIn(day ?? "", locale)}`;
  if (trigger === "session") return locale === "fr" ? `Après la séance ${session}` : `After session ${session}`;
  if (trigger === "order") return locale === "fr" ? "À la commande" : "With the order";
  return locale === "fr" ? "À la fin du parcours" : "At the end";
}

function dayIn(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00.000Z`));
}

/** `Paiement à 30 jours date de facture`. */
export function termInWords({ term: { days, endOfMonth }, locale }: Pick<Info, "term" | "locale">): string {
  if (locale === "en") {
    if (days === 0) return "Payment on receipt of the invoice";
    return `Payment within ${days} days of the invoice${endOfMonth ? ", to the end of the month" : ""}`;
  }
  if (days === 0) return "Paiement à réception de la facture";
  return `Paiement à ${days} jours ${endOfMonth ? "fin de mois" : "date de facture"}`;
}

const Sending = v.object({ orderID: ID.schema("order"), sessions: v.pipe(v.array(Planned), v.maxLength(60)) });

/**
 * The firm signs the agreement of an approved order by sending it: its text is written once from the programme, the
 * group and its dates (`sessions`), and kept. Sent again with other dates before the buyer signed, it is a new text.
 */
export const sendAgreement = fn("order.sendAgreement", Sending, async ({ orderID, sessions }) => {
  Actor.assertRole("owner", "manager");
  const { name } = await Member.get(Actor.member().memberID);
  return untilWritten(async () => {
    const order = await get(orderID);
    if (order.status !== "approved") throw notThere("Its agreement follows the buyer's approval");
    const { cohortID, programmeID } = order;
    const [cohort, programme] = await Promise.all([
      cohortID ? db().get(Cohorts, { cohortID }) : undefined,
      programmeID ? db().get(Programmes, { programmeID }) : undefined,
    ]);
    const { title, articles, hash: textHash } = textOf({ order, cohort, programme, sessions });
    const at = now();
    const firm = { name, role: order.seller.name, at };
    const row = { orderID, locale: order.locale, version: EDITION, title, articles, textHash, createdAt: at };
    return change({ ...order, agreement: { textHash, firm, buyer: null } }, Event.AgreementSent, {
      agreement: OrderAgreements.put(row),
    });
  });
});
