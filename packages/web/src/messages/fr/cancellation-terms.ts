/** What a firm asks when a client gives up, which its agreements say. */
export const fr = {
  title: "Conditions d’annulation",
  settings: "Réglages",
  intro:
    "Elles sont écrites dans les conventions et contrats signés à partir de maintenant. Ce qui est déjà signé garde les siennes.",
  tiers: "Annulation par le client, avant la première séance",
  tiersHint: "Du plus tôt au plus tard. La dernière ligne vaut jusqu’au jour même : 0 jour.",
  days: "À partir de combien de jours avant",
  rate: "Dédit, en % du prix",
  add: "Ajouter une ligne",
  remove: (position: number) => `Retirer la ligne ${position}`,
  dropOut: "Abandon en cours de route : dédit, en % du prix des séances non tenues",
  replacement: "Remplacement sans frais",
  replacements: { start: "Jusqu’à la première séance", second: "Jusqu’à la deuxième séance", end: "À tout moment" },
  deadline: "Groupe trop petit : être prévenu combien de jours avant la première séance",
  preview: "Ce que vos clients liront",
  save: "Enregistrer ces conditions",
  saved: "Ces conditions valent pour les prochaines signatures.",
  errors: {
    "terms.changed_meanwhile": "Quelqu’un vient de modifier ces conditions. Rechargez la page, puis recommencez.",
    "field.terms.last_tier": "La dernière ligne doit commencer à 0 jour.",
    "field.terms.order": "Chaque ligne compte moins de jours que la précédente.",
    "field.terms.rising": "Le dédit ne baisse pas quand la première séance approche.",
    "field.days": "Saisissez un nombre de jours entier.",
  },
};
