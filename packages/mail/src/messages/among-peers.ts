import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** A group goes on without its coach: what is new for its members. */
export type AmongPeers = FromFirm & { url: string };

export const amongPeers: Writer<AmongPeers> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function french({ firmName, url }: AmongPeers): Content {
  return {
    from: firmName,
    subject: fr`Votre groupe peut continuer entre pairs`,
    title: fr`Votre groupe peut continuer entre pairs`,
    blocks: [
      paragraph(
        fr`Fixez vos dates dans l’espace du groupe. À chaque rencontre, l’un de vous anime, guidé pas à pas par la salle.`,
      ),
      paragraph(
        fr`Votre coach et ${firmName} ne lisent plus cet espace : ils savent seulement si une rencontre a eu lieu.`,
      ),
    ],
    action: { label: "Ouvrir l’espace du groupe", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre d’un groupe organisé par ${firmName}.`,
  };
}

function english({ firmName, url }: AmongPeers): Content {
  return {
    from: firmName,
    subject: "Your group may go on among peers",
    title: "Your group may go on among peers",
    blocks: [
      paragraph(
        "Set your dates in the group’s space. At each meeting one of you facilitates, guided step by step by the room.",
      ),
      paragraph(
        `Your coach and ${firmName} do not read this space any more: they only know whether a meeting was held.`,
      ),
    ],
    action: { label: "Open the group’s space", url },
    footer: `You receive this message because you are a member of a group organised by ${firmName}.`,
  };
}
