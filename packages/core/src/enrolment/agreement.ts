import type * as v from "valibot";
import type { Cohort } from "../cohort/index.ts";
import { type Firm, Identity } from "../firm/index.ts";
import { amounts, type Day, dayOf, french, hash, type Instant, rateAt } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import { Terms } from "../terms/index.ts";
import { clausesOf } from "./clause.ts";
import type { ContractInstalment, SignedAgreements } from "./enrolment.table.ts";
import { instalmentsOf, netWithin } from "./instalment.ts";
import { collectableFrom, type SignedContract, withdrawalPeriod } from "./withdrawal.ts";

export type Locale = "fr" | "en";
/** A company or a self-employed person accepts an agreement; an individual signs a contract (Code du travail L6353-3). */
export type Kind = "agreement" | "contract";
export type Article = v.InferOutput<typeof SignedAgreements.options.schema>["articles"][number];

/** Raised with every change of the clauses. */
export const EDITIONS = { agreement: "convention-2026-3", contract: "contrat-2026-4" } as const;
const IN_PERSON = "contrat-presence-2026-1";

export interface Text {
  kind: Kind;
  version: string;
  title: string;
  articles: Article[];
  /** Of a contract: what the individual pays and when; its articles say the same. */
  instalments: ContractInstalment[];
  /** Of a contract: the last day on which he may withdraw. */
  withdrawalUntil: Day | null;
  /** Of all the words above: what is signed is what was shown. */
  hash: string;
}

/** What the clauses are filled with; amounts and dates are written out in the reader's language. */
export interface Facts {
  cancellation: readonly string[];
  firm: string;
  firmAddress: string;
  firmSiret: string;
  activityNumber: string | null;
  programme: string;
  nature: "training" | "service";
  group: string;
  seats: string;
  coach: string;
  sessions: string[];
  hours: string;
  where: string;
  net: string;
  vat: string;
  gross: string;
  vatNote: "standard" | "exempt" | "franchise";
  withdrawalEnds: string;
  /** Signed by both together: other days to withdraw, another way to say so. */
  inPerson: boolean;
  instalments: { trigger: ContractInstalment["trigger"]; on: string; amount: string }[];
}

interface Shown {
  kind: Kind;
  locale: Locale;
  firm: Firm.Info;
  cohort: Cohort.Info;
  sessions: readonly Session.Info[];
  /** The day of signature counts the withdrawal period. */
  at: Instant;
  /** What a change of plans costs; the shipped ones where the firm wrote none. */
  terms?: Terms.Content;
  /** Signed by the firm and the individual together; at a distance unless said. */
  inPerson?: boolean;
}

/** The text that a payer accepts, from the group as it is now: pure, the same for the same group, day and language. */
export function textOf(shown: Shown): Text {
  const { kind, locale } = shown;
  const instalments = kind === "contract" ? planned(shown) : [];
  const { title, articles } = clausesOf(kind, locale)(factsOf(shown, instalments));
  const typeset = (text: string) => (locale === "fr" ? french(text) : text);
  const written = articles.map(({ heading, text }) => ({ heading: typeset(heading), text: typeset(text) }));
  const version = shown.inPerson ? IN_PERSON : EDITIONS[kind];
  const head = typeset(title);
  const words = hash(JSON.stringify([version, head, written]));
  const withdrawalUntil = kind === "contract" ? periodOf(shown).endsOn : null;
  return { kind, version, title: head, articles: written, instalments, withdrawalUntil, hash: words };
}

/** The rate that the firm really charges: none where it is exempt or under the franchise, whatever the sheet says. */
export function chargedRate({ vatRegime }: Pick<Firm.Info, "vatRegime">, vatRate: number): number {
  return vatRegime === "standard" ? vatRate : 0;
}

/**
 * What an individual signed is what he pays, VAT included: where he lives under another VAT (overseas), the price before
 * it is what makes the same sum. Nothing changes in mainland France.
 */
export function priceSigned(
  firm: Pick<Firm.Info, "vatRegime">,
  { priceNet, vatRate }: Pick<Cohort.Info, "priceNet" | "vatRate">,
  address: { country: string; postalCode: string },
): { priceNet: number; vatRate: number } {
  const charged = chargedRate(firm, vatRate);
  const there = rateAt(charged, address);
  if (there === charged) return { priceNet, vatRate };
  return { priceNet: netWithin(amounts(priceNet, charged).gross, there), vatRate: there };
}

/** Whoever signs on the public page signs at a distance. */
function signedAs({ firm, at, inPerson = false }: Pick<Shown, "firm" | "at" | "inPerson">): SignedContract {
  return { signedOn: dayOf(at, firm.zone), atDistance: !inPerson };
}

function periodOf(shown: Pick<Shown, "firm" | "at" | "inPerson">) {
  return withdrawalPeriod(signedAs(shown));
}

function planned({ firm, cohort, sessions, at, inPerson }: Shown): ContractInstalment[] {
  return instalmentsOf({
    firstOn: collectableFrom(signedAs({ firm, at, ...(inPerson && { inPerson }) })),
    priceNet: cohort.priceNet,
    vatRate: chargedRate(firm, cohort.vatRate),
    sessions: sessions.filter(({ status }) => status !== "cancelled"),
  });
}

function factsOf(shown: Shown, instalments: readonly ContractInstalment[]): Facts {
  const { locale, firm, cohort, sessions, terms, inPerson = false } = shown;
  const { net, vat, gross } = amounts(cohort.priceNet, chargedRate(firm, cohort.vatRate));
  const euros = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
  const planned = sessions.filter(({ status }) => status !== "cancelled");
  const minutes = planned.reduce((sum, session) => sum + session.minutes, 0);
  const { street, postalCode, city } = firm.address;
  return {
    firm: firm.name,
    firmAddress: `${street}, ${postalCode} ${city}`,
    firmSiret: Identity.formatSiret(firm.siret),
    activityNumber: firm.activityNumber ? Identity.formatActivityNumber(firm.activityNumber) : null,
    programme: cohort.programmeTitle,
    nature: cohort.nature,
    group: cohort.name,
    seats: `${cohort.seatsMin} ${locale === "fr" ? "à" : "to"} ${cohort.seatsMax}`,
    coach: cohort.coachName,
    sessions: planned.map(({ startsAt, zone }) => momentOf(startsAt, zone, locale)),
    hours: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(minutes / 60),
    where: cohort.place ?? (cohort.modality === "remote" ? (locale === "fr" ? "à distance" : "remotely") : ""),
    net: euros.format(net / 100),
    vat: euros.format(vat / 100),
    gross: euros.format(gross / 100),
    vatNote: firm.vatRegime,
    withdrawalEnds: dayText(periodOf(shown).endsOn, locale),
    inPerson,
    cancellation: Terms.inWords(terms ?? Terms.SHIPPED, locale),
    instalments: instalments.map(({ trigger, on, amount }) => ({
      trigger,
      on: dayText(on, locale),
      amount: euros.format(amount / 100),
    })),
  };
}

/** `mardi 9 novembre 2027 à 9 h 30`, or `Tuesday 9 November 2027 at 09:30`, in the session's zone. */
function momentOf(startsAt: Instant, timeZone: string, locale: Locale): string {
  const at = new Date(startsAt);
  const day = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "full", timeZone }).format(at);
  const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", hourCycle: "h23", timeZone }).format(at);
  if (locale === "en") return `${day.replace(",", "")} at ${clock}`;
  const [hours = "", minutes = ""] = clock.split(":");
  return `${day.replace(/ 1 /, " 1er ")} à ${Number(hours)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

function dayText(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "full", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00.000Z`)).replace(/ 1 /, locale === "fr" ? " 1er " : " 1 ");
}
