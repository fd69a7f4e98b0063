import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { counted, moment } from "../format.ts";
import { fr } from "../locale.ts";

/** A session's date and where to be; `place` and `link` are both there for a hybrid one. Never what will be talked about. */
export type SessionSummons = FromFirm &
  Meeting & { programmeTitle: string; kind: SummonedKind; minutes: number; place?: string; link?: string; url: string };
export type SummonedKind = "kickoff" | "regular" | "review" | "discovery";

export const sessionSummons: Writer<SessionSummons> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const kinds: Record<SummonedKind, { fr: string; en: string }> = {
  kickoff: { fr: "Séance de lancement", en: "Kickoff session" },
  regular: { fr: "Séance", en: "Session" },
  review: { fr: "Séance de bilan", en: "Review session" },
  discovery: { fr: "Séance découverte", en: "Discovery session" },
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
    subject: fr`${kinds[kind].fr} : ${at}`,
    title: fr`Convocation : ${programmeTitle}`,
    blocks: [
      paragraph(fr`Votre groupe vous attend à sa prochaine séance.`),
      facts(
        ["Séance", kinds[kind].fr],
        ["Date", at],
        ["Durée", counted(minutes, ["minute", "minutes"], "fr")],
        ...where({ place: "Lieu", link: "Lien" }, params),
      ),
      paragraph(fr`Un empêchement ? Prévenez dès que possible depuis la page de la séance.`),
    ],
    action: { label: "Voir la séance", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre de ce groupe, organisé par ${firmName}.`,
  };
}

function english(params: SessionSummons): Content {
  const { firmName, programmeTitle, kind, startsAt, zone, minutes, url } = params;
  const at = moment(startsAt, zone, "en");
  return {
    from: firmName,
    subject: `${kinds[kind].en}: ${at}`,
    title: `Summons: ${programmeTitle}`,
    blocks: [
      paragraph("Your group expects you at its next session."),
      facts(
        ["Session", kinds[kind].en],
        ["Date", at],
        ["Length", counted(minutes, ["minute", "minutes"], "en")],
        ...where({ place: "Place", link: "Link" }, params),
      ),
      paragraph("Something came up? Say so as soon as you can, from the session’s page."),
    ],
    action: { label: "See the session", url },
    footer: `You receive this message because you are a member of this group, organised by ${firmName}.`,
  };
}
