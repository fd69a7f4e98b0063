import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, moment } from "../format.ts";
import { fr } from "../locale.ts";

/** A session's date and where to be; `place` and `link` are both there for a hybrid one. Never what will be talked about. */
export type SessionSummons = FromFirm &
  Meeting & { programmeTitle: string; kind: SummonedKind; minutes: number; place?: string; link?: string; url: string };
export type SummonedKind = "kickoff" | "regular" | "review" | "discovery";

export const sessionSummons: Writer<SessionSummons> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

type Words = { subject: string; expected: string };
const kinds: Record<SummonedKind, { fr: Words; en: Words }> = {
  kickoff: {
    fr: { subject: "Séance de lancement", expected: "Votre groupe vous attend à sa séance de lancement." },
    en: { subject: "Kickoff session", expected: "Your group expects you at its kickoff session." },
  },
  regular: {
    fr: { subject: "Séance", expected: "Votre groupe vous attend à sa prochaine séance." },
    en: { subject: "Session", expected: "Your group expects you at its next session." },
  },
  review: {
    fr: { subject: "Séance de bilan", expected: "Votre groupe vous attend à sa séance de bilan." },
    en: { subject: "Review session", expected: "Your group expects you at its review session." },
  },
  discovery: {
    fr: { subject: "Séance découverte", expected: "Une place vous attend à la séance découverte." },
    en: { subject: "Discovery session", expected: "A place is waiting for you at the discovery session." },
  },
};

function where(labels: { place: string; link: string }, { place, link }: SessionSummons): Fact[] {
  const rows: Fact[] = [];
  if (place !== undefined) rows.push([labels.place, place]);
  if (link !== undefined) rows.push([labels.link, link]);
  return rows;
}

function french(params: SessionSummons): Content {
  const { firmName, programmeTitle, kind, startsAt, zone, minutes, url } = params;
  const at = moment(startsAt, zone, "fr");
  return {
    from: firmName,
    subject: fr`${kinds[kind].fr.subject} : ${at}`,
    title: fr`Convocation : ${programmeTitle}`,
    blocks: [
      paragraph(kinds[kind].fr.expected),
      facts(["Date", at], ["Durée", duration(minutes, "fr")], ...where({ place: "Lieu", link: "Lien" }, params)),
      paragraph(fr`Un empêchement ? Prévenez dès que possible depuis la page de la séance.`),
    ],
    action: { label: "Voir la séance", url },
    footer: fr`Vous recevez ce message parce que votre adresse est inscrite à cette séance, organisée par ${firmName}.`,
  };
}

function english(params: SessionSummons): Content {
  const { firmName, programmeTitle, kind, startsAt, zone, minutes, url } = params;
  const at = moment(startsAt, zone, "en");
  return {
    from: firmName,
    subject: `${kinds[kind].en.subject}: ${at}`,
    title: `Summons: ${programmeTitle}`,
    blocks: [
      paragraph(kinds[kind].en.expected),
      facts(["Date", at], ["Length", duration(minutes, "en")], ...where({ place: "Place", link: "Link" }, params)),
      paragraph("Something came up? Say so as soon as you can, from the session’s page."),
    ],
    action: { label: "See the session", url },
    footer: `You receive this message because your address is on the list of this session, organised by ${firmName}.`,
  };
}
