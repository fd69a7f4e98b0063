import { type Content, type Fact, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, moment, momentFor } from "../format.ts";
import { fr } from "../locale.ts";

/** Another coach leads a session: to its people, to who leads it from now on, and to who does no more. */
export type SessionLed = FromFirm &
  Meeting & {
    reader: "peer" | "leader" | "freed";
    cohortName: string;
    minutes: number;
    place?: string;
    link?: string;
    /** Who led it, and who does now. */
    before: string;
    leader: string;
    /** As it was written; none when its coach leads it again. */
    reason?: string;
    url: string;
  };

export const sessionLed: Writer<SessionLed> = (params, locale) => (locale === "fr" ? french(params) : english(params));

interface Labels {
  date: string;
  length: string;
  place: string;
  link: string;
  leader: string;
  reason: string;
}

function told(labels: Labels, params: SessionLed, at: string, length: string): Fact[] {
  const { place, link, leader, reason } = params;
  const rows: [string, string | undefined][] = [
    [labels.date, at],
    [labels.length, length],
    [labels.place, place],
    [labels.link, link],
    [labels.leader, leader],
    [labels.reason, reason],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]));
}

const FRENCH = { date: "Date", length: "Durée", place: "Lieu", link: "Lien", leader: "Animation", reason: "Motif" };
const ENGLISH = {
  date: "Date",
  length: "Length",
  place: "Place",
  link: "Link",
  leader: "Facilitator",
  reason: "Reason",
};

function french(params: SessionLed): Content {
  const { firmName, cohortName, reader, before, leader, startsAt, zone, minutes, url } = params;
  const at = moment(startsAt, zone, "fr");
  const said = {
    peer: fr`${leader} anime cette séance à la place de ${before}. La date, le lieu et la confidentialité ne changent pas.`,
    leader: fr`Vous animez cette séance à la place de ${before}. Sa salle, ses présences et sa feuille sont à vous, pour cette séance seulement.`,
    freed: fr`${leader} anime cette séance à votre place. Votre heure est libre, et la salle de cette séance ne s’ouvre plus pour vous.`,
  };
  const subjects = {
    peer: fr`Votre séance du ${at} : ${leader} l’anime`,
    leader: fr`Vous animez la séance du ${at}`,
    freed: fr`${leader} anime la séance du ${at}`,
  };
  return {
    from: firmName,
    subject: subjects[reader],
    title: reader === "leader" ? fr`Vous animez une séance de ${cohortName}` : fr`${leader} anime votre séance`,
    blocks: [paragraph(said[reader]), facts(...told(FRENCH, params, momentFor(params, "fr"), duration(minutes, "fr")))],
    action: { label: reader === "peer" ? "Voir mes dates" : "Voir le groupe", url },
    footer: fr`Vous recevez ce message parce que votre adresse est liée à cette séance, organisée par ${firmName}.`,
  };
}

function english(params: SessionLed): Content {
  const { firmName, cohortName, reader, before, leader, startsAt, zone, minutes, url } = params;
  const at = moment(startsAt, zone, "en");
  const said = {
    peer: `${leader} leads this session instead of ${before}. Date, place and confidentiality do not change.`,
    leader: `You lead this session instead of ${before}. Its room, attendance and sheet are yours, for this session alone.`,
    freed: `${leader} leads this session in your place. Your hours are free, and its room opens for you no more.`,
  };
  const subjects = {
    peer: `Your session of ${at}: ${leader} leads it`,
    leader: `You lead the session of ${at}`,
    freed: `${leader} leads the session of ${at}`,
  };
  return {
    from: firmName,
    subject: subjects[reader],
    title: reader === "leader" ? `You lead a session of ${cohortName}` : `${leader} leads your session`,
    blocks: [
      paragraph(said[reader]),
      facts(...told(ENGLISH, params, momentFor(params, "en"), duration(minutes, "en"))),
    ],
    action: { label: reader === "peer" ? "See my dates" : "See the group", url },
    footer: `You receive this message because your address belongs to this session, organised by ${firmName}.`,
  };
}
