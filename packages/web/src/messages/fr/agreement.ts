/** Agreements of the clients of a group. */
export const fr = {
  title: "Conventions des clients",
  none: "Aucun client ne paie encore de place dans ce groupe.",
  service: "Ce groupe n’est pas une action de formation : il peut commencer sans convention.",
  missing: "À signer avant la première séance",
  signedOn: (day: string) => `Signée le ${day}`,
  elsewhere: (name: string, day: string) => `Signée hors d’Entrepairs par ${name} le ${day}`,
  kept: (where: string) => `Original : ${where}`,
  makeQuote: "Faire le devis",
  record: "Déjà signée ailleurs",
  recordTitle: (name: string) => `Convention déjà signée avec ${name}`,
  recordBody:
    "Pour une convention signée sur papier, ou avant votre arrivée dans Entrepairs. La loi demande une convention signée avant la première séance d’une action de formation.",
  name: "Signataire du client",
  role: "Sa qualité",
  on: "Signée le",
  keptWhere: "Où se trouve l’original",
  recorded: "Convention enregistrée.",
  individual: "Un particulier n’a pas signé son contrat.",
  errors: {
    "field.order.signed_later": "Ce jour n’est pas encore venu.",
  },
};
