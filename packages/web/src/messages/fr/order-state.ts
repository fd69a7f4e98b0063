/** Where a quote stands, wherever it is named. */
export const fr = {
  draftTitle: "Devis en préparation",
  state: {
    draft: "Brouillon",
    sent: "Envoyé",
    approved: "Approuvé",
    agreementSent: "Convention à signer",
    refused: "Refusé",
    expired: "Expiré",
    signed: "Signé",
    cancelled: "Annulé",
    replaced: "Remplacé",
  },
};
