import { type Content, type Fact, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** Proof of a training agreement's acceptance by an organization or a self-employed person. */
export type AgreementAccepted = FromFirm & {
  programmeTitle: string;
  payerName: string;
  signatoryName: string;
  reference: string;
  acceptedAt: string;
  zone: string;
  url: string;
};

export const agreementAccepted: Writer<AgreementAccepted> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, acceptedAt, zone, url, ...said }: AgreementAccepted): Content {
  const rows: Fact[] = [
    ["Programme", said.programmeTitle],
    ["Payeur", said.payerName],
    ["Acceptée par", said.signatoryName],
    ["Le", moment(acceptedAt, zone, "fr")],
    ["Référence", said.reference],
  ];
  return {
    from: firmName,
    subject: fr`Convention acceptée : ${said.programmeTitle}`,
    title: fr`La convention est acceptée`,
    blocks: [
      paragraph(fr`Ce message garde la trace de votre accord avec ${firmName}. Gardez-le avec vos documents.`),
      facts(...rows),
    ],
    action: { label: "Relire la convention", url },
    footer: fr`Vous recevez ce message parce que la convention a été acceptée avec votre adresse. Si ce n’est pas vous, répondez à ce message.`,
  };
}

function english({ firmName, acceptedAt, zone, url, ...said }: AgreementAccepted): Content {
  const rows: Fact[] = [
    ["Programme", said.programmeTitle],
    ["Payer", said.payerName],
    ["Accepted by", said.signatoryName],
    ["On", moment(acceptedAt, zone, "en")],
    ["Reference", said.reference],
  ];
  return {
    from: firmName,
    subject: `Agreement accepted: ${said.programmeTitle}`,
    title: "The agreement is accepted",
    blocks: [
      paragraph(`This message records your agreement with ${firmName}. Keep it with your documents.`),
      facts(...rows),
    ],
    action: { label: "Read the agreement again", url },
    footer:
      "You receive this message because the agreement was accepted with your address. If it was not you, answer this message.",
  };
}
