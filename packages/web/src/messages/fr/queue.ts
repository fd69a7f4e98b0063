import { plural } from "../../format/number.ts";

/** The firm's queue of enrolments. */
export const fr = {
  title: "Inscriptions",
  search: "Rechercher une personne, un groupe",
  states: {
    ouvertes: "À suivre",
    attente: "Liste d’attente",
    acceptees: "Acceptées",
    closes: "Closes",
    toutes: "Toutes",
  },
  statesLabel: "Inscriptions par état",
  caption: "Inscriptions",
  name: "Personne",
  group: "Groupe",
  seats: "Places",
  payer: "Payeur",
  status: "État",
  since: "Depuis",
  agreement: "Convention signée",
  until: (day: string) => `Rétractation jusqu’au ${day}`,
  invoiced: "Facture préparée",
  count: (count: number) => plural(count, "inscription", "inscriptions"),
  partial: "D’autres inscriptions, plus anciennes, restent à afficher.",
  publicPage: "Votre page publique",
  publicPageHint: "Partagez-la : on s’y inscrit aux groupes ouverts.",
  share: "Votre page à partager",
  empty: "Les inscriptions s’afficheront ici",
  emptyBody: "Celles que vous envoyez depuis un groupe, et celles des visiteurs de votre page publique.",
  noMatch: "Aucune inscription dans cet état",
  noMatchBody: "Choisissez un autre état ou recherchez un autre nom.",
};
