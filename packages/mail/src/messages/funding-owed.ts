import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** No agreement of the funder by the first session: the organization owes all. Told to the firm (`toFirm`), and to the organization. */
export type FundingOwed = FromFirm & {
  funderName: string;
  organizationName: string;
  groupName: string;
  people: string;
  fileNumber?: string;
  toFirm: boolean;
  url: string;
};

export const fundingOwed: Writer<FundingOwed> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({
  firmName,
  funderName,
  organizationName,
  groupName,
  people,
  fileNumber,
  toFirm,
  url,
}: FundingOwed): Content {
  const told = toFirm
    ? fr`La première séance a lieu sans accord du financeur (${funderName}). ${organizationName} doit donc tout le prix des places : facturez-le, ou enregistrez l’accord s’il a été donné avant la séance.`
    : fr`La première séance a lieu sans que nous ayons reçu l’accord du financeur (${funderName}). Comme convenu, le prix des places vous sera donc facturé en entier. Si vous avez reçu un accord daté d’avant la séance, envoyez-le-nous.`;
  return {
    from: firmName,
    subject: fr`Prise en charge sans accord : ${groupName}`,
    title: "Pas d’accord à la première séance",
    blocks: [
      paragraph(told),
      facts(
        ["Financeur", funderName],
        ...(fileNumber ? [["Dossier", fileNumber] as const] : []),
        ["Groupe", groupName],
        ["Personnes", people],
      ),
    ],
    action: { label: toFirm ? "Ouvrir le dossier" : "Ouvrir votre espace", url },
    footer: toFirm
      ? "Vous recevez ce message parce que ce dossier vient de votre cabinet."
      : "Vous recevez ce message parce qu’une prise en charge avait été demandée pour vos participants.",
  };
}

function english({
  firmName,
  funderName,
  organizationName,
  groupName,
  people,
  fileNumber,
  toFirm,
  url,
}: FundingOwed): Content {
  const told = toFirm
    ? `The first session takes place without an agreement of ${funderName}. ${organizationName} therefore owes the whole price of the seats: invoice it, or record the agreement if it was given before the session.`
    : `The first session takes place and we have not received the agreement of ${funderName}. As agreed, the price of the seats will be invoiced to you in full. If you have an agreement dated before the session, send it to us.`;
  return {
    from: firmName,
    subject: `Funding without agreement: ${groupName}`,
    title: "No agreement at the first session",
    blocks: [
      paragraph(told),
      facts(
        ["Funder", funderName],
        ...(fileNumber ? [["File", fileNumber] as const] : []),
        ["Group", groupName],
        ["People", people],
      ),
    ],
    action: { label: toFirm ? "Open the file" : "Open your space", url },
    footer: toFirm
      ? "You receive this message because this file comes from your firm."
      : "You receive this message because funding had been asked for your participants.",
  };
}
