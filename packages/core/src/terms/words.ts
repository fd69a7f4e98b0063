import { french } from "../kernel/index.ts";
import type { Content } from "./terms.ts";

type Told = Pick<Content, "tiers" | "dropOutRate" | "replacement">;

/** The terms as a client reads them before he signs, a sentence each; the French ones bind. Pure. */
export function inWords(terms: Told, locale: "fr" | "en"): string[] {
  return locale === "fr" ? inFrench(terms).map(french) : inEnglish(terms);
}

function percent(rate: number, locale: "fr" | "en"): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(rate / 10_000);
}

function days(count: number, locale: "fr" | "en"): string {
  const one = Math.abs(count) < 2;
  if (locale === "fr") return `${count}\u00a0${one ? "jour" : "jours"}`;
  return `${count} ${count === 1 ? "day" : "days"}`;
}

const REPLACEMENT = {
  fr: {
    start: "Jusqu’à la première séance, une autre personne peut prendre la place, sans frais.",
    second: "Jusqu’à la deuxième séance, une autre personne peut prendre la place, sans frais.",
    end: "À tout moment, une autre personne peut prendre la place, sans frais.",
  },
  en: {
    start: "Until the first session, someone else may take the seat, free of charge.",
    second: "Until the second session, someone else may take the seat, free of charge.",
    end: "At any time, someone else may take the seat, free of charge.",
  },
};

function inFrench({ tiers, dropOutRate, replacement }: Told): string[] {
  const before = tiers.map(({ daysMin, rate }, at) => {
    const when =
      at === 0
        ? `${days(daysMin, "fr")} ou plus avant la première séance`
        : sinceFrench(daysMin, tiers[at - 1]?.daysMin);
    return `${when} : ${rate === 0 ? "sans frais" : `dédit de ${percent(rate, "fr")} du prix`}`;
  });
  const alone = tiers.length === 1 ? (tiers[0]?.rate ?? 0) : undefined;
  return [
    REPLACEMENT.fr[replacement],
    alone === undefined
      ? `Annulation par le client, ${before.join(" ; ")}.`
      : `Annulation par le client avant la première séance : ${alone === 0 ? "sans frais" : `dédit de ${percent(alone, "fr")} du prix`}.`,
    dropOutRate === 0
      ? "Abandon après la première séance : les séances tenues sont dues, rien de plus."
      : `Abandon après la première séance : les séances tenues sont dues, et un dédit de ${percent(dropOutRate, "fr")} du prix des autres.`,
    "Une absence reste due.",
    "Force majeure reconnue : seules les séances tenues sont dues, sans dédit.",
    "Annulation par le cabinet : rien n’est dû pour ce qui n’est pas tenu.",
    "Le dédit est une indemnité : il n’est pas une action de formation, ne porte pas de TVA et n’est jamais facturé à un financeur.",
  ];
}

function sinceFrench(daysMin: number, before = 0): string {
  return daysMin === 0 ? `moins de ${days(before, "fr")}` : `de ${before - 1} à ${days(daysMin, "fr")}`;
}

function inEnglish({ tiers, dropOutRate, replacement }: Told): string[] {
  const before = tiers.map(({ daysMin, rate }, at) => {
    const last = tiers[at - 1]?.daysMin ?? 0;
    const when =
      at === 0
        ? `${days(daysMin, "en")} or more before the first session`
        : daysMin === 0
          ? `less than ${days(last, "en")}`
          : `${last - 1} to ${days(daysMin, "en")}`;
    return `${when}: ${rate === 0 ? "free of charge" : `a fee of ${percent(rate, "en")} of the price`}`;
  });
  const [only] = tiers;
  return [
    REPLACEMENT.en[replacement],
    tiers.length === 1 && only
      ? `Cancellation by the client before the first session: ${only.rate === 0 ? "free of charge" : `a fee of ${percent(only.rate, "en")} of the price`}.`
      : `Cancellation by the client, ${before.join("; ")}.`,
    dropOutRate === 0
      ? "Leaving after the first session: the sessions held are due, nothing more."
      : `Leaving after the first session: the sessions held are due, and a fee of ${percent(dropOutRate, "en")} of the price of the others.`,
    "An absence remains due.",
    "Recognised force majeure: only the sessions held are due, without a fee.",
    "Cancellation by the firm: nothing is due for what is not held.",
    "The fee is a compensation: it is no training, bears no VAT and is never invoiced to a funder.",
  ];
}
