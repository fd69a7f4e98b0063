import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { moment, momentFor } from "../format.ts";
import { fr } from "../locale.ts";

/** What the coach or the firm writes to everyone who is expected at a session; `lines` as they were typed, in order. */
export type GroupMessage = FromFirm &
  Meeting & {
    cohortName: string;
    senderName: string;
    lines: readonly string[];
    place?: string;
    link?: string;
    url: string;
  };

export const groupMessage: Writer<GroupMessage> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

/** One paragraph a line: an empty one only parts them. */
const said = (lines: readonly string[]) => lines.filter((line) => line !== "").map(paragraph);

function where(labels: { place: string; link: string }, { place, link }: GroupMessage): Fact[] {
  const rows: Fact[] = [];
  if (place !== undefined) rows.push([labels.place, place]);
  if (link !== undefined) rows.push([labels.link, link]);
  return rows;
}

function french(params: GroupMessage): Content {
  const { firmName, cohortName, senderName, lines, startsAt, zone, url } = params;
  const at = moment(startsAt, zone, "fr");
  return {
    from: firmName,
    subject: fr`Votre séance du ${at} : un message de ${senderName}`,
    title: fr`Un message de ${senderName}`,
    blocks: [
      ...said(lines),
      facts(
        ["Groupe", cohortName],
        ["Séance", momentFor(params, "fr")],
        ...where({ place: "Lieu", link: "Lien" }, params),
      ),
    ],
    action: { label: "Voir mes dates", url },
    footer: fr`Vous recevez ce message parce que votre adresse est inscrite à cette séance, organisée par ${firmName}. Votre réponse arrive à ${senderName}.`,
  };
}

function english(params: GroupMessage): Content {
  const { firmName, cohortName, senderName, lines, startsAt, zone, url } = params;
  const at = moment(startsAt, zone, "en");
  return {
    from: firmName,
    subject: `Your session of ${at}: a message from ${senderName}`,
    title: `A message from ${senderName}`,
    blocks: [
      ...said(lines),
      facts(
        ["Group", cohortName],
        ["Session", momentFor(params, "en")],
        ...where({ place: "Place", link: "Link" }, params),
      ),
    ],
    action: { label: "See my dates", url },
    footer: `You receive this message because your address is on the list of this session, organised by ${firmName}. Your answer reaches ${senderName}.`,
  };
}
