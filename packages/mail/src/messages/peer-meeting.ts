import { type Content, type FromFirm, facts, type Meeting, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** What happens to a meeting among peers: a date and no more; where and who stands in the group's own space. */
export type PeerMeeting = FromFirm & Meeting & { what: "planned" | "cancelled" | "tomorrow"; url: string };

export const peerMeeting: Writer<PeerMeeting> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, what, startsAt, zone, url }: PeerMeeting): Content {
  const titles = {
    planned: fr`Votre groupe se retrouve entre pairs`,
    cancelled: fr`Une rencontre de votre groupe est annulée`,
    tomorrow: fr`Demain, votre groupe se retrouve entre pairs`,
  };
  const said = {
    planned: fr`L’espace du groupe dit où, et qui anime. Vous pouvez vous proposer.`,
    cancelled: fr`Un membre du groupe l’a annulée. Chacun peut proposer une autre date.`,
    tomorrow: fr`Qui anime ouvre la salle depuis l’espace du groupe.`,
  };
  return {
    from: firmName,
    subject: titles[what],
    title: titles[what],
    blocks: [facts(["Date", moment(startsAt, zone, "fr")]), paragraph(said[what])],
    action: { label: "Ouvrir l’espace du groupe", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre d’un groupe organisé par ${firmName}.`,
  };
}

function english({ firmName, what, startsAt, zone, url }: PeerMeeting): Content {
  const titles = {
    planned: "Your group meets among peers",
    cancelled: "A meeting of your group is off",
    tomorrow: "Tomorrow your group meets among peers",
  };
  const said = {
    planned: "The group’s space says where, and who facilitates. You may volunteer.",
    cancelled: "A member of the group called it off. Anyone may propose another date.",
    tomorrow: "Whoever facilitates opens the room from the group’s space.",
  };
  return {
    from: firmName,
    subject: titles[what],
    title: titles[what],
    blocks: [facts(["Date", moment(startsAt, zone, "en")]), paragraph(said[what])],
    action: { label: "Open the group’s space", url },
    footer: `You receive this message because you are a member of a group organised by ${firmName}.`,
  };
}
