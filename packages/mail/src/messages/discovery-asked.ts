import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** After a discovery session: who goes on? */
export type DiscoveryAsked = FromFirm & { name: string; programmeTitle: string; url: string };

export const discoveryAsked: Writer<DiscoveryAsked> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, name, programmeTitle, url }: DiscoveryAsked): Content {
  return {
    from: firmName,
    subject: fr`Voulez-vous continuer ?`,
    title: fr`Et maintenant, qui veut continuer ?`,
    blocks: [
      paragraph(fr`Vous étiez à « ${name} ». Un groupe se prépare, pour le parcours « ${programmeTitle} ».`),
      paragraph(
        fr`Dites en un clic si vous voulez en être. Si c’est oui, une place vous est proposée avec ses dates et son prix : rien ne vous engage avant.`,
      ),
      note(fr`Les places reviennent dans l’ordre des réponses.`),
    ],
    action: { label: "Répondre", url },
    footer: fr`Vous recevez ce message parce que vous étiez inscrit à cette séance découverte de ${firmName}. Ce lien est à vous seul.`,
  };
}

function english({ firmName, name, programmeTitle, url }: DiscoveryAsked): Content {
  return {
    from: firmName,
    subject: "Would you like to go on?",
    title: "And now, who goes on?",
    blocks: [
      paragraph(`You were at “${name}”. A group is being prepared, for the programme “${programmeTitle}”.`),
      paragraph(
        "Say in one click whether you want to be in it. If so, a seat is offered to you with its dates and its price: nothing binds you before.",
      ),
      note("Seats go in the order of the answers."),
    ],
    action: { label: "Answer", url },
    footer: `You receive this message because you were registered for this discovery session of ${firmName}. This link is yours alone.`,
  };
}
