import { type Content, type FromFirm, list, type Meeting, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** A participant is offered a place: acceptance is free, and what the employer sees is said before it. */
export type EnrolmentOffer = FromFirm & {
  organizationName: string;
  programmeTitle: string;
  sessions: readonly Meeting[];
  url: string;
};

export const enrolmentOffer: Writer<EnrolmentOffer> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const dates = (sessions: readonly Meeting[], locale: Locale) =>
  sessions.map(({ startsAt, zone }) => moment(startsAt, zone, locale));

function french({ firmName, organizationName, programmeTitle, sessions, url }: EnrolmentOffer): Content {
  return {
    from: firmName,
    subject: fr`Une place vous est proposée : ${programmeTitle}`,
    title: fr`Une place vous est proposée`,
    blocks: [
      paragraph(
        fr`${organizationName} vous propose une place dans un groupe de pairs animé par ${firmName} : ${programmeTitle}.`,
      ),
      paragraph(fr`Vous êtes libre d’accepter ou non. Le groupe compte sur votre présence à toutes les dates.`),
      list("Les séances", dates(sessions, "fr")),
      list("Ce que votre employeur voit", [
        fr`vos dates et votre présence, jamais la raison d’une absence ;`,
        fr`des résultats d’ensemble, sans nom, quand assez de personnes ont répondu.`,
      ]),
      list("Ce que votre employeur ne voit jamais", [
        fr`ce qui se dit en séance, et qui y apporte un sujet ;`,
        fr`vos notes et vos réponses.`,
      ]),
    ],
    action: { label: "Voir et répondre", url },
    footer: fr`Vous recevez ce message parce que ${organizationName} a donné votre adresse à ${firmName}.`,
  };
}

function english({ firmName, organizationName, programmeTitle, sessions, url }: EnrolmentOffer): Content {
  return {
    from: firmName,
    subject: `A place is offered to you: ${programmeTitle}`,
    title: "A place is offered to you",
    blocks: [
      paragraph(`${organizationName} offers you a place in a peer group led by ${firmName}: ${programmeTitle}.`),
      paragraph("You are free to accept or not. The group counts on your presence on every date."),
      list("The sessions", dates(sessions, "en")),
      list("What your employer sees", [
        "your dates and attendance, never the reason for an absence;",
        "results of the whole group, without names, once enough people have answered.",
      ]),
      list("What your employer never sees", [
        "what is said in a session, and who brings a topic;",
        "your notes and your answers.",
      ]),
    ],
    action: { label: "See and answer", url },
    footer: `You receive this message because ${organizationName} gave your address to ${firmName}.`,
  };
}
