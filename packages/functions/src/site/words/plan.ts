import { bilingual, type Locale } from "./bilingual.ts";

/** What an individual pays, when, and how: before he signs, and afterwards. */
export const planWords = bilingual({
  fr: {
    title: "Ce que vous paierez, et quand",
    lead: (until: string) =>
      `Rien n’est demandé ni prélevé avant la fin du délai de rétractation, le ${until} à minuit : ni somme, ni moyen de paiement.`,
    rule: "Ensuite 30 % du prix au plus, puis le reste au fil des séances tenues. Chaque échéance a sa facture, à régler sous 7 jours.",
    noSchedule: "Rien n’est à payer.",
    when: "Quand",
    amount: "Montant TTC",
    period: (day: string) => `Dès le ${day}`,
    session: (day: string) => `Après la séance du ${day}`,
    day: (day: string) => `Le ${day}`,
    total: "En tout",
    caption: "Échéancier",
    mine: "Mes paiements",
    paid: (paid: string, all: string) => `${paid} réglés sur ${all}.`,
    allPaid: "Tout est réglé. Merci.",
    next: (amount: string, when: string) => `Prochaine échéance : ${amount}, ${when}.`,
    nextPeriod: (day: string) => `dès le ${day}`,
    nextSession: (day: string) => `après la séance du ${day}`,
    nextDay: (day: string) => `le ${day}`,
    states: {
      waiting: "À venir",
      preparing: "Facture en préparation",
      toPay: "À régler",
      partlyPaid: "Réglée en partie",
      processing: "Prélèvement en cours",
      paid: "Réglée",
      credited: "Annulée par un avoir",
      dropped: "Ne sera pas demandée",
    },
    pay: (amount: string) => `Régler ${amount}`,
    see: (number: string) => `Facture ${number}`,
    saved: "Régler les prochaines échéances",
    savedLead:
      "Chaque facture arrive par message, avec sa page de paiement. Si vous préférez, enregistrez une carte : elle réglera les échéances à venir, le jour où leur facture est émise. Rien n’est prélevé en l’enregistrant.",
    save: "Enregistrer une carte",
    change: "Changer de moyen de paiement",
    card: (last4: string) =>
      `Votre carte qui se termine par ${last4} règle les échéances à venir, à mesure que leurs factures sont émises.`,
    debit: (last4: string) =>
      `Votre compte qui se termine par ${last4} règle les échéances à venir, à mesure que leurs factures sont émises.`,
    forget: "Ne plus l’utiliser",
    over: (day: string) =>
      `Le délai de rétractation s’est terminé le ${day} : il n’est plus possible de renoncer ici au contrat.`,
    write: (firm: string) => `Pour toute demande, écrivez à ${firm} :`,
    seeSchedule: "Contrat, échéancier et paiements",
  },
  en: {
    title: "What you will pay, and when",
    lead: (until: string) =>
      `Nothing is asked for or collected before the end of the withdrawal period, on ${until} at midnight: no money, no way to pay.`,
    rule: "Then 30% of the price at most, and the rest as sessions are held. Each instalment has its invoice, to be paid within 7 days.",
    noSchedule: "Nothing is to be paid.",
    when: "When",
    amount: "Amount with VAT",
    period: (day: string) => `From ${day}`,
    session: (day: string) => `After the session of ${day}`,
    day: (day: string) => `On ${day}`,
    total: "In all",
    caption: "Schedule",
    mine: "My payments",
    paid: (paid: string, all: string) => `${paid} paid of ${all}.`,
    allPaid: "All is paid. Thank you.",
    next: (amount: string, when: string) => `Next instalment: ${amount}, ${when}.`,
    nextPeriod: (day: string) => `from ${day}`,
    nextSession: (day: string) => `after the session of ${day}`,
    nextDay: (day: string) => `on ${day}`,
    states: {
      waiting: "To come",
      preparing: "Invoice being prepared",
      toPay: "To pay",
      partlyPaid: "Paid in part",
      processing: "Debit under way",
      paid: "Paid",
      credited: "Cancelled by a credit note",
      dropped: "Will not be asked",
    },
    pay: (amount: string) => `Pay ${amount}`,
    see: (number: string) => `Invoice ${number}`,
    saved: "Paying the next instalments",
    savedLead:
      "Each invoice comes by mail, with the page where it is paid. If you prefer, save a card: it will pay the instalments to come, the day their invoice is issued. Saving it collects nothing.",
    save: "Save a card",
    change: "Change the way to pay",
    card: (last4: string) => `Your card ending in ${last4} pays the instalments to come, as their invoices are issued.`,
    debit: (last4: string) =>
      `Your account ending in ${last4} pays the instalments to come, as their invoices are issued.`,
    forget: "Use it no more",
    over: (day: string) => `The withdrawal period ended on ${day}: the contract can no longer be withdrawn from here.`,
    write: (firm: string) => `For any request, write to ${firm}:`,
    seeSchedule: "Contract, schedule and payments",
  },
});

export const refusals: Record<Locale, Record<string, string>> = {
  fr: {
    "plan.not_begun": "Aucun moyen de paiement n’est demandé avant la fin du délai de rétractation.",
    "plan.not_found": "Cette place n’a pas d’échéancier.",
  },
  en: {
    "plan.not_begun": "No way to pay is asked for before the end of the withdrawal period.",
    "plan.not_found": "This seat has no schedule.",
  },
};
