/** One seat less of an order. */
export const fr = {
  lessOrder: (number: string, before: string, after: string) =>
    `La commande ${number} passe de ${before} à ${after} HT.`,
  lessToCome: (before: string, after: string) => `Ce qui reste à facturer passe de ${before} à ${after} HT.`,
  heldInOrder: (amount: string) => `${amount} HT de séances tenues restent dans la commande.`,
  redrafted: (buyer: string) => `Le brouillon de facture de ${buyer} est refait, plus petit.`,
};
