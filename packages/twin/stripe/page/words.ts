export type Language = "fr" | "en";

const fr = {
  simulator: "Simulateur de paiement.",
  noMoney: "Cette page remplace celle de Stripe sur cette machine\u00a0: aucun argent ne circule.",
  payTitle: "Paiement",
  payTo: "À régler à",
  howTitle: "Comment voulez-vous payer\u202f?",
  how: "Chaque bouton joue un cas. Aucun numéro n’est demandé.",
  card: "Payer par carte",
  cardDeclined: "Carte refusée",
  card3ds: "Authentification 3-D Secure",
  sepa: "Payer par prélèvement SEPA",
  saveFor: "Enregistrer un moyen de paiement pour",
  saveCard: "Enregistrer une carte",
  saveDebit: "Enregistrer un compte bancaire (SEPA)",
  saveAsking: "Carte qui demandera une authentification",
  saveDeclined: "Carte qui sera refusée",
  cancel: "Annuler",
  declined: "Votre carte a été refusée. Aucun paiement n’a été pris\u00a0: vous pouvez essayer de nouveau.",
  unauthenticated: "Votre banque n’a pas confirmé le paiement. Vous pouvez essayer de nouveau.",
  expiredTitle: "Cette page de paiement a expiré",
  expired: "Rien n’a été payé. Revenez au lien reçu par courriel pour obtenir une page neuve.",
  completeTitle: "Ce paiement est enregistré",
  complete: "Vous n’avez rien d’autre à faire ici.",
  back: "Revenir au site",
  unknownTitle: "Page introuvable",
  unknown: "Ce lien ne mène à aucun paiement ni à aucune inscription.",
  bankTitle: "Votre banque vous demande de confirmer",
  bank: "En vrai, ce serait l’application de la banque du payeur.",
  confirm: "Confirmer le paiement",
  refuseBank: "Refuser l’authentification",
  setupTitle: "Activer les paiements",
  setupFor: "Compte\u00a0:",
  setup:
    "Chez Stripe, l’entreprise donnerait ici son identité, son activité et son IBAN. Choisissez comment l’inscription se termine.",
  asked: "Moyens de paiement demandés",
  accept: "Accepter et activer les paiements",
  missing: "Il manque des documents",
  refuse: "Refuser ce compte",
  capabilities: { card_payments: "Carte bancaire", sepa_debit_payments: "Prélèvement SEPA" } as Record<string, string>,
};

const en: typeof fr = {
  simulator: "Payment simulator.",
  noMoney: "This page stands in for Stripe’s on this machine: no money moves.",
  payTitle: "Payment",
  payTo: "To pay to",
  howTitle: "How would you like to pay?",
  how: "Each button plays one case. No number is asked.",
  card: "Pay by card",
  cardDeclined: "Card declined",
  card3ds: "3-D Secure authentication",
  sepa: "Pay by SEPA debit",
  saveFor: "Save a way to pay for",
  saveCard: "Save a card",
  saveDebit: "Save a bank account (SEPA)",
  saveAsking: "Card that will ask for authentication",
  saveDeclined: "Card that will be declined",
  cancel: "Cancel",
  declined: "Your card was declined. Nothing was taken: you may try again.",
  unauthenticated: "Your bank did not confirm the payment. You may try again.",
  expiredTitle: "This payment page has expired",
  expired: "Nothing was paid. Go back to the link you received by e-mail for a fresh page.",
  completeTitle: "This payment is recorded",
  complete: "There is nothing left to do here.",
  back: "Back to the site",
  unknownTitle: "Page not found",
  unknown: "This link leads to no payment and to no onboarding.",
  bankTitle: "Your bank asks you to confirm",
  bank: "In real life this would be the app of the payer’s bank.",
  confirm: "Confirm the payment",
  refuseBank: "Refuse the authentication",
  setupTitle: "Activate payments",
  setupFor: "Account:",
  setup: "At Stripe, the firm would give its identity, its activity and its IBAN here. Choose how the onboarding ends.",
  asked: "Payment methods asked for",
  accept: "Accept and activate payments",
  missing: "Documents are missing",
  refuse: "Refuse this account",
  capabilities: { card_payments: "Card", sepa_debit_payments: "SEPA debit" },
};

export const words: Record<Language, typeof fr> = { fr, en };

/** The language Stripe was asked for, else the browser's, else French. */
export function languageOf(locale: string | null | undefined, acceptLanguage: string | undefined): Language {
  const wanted = locale && locale !== "auto" ? locale : (acceptLanguage ?? "fr");
  return wanted.toLowerCase().startsWith("en") ? "en" : "fr";
}

export function money(cents: number, currency: string, language: Language): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(cents / 100);
}
