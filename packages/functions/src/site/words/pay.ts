import type { Locale } from "./bilingual.ts";
import { bilingual } from "./bilingual.ts";

/** Cents as a person writes euros: `840,00 €` or `€840.00`. */
export function euros(cents: number, locale: Locale): string {
  const language = locale === "fr" ? "fr-FR" : "en-GB";
  return new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(cents / 100);
}

/** A calendar day in words. */
export function dayText(day: string, locale: Locale): string {
  const language = locale === "fr" ? "fr-FR" : "en-GB";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00.000Z`),
  );
}

export const payWords = bilingual({
  fr: {
    title: (number: string) => `Facture ${number}`,
    from: (firm: string, buyer: string) => `${firm} vous adresse cette facture, établie au nom de ${buyer}.`,
    due: "Reste à payer",
    amountDue: "À payer",
    paidAmount: "Payé",
    object: "Objet",
    dueOn: "À régler au plus tard le",
    issuedOn: "Émise le",
    number: "Numéro",
    total: "Total TTC",
    alreadyPaid: "Déjà réglé",
    late: "Échéance dépassée",
    details: "Détail",
    pay: (amount: string) => `Payer ${amount} en ligne`,
    payHint: "Par carte ou par prélèvement SEPA, sur la page sécurisée de Stripe. Aucun compte à créer.",
    payAtOnceHint: "Par carte, sur la page sécurisée de Stripe. Aucun compte à créer.",
    heldUntil: (moment: string) =>
      `La place est gardée jusqu’au ${moment}. D’ici là, elle se règle par carte : un prélèvement arriverait trop tard.`,
    confirmingTitle: "Paiement en cours de confirmation",
    confirming:
      "Stripe ne nous a pas encore répondu. Cette page se met à jour d’elle-même ; inutile de payer une seconde fois.",
    seatGoneTitle: "Cette place n’est plus gardée",
    seatGone:
      "Le délai pour la régler est passé. Rien n’est dû sur cette facture : ne la payez pas, le cabinet l’annulera par un avoir.",
    seatAgain: "Voir les places disponibles",
    invoicePDF: "Voir la facture (PDF)",
    drawing: "La facture au format PDF est en préparation : rechargez la page dans un instant.",
    creditedTitle: "Cette facture est annulée par un avoir",
    credited: "Rien n’est dû : ne la payez pas. L’avoir vous a été envoyé par courriel.",
    paidTitle: "Cette facture est réglée",
    paidThanks: (firm: string) => `${firm} vous remercie.`,
    receipt: "Reçu",
    receivedOn: "Reçu le",
    method: "Moyen",
    amount: "Montant",
    methods: {
      card: "Carte bancaire",
      sepa_debit: "Prélèvement SEPA",
      transfer: "Virement",
      cheque: "Chèque",
      mandate: "Mandat",
      setOff: "Avoir reporté d’une autre facture",
      other: "Autre moyen",
    },
    processingTitle: "Prélèvement en cours",
    processing:
      "Votre banque a reçu l’ordre de prélèvement. Il est exécuté sous cinq jours ouvrés environ ; vous n’avez rien d’autre à faire.",
    processingHint: "Cette page se met à jour d’elle-même. Vous pouvez la fermer : un message vous préviendra.",
    transferTitle: "Régler par virement",
    mandate: "Cette facture se règle par mandat administratif : votre comptable public vire le montant sur ce compte.",
    transfer: (firm: string) =>
      `${firm} ne propose pas encore le paiement en ligne. Réglez cette facture par virement sur ce compte.`,
    askTitle: "Régler cette facture",
    ask: (firm: string) =>
      `${firm} ne propose pas encore le paiement en ligne. Écrivez-lui pour savoir comment régler.`,
    bankHolder: "Titulaire du compte",
    questions: "Une question ?",
    transferReference: "À indiquer dans le libellé",
    transferAsk: "Questions",
    otherWay: "Vous préférez un virement ?",
    givenBack: (amount: string) => `Un paiement de ${amount} vous est remboursé.`,
    declined: "Le dernier prélèvement n’a pas abouti. Vous pouvez essayer de nouveau, ou choisir un autre moyen.",
    demo: "Démonstration : ce cabinet est inventé, aucune somme n’est due et aucun argent ne circule.",
  },
  en: {
    title: (number: string) => `Invoice ${number}`,
    from: (firm: string, buyer: string) => `${firm} sends you this invoice, made out to ${buyer}.`,
    due: "Left to pay",
    amountDue: "To pay",
    paidAmount: "Paid",
    object: "For",
    dueOn: "To be paid by",
    issuedOn: "Issued on",
    number: "Number",
    total: "Total including VAT",
    alreadyPaid: "Already paid",
    late: "Past due",
    details: "Details",
    pay: (amount: string) => `Pay ${amount} online`,
    payHint: "By card or SEPA direct debit, on Stripe’s secure page. No account to create.",
    payAtOnceHint: "By card, on Stripe’s secure page. No account to create.",
    heldUntil: (moment: string) =>
      `The seat is kept until ${moment}. Until then it is paid by card: a direct debit would come too late.`,
    confirmingTitle: "Payment being confirmed",
    confirming: "Stripe has not answered us yet. This page updates by itself; there is no need to pay again.",
    seatGoneTitle: "This seat is kept no longer",
    seatGone:
      "The time to pay for it has passed. Nothing is due on this invoice: do not pay it, the firm will cancel it by a credit note.",
    seatAgain: "See the seats available",
    invoicePDF: "See the invoice (PDF)",
    drawing: "The PDF of the invoice is being prepared: reload this page in a moment.",
    creditedTitle: "This invoice was cancelled by a credit note",
    credited: "Nothing is due: do not pay it. The credit note was sent to you by e-mail.",
    paidTitle: "This invoice is paid",
    paidThanks: (firm: string) => `${firm} thanks you.`,
    receipt: "Receipt",
    receivedOn: "Received on",
    method: "Paid by",
    amount: "Amount",
    methods: {
      card: "Card",
      sepa_debit: "SEPA direct debit",
      transfer: "Bank transfer",
      cheque: "Cheque",
      mandate: "Public payment order",
      setOff: "Carried over from another invoice",
      other: "Other means",
    },
    processingTitle: "Direct debit under way",
    processing:
      "Your bank has received the debit order. It takes about five working days; there is nothing else to do.",
    processingHint: "This page updates by itself. You may close it: a message will tell you.",
    transferTitle: "Pay by bank transfer",
    mandate: "This invoice is paid by public payment order: your accountant transfers the amount to this account.",
    transfer: (firm: string) =>
      `${firm} does not take online payments yet. Pay this invoice by bank transfer to this account.`,
    askTitle: "Pay this invoice",
    ask: (firm: string) => `${firm} does not take online payments yet. Write to know how to pay.`,
    bankHolder: "Account holder",
    questions: "A question?",
    transferReference: "Reference to give",
    transferAsk: "Questions",
    otherWay: "Rather pay by bank transfer?",
    givenBack: (amount: string) => `A payment of ${amount} is being given back to you.`,
    declined: "The last direct debit did not go through. You may try again, or choose another way.",
    demo: "Demonstration: this firm is invented, nothing is owed and no money moves.",
  },
});

export const refusals = {
  fr: {
    "payment.nothing_due": "Cette facture est déjà réglée.",
    "payment.under_way": "Un prélèvement est déjà en cours sur cette facture.",
    "payment.seat_gone": "Cette place n’est plus gardée : rien n’est dû sur cette facture.",
    "payment.too_small": "Moins de 50 centimes ne se paient pas en ligne.",
    "payment.not_connected": "Ce cabinet n’encaisse pas encore en ligne : écrivez-lui.",
    "payment.refused_by_stripe": "Le service de paiement a refusé la demande : réessayez, ou réglez par virement.",
    "payment.stripe_unreachable":
      "Le service de paiement ne répond pas : réessayez dans un instant. Rien n’a été prélevé.",
  },
  en: {
    "payment.nothing_due": "This invoice is already paid.",
    "payment.under_way": "A direct debit is already under way on this invoice.",
    "payment.seat_gone": "This seat is kept no longer: nothing is due on this invoice.",
    "payment.too_small": "Less than 50 cents cannot be paid online.",
    "payment.not_connected": "This firm does not take online payments yet: write to it.",
    "payment.refused_by_stripe": "The payment service refused the request: try again, or pay by bank transfer.",
    "payment.stripe_unreachable": "The payment service does not answer: try again in a moment. Nothing was taken.",
  },
};
