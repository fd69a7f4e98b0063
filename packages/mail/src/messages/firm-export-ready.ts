import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/** To the owner who asked: all that his firm has is ready to be taken along, until a day. Signed in alone. */
export type FirmExportReady = FromFirm & { parts: number; until: string; url: string };

export const firmExportReady: Writer<FirmExportReady> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, parts, until, url }: FirmExportReady): Content {
  return {
    from: firmName,
    subject: fr`L’export de ${firmName} est prêt`,
    title: "Votre export est prêt",
    blocks: [
      paragraph(
        parts > 1
          ? fr`Il tient en ${String(parts)} archives, à télécharger jusqu’au ${day(until, "fr")}, une fois connecté.`
          : fr`Il tient en une archive, à télécharger jusqu’au ${day(until, "fr")}, une fois connecté.`,
      ),
      paragraph(
        fr`Elle nomme vos clients et leurs équipes : rangez-la en lieu sûr. Ce qui s’est dit dans les groupes n’y est pas.`,
      ),
    ],
    action: { label: "Télécharger l’export", url },
    footer: fr`Vous recevez ce message parce que vous avez demandé l’export de ${firmName}.`,
  };
}

function english({ firmName, parts, until, url }: FirmExportReady): Content {
  const size = parts > 1 ? `${parts} archives` : "one archive";
  return {
    from: firmName,
    subject: `The export of ${firmName} is ready`,
    title: "Your export is ready",
    blocks: [
      paragraph(`It comes in ${size}, to be downloaded until ${day(until, "en")}, signed in.`),
      paragraph("It names your clients and their people: keep it safe. What groups said is not in it."),
    ],
    action: { label: "Download the export", url },
    footer: `You receive this message because you asked for the export of ${firmName}.`,
  };
}
