import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { money } from "../format.ts";
import { fr } from "../locale.ts";

/** A payment of an invoice did not go through, perhaps days after it was given (direct debit). The bank's reason stays with the bank. */
export type PaymentFailed = FromFirm & { number: string; cents: number; url: string };

export const paymentFailed: Writer<PaymentFailed> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, number, cents, url }: PaymentFailed): Content {
  return {
    from: firmName,
    subject: fr`Le paiement de la facture ${number} n’a pas abouti`,
    title: fr`Le paiement n’a pas abouti`,
    blocks: [
      paragraph(fr`Votre banque n’a pas donné suite au paiement. Rien n’a été encaissé, la facture reste à régler.`),
      facts(["Facture", number], ["Montant", money(cents, "fr")]),
      paragraph(fr`Vous pouvez essayer de nouveau, ou choisir un autre moyen.`),
    ],
    action: { label: "Régler la facture", url },
    footer: fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english({ firmName, number, cents, url }: PaymentFailed): Content {
  return {
    from: firmName,
    subject: `The payment of invoice ${number} did not go through`,
    title: "The payment did not go through",
    blocks: [
      paragraph("Your bank did not complete the payment. Nothing was collected, the invoice remains to be paid."),
      facts(["Invoice", number], ["Amount", money(cents, "en")]),
      paragraph("You can try again, or choose another way to pay."),
    ],
    action: { label: "Pay the invoice", url },
    footer: `A question? Answer this message, it reaches ${firmName}.`,
  };
}
