export const fr = {
  title: "Prises en charge",
  statement: "Relevé de compte",
  none: "Aucun financeur ne paie à la place de cette entreprise : elle doit le prix entier de ses places.",
  file: "Dossier",
  noNumber: "sans numéro",
  cohort: "Groupe",
  state: "État",
  price: "Prix des places HT",
  funder: "Part du financeur HT",
  client: "Reste au client HT",
  hint: "Selon les payeurs de chaque place aujourd’hui : une part refusée, expirée ou non réglée revient au client.",
};
