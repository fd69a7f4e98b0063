import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { money } from "../format.ts";
import { fr } from "../locale.ts";

/**
 * Money was given back: the last seat was taken before it came (`seatGone`), the firm took all or part of the invoice
 * back or gave back of its own will (`givenBack`), or the invoice was paid already.
 */
export type PaymentRefunded = FromFirm & {
  number: string;
  cents: number;
  seatGone: boolean;
  givenBack?: boolean;
  url: string;
};

export const paymentRefunded: Writer<PaymentRefunded> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function frenchReason({ firmName, seatGone, givenBack }: PaymentRefunded): string {
  if (seatGone)
    return fr`Votre paiement est arrivé après la fin de la réservation, et la dernière place du groupe venait d’être prise. Nous en sommes désolés.`;
  if (givenBack) return fr`${firmName} vous rend tout ou partie de votre paiement.`;
  return fr`Cette facture était déjà réglée quand votre paiement est arrivé.`;
}

function french(params: PaymentRefunded): Content {
  const { firmName, number, cents, url } = params;
  return {
    from: firmName,
    subject: fr`Votre paiement de la facture ${number} vous est remboursé`,
    title: fr`Votre paiement vous est remboursé`,
    blocks: [
      paragraph(frenchReason(params)),
      facts(["Montant remboursé", money(cents, "fr")], ["Facture", number]),
      paragraph(fr`La somme revient sur le moyen de paiement utilisé, en général sous cinq à dix jours.`),
    ],
    action: { label: "Voir la facture", url },
    footer: fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function englishReason({ firmName, seatGone, givenBack }: PaymentRefunded): string {
  if (seatGone)
    return "Your payment arrived after the hold had ended, and the last seat of the group had just been taken. We are sorry.";
  if (givenBack) return `${firmName} gives back all or part of your payment.`;
  return "This invoice was already paid when your payment arrived.";
}

function english(params: PaymentRefunded): Content {
  const { firmName, number, cents, url } = params;
  return {
    from: firmName,
    subject: `Your payment of invoice ${number} is given back`,
    title: "Your payment is given back",
    blocks: [
      paragraph(englishReason(params)),
      facts(["Amount given back", money(cents, "en")], ["Invoice", number]),
      paragraph("The money returns to the means of payment you used, usually within five to ten days."),
    ],
    action: { label: "See the invoice", url },
    footer: `A question? Answer this message, it reaches ${firmName}.`,
  };
}
