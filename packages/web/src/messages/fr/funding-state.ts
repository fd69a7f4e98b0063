export const fr = {
  state: {
    requested: "Demandé",
    owed: "Sans accord à temps",
    agreed: "Accordé",
    invoiced: "Facturé",
    refused: "Refusé",
    expired: "Expiré",
  },
};
