/** Where an invoice stands, wherever it is named. */
export const fr = {
  state: {
    draft: "Brouillon",
    issued: "À encaisser",
    overdue: "En retard",
    partlyPaid: "Payée en partie",
    paid: "Payée",
    credited: "Avoir émis en totalité",
    creditNote: "Avoir",
    debit: "Prélèvement en cours",
    lapsed: "Place rendue",
  },
};
