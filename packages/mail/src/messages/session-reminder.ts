import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, momentFor } from "../format.ts";
import { fr } from "../locale.ts";

/** The eve of a session: when, where, who leads it when another does; never what will be talked about. */
export type SessionReminder = FromFirm &
  Meeting & { cohortName: string; minutes: number; place?: string; link?: string; leader?: string; url: string };

export const sessionReminder: Writer<SessionReminder> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function where(
  labels: { place: string; link: string; leader: string },
  { place, link, leader }: SessionReminder,
): Fact[] {
  const rows: Fact[] = [];
  if (place !== undefined) rows.push([labels.place, place]);
  if (link !== undefined) rows.push([labels.link, link]);
  if (leader !== undefined) rows.push([labels.leader, leader]);
  return rows;
}

function french(params: SessionReminder): Content {
  const { firmName, cohortName, minutes, url } = params;
  return {
    from: firmName,
    subject: fr`Demain : séance de ${cohortName}`,
    title: fr`Votre séance est demain`,
    blocks: [
      facts(
        ["Date", momentFor(params, "fr")],
        ["Durée", duration(minutes, "fr")],
        ...where({ place: "Lieu", link: "Lien", leader: "Animée par" }, params),
      ),
      paragraph(fr`Un empêchement de dernière minute ? Dites-le depuis vos dates : votre coach le verra.`),
    ],
    action: { label: "Voir mes dates", url },
    footer: fr`Vous recevez ce message parce que votre adresse est inscrite à cette séance, organisée par ${firmName}.`,
  };
}

function english(params: SessionReminder): Content {
  const { firmName, cohortName, minutes, url } = params;
  return {
    from: firmName,
    subject: `Tomorrow: session of ${cohortName}`,
    title: "Your session is tomorrow",
    blocks: [
      facts(
        ["Date", momentFor(params, "en")],
        ["Length", duration(minutes, "en")],
        ...where({ place: "Place", link: "Link", leader: "Led by" }, params),
      ),
      paragraph("Something came up at the last minute? Say so from your dates: your coach will see it."),
    ],
    action: { label: "See my dates", url },
    footer: `You receive this message because your address is on the list of this session, organised by ${firmName}.`,
  };
}
