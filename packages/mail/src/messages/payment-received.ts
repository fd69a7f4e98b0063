import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** A payment has settled on an invoice. A receipt, never called an invoice. */
export type PaymentReceived = FromFirm & {
  number: string;
  cents: number;
  method: PaymentMethod;
  paidOn: string;
  url: string;
};
export type PaymentMethod = "card" | "directDebit" | "transfer" | "other";

export const paymentReceived: Writer<PaymentReceived> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const methods: Record<PaymentMethod, Record<Locale, string>> = {
  card: { fr: "carte bancaire", en: "card" },
  directDebit: { fr: "prélèvement SEPA", en: "SEPA direct debit" },
  transfer: { fr: "virement", en: "bank transfer" },
  other: { fr: "autre moyen", en: "other means" },
};

function french({ firmName, number, cents, method, paidOn, url }: PaymentReceived): Content {
  return {
    from: firmName,
    subject: fr`Paiement reçu pour la facture ${number}`,
    title: fr`Votre paiement est bien arrivé`,
    blocks: [
      paragraph(fr`${firmName} vous remercie. Ce message vaut reçu.`),
      facts(
        ["Montant", money(cents, "fr")],
        ["Facture", number],
        ["Moyen", methods[method].fr],
        ["Reçu le", day(paidOn, "fr")],
      ),
    ],
    action: { label: "Voir la facture", url },
    footer: fr`Vous recevez ce message parce que cette facture vous a été adressée par ${firmName}.`,
  };
}

function english({ firmName, number, cents, method, paidOn, url }: PaymentReceived): Content {
  return {
    from: firmName,
    subject: `Payment received for invoice ${number}`,
    title: "Your payment has arrived",
    blocks: [
      paragraph(`${firmName} thanks you. This message is your receipt.`),
      facts(
        ["Amount", money(cents, "en")],
        ["Invoice", number],
        ["Paid by", methods[method].en],
        ["Received on", day(paidOn, "en")],
      ),
    ],
    action: { label: "See the invoice", url },
    footer: `You receive this message because ${firmName} sent you this invoice.`,
  };
}
