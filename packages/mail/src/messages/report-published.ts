import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** Tells a sponsor that results of a group are published; the figures are on the page alone. */
export type ReportPublished = FromFirm & { organizationName: string; programmeTitle: string; url: string };

export const reportPublished: Writer<ReportPublished> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, organizationName, programmeTitle, url }: ReportPublished): Content {
  return {
    from: firmName,
    subject: fr`Des résultats sont publiés : ${programmeTitle}`,
    title: fr`Des résultats sont publiés`,
    blocks: [
      paragraph(
        fr`${firmName} publie la satisfaction d’un groupe auquel ${organizationName} participe : ${programmeTitle}.`,
      ),
      note(
        fr`Ces résultats portent sur le groupe entier. Personne n’y est nommé, et ce qui s’est dit en séance n’y figure pas.`,
      ),
    ],
    action: { label: "Voir les résultats", url },
    footer: fr`Vous recevez ce message parce que vous suivez ce programme pour ${organizationName}.`,
  };
}

function english({ firmName, organizationName, programmeTitle, url }: ReportPublished): Content {
  return {
    from: firmName,
    subject: `Results are published: ${programmeTitle}`,
    title: "Results are published",
    blocks: [
      paragraph(
        `${firmName} publishes the satisfaction of a group that ${organizationName} takes part in: ${programmeTitle}.`,
      ),
      note(
        "These results are about the whole group. No one is named in them, and what was said in a session is not there.",
      ),
    ],
    action: { label: "See the results", url },
    footer: `You receive this message because you follow this programme for ${organizationName}.`,
  };
}
