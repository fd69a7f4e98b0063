import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { moment, money } from "../format.ts";
import { fr } from "../locale.ts";

/** Acknowledges an individual's withdrawal on a durable medium (Code de la consommation, L221-21). */
export type WithdrawalReceived = FromFirm & {
  programmeTitle: string;
  reference: string;
  withdrawnAt: string;
  zone: string;
  url: string;
  /** Came before the end of the period, by mistake: given back in full, cents. */
  refundedCents?: number;
};

export const withdrawalReceived: Writer<WithdrawalReceived> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french(params: WithdrawalReceived): Content {
  const { firmName, programmeTitle, reference, withdrawnAt, zone, url, refundedCents = 0 } = params;
  const said =
    refundedCents > 0
      ? fr`Les ${money(refundedCents, "fr")} que vous aviez réglés vous sont rendus en entier.`
      : fr`Rien n’a été prélevé et rien ne vous sera demandé.`;
  return {
    from: firmName,
    subject: fr`Votre rétractation est enregistrée : ${programmeTitle}`,
    title: fr`Votre rétractation est enregistrée`,
    blocks: [
      paragraph(fr`Votre contrat avec ${firmName} est annulé, sans frais. ${said}`),
      facts(["Programme", programmeTitle], ["Référence", reference], ["Reçue le", moment(withdrawnAt, zone, "fr")]),
    ],
    action: { label: "Relire le contrat annulé", url },
    footer: fr`Vous recevez ce message parce que vous avez renoncé à ce contrat avec ${firmName}. Gardez-le : il fait foi.`,
  };
}

function english(params: WithdrawalReceived): Content {
  const { firmName, programmeTitle, reference, withdrawnAt, zone, url, refundedCents = 0 } = params;
  const said =
    refundedCents > 0
      ? `The ${money(refundedCents, "en")} that you had paid are given back in full.`
      : "Nothing was collected, nothing will be.";
  return {
    from: firmName,
    subject: `Your withdrawal is recorded: ${programmeTitle}`,
    title: "Your withdrawal is recorded",
    blocks: [
      paragraph(`Your contract with ${firmName} is cancelled, free of charge. ${said}`),
      facts(["Programme", programmeTitle], ["Reference", reference], ["Received", moment(withdrawnAt, zone, "en")]),
    ],
    action: { label: "Read the cancelled contract", url },
    footer: `You receive this message because you withdrew from this contract with ${firmName}. Keep it: it is your proof.`,
  };
}
