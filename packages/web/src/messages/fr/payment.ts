export const fr = {
  title: "Paiement en ligne",
  settings: "Réglages",
  intro:
    "Vos clients paient par carte ou par prélèvement SEPA sur la page de Stripe. L’argent va directement sur votre compte Stripe : Entrepairs n’y touche jamais.",
  simulated: "Ici, Stripe est simulé sur cette machine : aucun argent ne circule, aucune banque n’est jointe.",
  standing: "État de la connexion",
  state: { none: "Non connecté", pending: "À terminer", restricted: "À compléter", active: "Connecté" },
  told: {
    none: "Vos clients ne peuvent pas encore payer en ligne. Pour qu’ils paient par virement, indiquez votre IBAN dans Réglages, Cabinet : vos factures le portent.",
    pending: "Votre compte est créé chez Stripe, mais l’inscription n’est pas terminée, ou Stripe la vérifie encore.",
    restricted: "Stripe a suspendu les encaissements de votre compte. Il attend quelque chose de vous.",
    active: "Vos clients paient en ligne depuis le lien de chaque facture.",
  },
  connect: "Connecter les paiements",
  resume: "Terminer l’inscription",
  review: "Revoir mes informations chez Stripe",
  connectHint: "Vous allez sur la page de Stripe pour dire qui vous êtes, puis vous revenez ici. Comptez dix minutes.",
  ownerOnly: "Seul un propriétaire du cabinet peut connecter les paiements.",
  missing: "Ce que Stripe attend encore",
  requirement: {
    identity: "L’identité de la société et de son représentant",
    bank: "Un compte bancaire pour les virements",
    activity: "La description de votre activité",
    terms: "L’acceptation des conditions de Stripe",
    other: "Une précision demandée par Stripe",
  },
  refresh: "Vérifier à nouveau",
  errors: {
    "payment.refused_by_stripe": "Stripe a refusé cette demande. Réessayez, ou écrivez-nous si cela dure.",
    "payment.stripe_unreachable": "Stripe ne répond pas. Réessayez dans un instant.",
    "payment.not_connected": "Connectez d’abord les paiements.",
  },
};
