import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, moment, momentFor } from "../format.ts";
import { fr } from "../locale.ts";

/** A session's date and where to be; `place` and `link` are both there for a hybrid one. Never what will be talked about. */
export type SessionSummons = FromFirm &
  Meeting & {
    programmeTitle: string;
    kind: SummonedKind;
    minutes: number;
    place?: string;
    link?: string;
    /** Who leads it, when it is another than the group’s coach. */
    leader?: string;
    /** It stood at another date, or it makes up for one that was cancelled; `reason` as the firm wrote it. */
    /** Of who comes for this session alone: the group that takes him in. */
    hostName?: string;
    change?: { kind: "moved"; from: string; reason: string } | { kind: "madeUp"; from: string };
    url: string;
  };
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

function where(
  labels: { place: string; link: string; leader: string },
  { place, link, leader }: SessionSummons,
): Fact[] {
  const rows: Fact[] = [];
  if (place !== undefined) rows.push([labels.place, place]);
  if (link !== undefined) rows.push([labels.link, link]);
  if (leader !== undefined) rows.push([labels.leader, leader]);
  return rows;
}

type Changed = NonNullable<SessionSummons["change"]>;

const changes = {
  fr: { moved: "Cette séance change de date.", madeUp: "Cette séance remplace une séance annulée." },
  en: { moved: "This session has another date.", madeUp: "This session makes up for one that was cancelled." },
} as const;

/** Where it stood, and why it does no more. */
function before(labels: { from: string; reason: string }, change: Changed | undefined, from: string): Fact[] {
  if (!change) return [];
  return change.kind === "moved"
    ? [
        [labels.from, from],
        [labels.reason, change.reason],
      ]
    : [[labels.from, from]];
}

function french(params: SessionSummons): Content {
  const { firmName, programmeTitle, kind, startsAt, zone, minutes, change, hostName, url } = params;
  const at = moment(startsAt, zone, "fr");
  const hosted =
    hostName &&
    fr`Le groupe « ${hostName} » vous accueille à cette séance, en rattrapage. Tous ses membres sont d’accord.`;
  return {
    from: firmName,
    subject: change ? fr`Nouvelle date : ${at}` : fr`${kinds[kind].fr.subject} : ${at}`,
    title: change ? fr`Nouvelle date : ${programmeTitle}` : fr`Convocation : ${programmeTitle}`,
    blocks: [
      paragraph(change ? changes.fr[change.kind] : (hosted ?? kinds[kind].fr.expected)),
      facts(
        ["Date", momentFor(params, "fr")],
        ["Durée", duration(minutes, "fr")],
        ...where({ place: "Lieu", link: "Lien", leader: "Animée par" }, params),
        ...before({ from: "Ancienne date", reason: "Motif" }, change, change ? moment(change.from, zone, "fr") : ""),
      ),
      paragraph(fr`Un empêchement ? Prévenez dès que possible depuis la page de la séance.`),
    ],
    action: { label: "Voir la séance", url },
    footer: fr`Vous recevez ce message parce que votre adresse est inscrite à cette séance, organisée par ${firmName}.`,
  };
}

function english(params: SessionSummons): Content {
  const { firmName, programmeTitle, kind, startsAt, zone, minutes, change, hostName, url } = params;
  const at = moment(startsAt, zone, "en");
  const hosted = hostName && `The group “${hostName}” takes you in for this make-up session. All its members agree.`;
  return {
    from: firmName,
    subject: change ? `New date: ${at}` : `${kinds[kind].en.subject}: ${at}`,
    title: change ? `New date: ${programmeTitle}` : `Summons: ${programmeTitle}`,
    blocks: [
      paragraph(change ? changes.en[change.kind] : (hosted ?? kinds[kind].en.expected)),
      facts(
        ["Date", momentFor(params, "en")],
        ["Length", duration(minutes, "en")],
        ...where({ place: "Place", link: "Link", leader: "Led by" }, params),
        ...before({ from: "Former date", reason: "Reason" }, change, change ? moment(change.from, zone, "en") : ""),
      ),
      paragraph("Something came up? Say so as soon as you can, from the session’s page."),
    ],
    action: { label: "See the session", url },
    footer: `You receive this message because your address is on the list of this session, organised by ${firmName}.`,
  };
}
