/** The seats of a group that were given up. */
export const fr = {
  title: "Annulations",
  name: "Place",
  on: "Le",
  cause: "Cause",
  documents: "Documents",
  money: "Argent",
  causes: { client: "Le client", forceMajeure: "Force majeure", firm: "Le cabinet" },
  kinds: { credit: "Avoir", held: "Séances tenues", fee: "Dédit" },
  draft: "brouillon",
  refunded: (amount: string) => `${amount} remboursés`,
  heldBack: (amount: string) => `${amount} retenus`,
  byHand: (amount: string) => `${amount} à rendre par virement`,
  running: "En cours",
  none: "Rien à rendre",
};
