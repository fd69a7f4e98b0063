import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** The group's charter waits for this participant's signature: no consultation opens without it. */
export type CharterToSign = FromFirm & { cohortName: string; url: string };

export const charterToSign: Writer<CharterToSign> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, cohortName, url }: CharterToSign): Content {
  return {
    from: firmName,
    subject: fr`La charte de votre groupe est à signer`,
    title: fr`La charte de votre groupe est à signer`,
    blocks: [
      paragraph(
        fr`La charte du groupe « ${cohortName} » est prête : confidentialité, respect de la parole, présence, et les règles ajoutées ensemble.`,
      ),
      paragraph(fr`Chacun la signe avant la première consultation. Une minute suffit, depuis un téléphone.`),
    ],
    action: { label: "Lire et signer la charte", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre de ce groupe, organisé par ${firmName}.`,
  };
}

function english({ firmName, cohortName, url }: CharterToSign): Content {
  return {
    from: firmName,
    subject: "Your group’s charter is ready to sign",
    title: "Your group’s charter is ready to sign",
    blocks: [
      paragraph(
        `The charter of the group “${cohortName}” is ready: confidentiality, respect for each other’s words, presence, and the rules you added together.`,
      ),
      paragraph("Everyone signs it before the first consultation. One minute is enough, on a phone."),
    ],
    action: { label: "Read and sign the charter", url },
    footer: `You receive this message because you are a member of this group, organised by ${firmName}.`,
  };
}
