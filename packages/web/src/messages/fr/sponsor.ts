import { plural, pluralForm } from "../../format/number.ts";

export const fr = {
  title: "Parcours",
  hidden:
    "Vous ne voyez jamais les sujets, les échanges ni les réponses individuelles : c’est ce qui permet à chacun de parler librement dans son groupe.",
  hiddenWhy:
    "Les résultats paraissent en deux points par cycle, sur le groupe entier, quand assez de personnes ont répondu pour que nul ne soit reconnu.",
  empty: "Aucun groupe pour l’instant",
  emptyBody:
    "Les dates, la présence et les résultats d’ensemble s’afficheront ici dès que vos équipes seront inscrites.",
  with: (programme: string, coach: string) => `${programme}, animé par ${coach}`,
  dates: "Dates",
  noDates: "Les dates ne sont pas encore fixées.",
  people: "Vos participants",
  peopleOf: (group: string) => `Vos participants de ${group}`,
  noPeople: "Personne de votre entreprise n’est inscrit à ce groupe.",
  there: (present: number, total: number) => `${plural(present, "présent", "présents")} sur ${total}`,
  missing: (names: string, count: number) => `${pluralForm(count, "absent", "absents")} : ${names}`,
  unrecorded: "présence non relevée",
  held: "Séances tenues",
  results: "Résultats d’ensemble",
  review: "Le bilan du groupe",
  reviewPaper: "Le bilan en PDF",
  reviewHint: (day: string) => `Écrit et relu par le groupe, remis sans nom le ${day}.`,
  peopleTitle: "Participants",
  peopleEmpty: "Aucune personne inscrite pour l’instant",
  peopleEmptyBody: "Les personnes que l’organisme inscrit pour vous s’afficheront ici, avec leur présence.",
  search: "Rechercher une personne",
  count: (count: number) => plural(count, "personne", "personnes"),
  head: { name: "Nom", job: "Fonction", group: "Groupe", state: "État", presence: "Présent aux séances" },
  ordersTitle: "Devis et conventions",
  invoicesTitle: "Factures",
  invoicesEmpty: "Aucune facture pour l’instant",
  invoicesEmptyBody:
    "Les factures émises à votre entreprise s’afficheront ici, avec leur PDF et leur lien de paiement.",
  download: (number: string) => `PDF de la facture ${number}`,
  toPay: "À payer",
  pay: "Payer",
  payNumber: (number: string) => `Payer la facture ${number}`,
  certificates: {
    title: "Certificats de réalisation",
    of: (name: string, length: string) => `${name}, ${length}`,
    signed: (by: string, day: string) => `signé par ${by} le ${day}`,
    all: "Tout télécharger (ZIP)",
    allEnglish: "En anglais (ZIP)",
    later: "Le cabinet signe les certificats quand des séances ont été tenues.",
  },
};
