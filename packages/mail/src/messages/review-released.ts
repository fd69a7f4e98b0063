import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** Tells a sponsor that a group handed its review over; the text is on the page alone. */
export type ReviewReleased = FromFirm & { programmeTitle: string; url: string };

export const reviewReleased: Writer<ReviewReleased> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, url }: ReviewReleased): Content {
  return {
    from: firmName,
    subject: fr`Un groupe vous remet son bilan : ${programmeTitle}`,
    title: fr`Un groupe vous remet son bilan`,
    blocks: [
      paragraph(
        fr`Les membres d’un groupe que vous suivez ont écrit ensemble ce qu’ils disent de leur parcours : ${programmeTitle}. Le texte ne porte aucun nom, et chacun d’eux l’a eu sous les yeux.`,
      ),
    ],
    action: { label: "Lire le bilan", url },
    footer: fr`Vous recevez ce message parce que vous suivez ce programme avec ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, url }: ReviewReleased): Content {
  return {
    from: firmName,
    subject: `A group hands over its review: ${programmeTitle}`,
    title: "A group hands over its review",
    blocks: [
      paragraph(
        `The members of a group that you follow have written together what they say of their programme: ${programmeTitle}. The text bears no name, and each of them had it before him.`,
      ),
    ],
    action: { label: "Read the review", url },
    footer: `You receive this message because you follow this programme with ${firmName}.`,
  };
}
