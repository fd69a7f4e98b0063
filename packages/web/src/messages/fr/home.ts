import { plural, pluralForm } from "../../format/number.ts";

export const fr = {
  title: "Aujourd’hui",
  due: "À encaisser",
  overdue: "En retard",
  gross: "TTC",
  satisfaction: "Satisfaction du trimestre",
  standsIn: "Séances que vous animez pour un collègue",
  standsInFor: (name: string) => `à la place de ${name}`,
  openSession: "Voir la séance",
  noFigure: "–",
  noAnswer: "Aucune réponse ce trimestre",
  answers: (count: number) => plural(count, "réponse", "réponses"),
  toDo: "À faire",
  nothingToDo: "Rien n’attend une action de votre part.",
  toMark: (day: string) => `la séance du ${day} n’est pas marquée comme tenue`,
  mark: "Marquer comme tenue",
  toSign: (count: number, day: string) =>
    count === 1
      ? `la feuille d’émargement du ${day} n’est pas complète`
      : `${count} feuilles d’émargement ne sont pas complètes, la plus ancienne du ${day}`,
  openSheet: "Ouvrir la feuille",
  waiting: (count: number) =>
    `${plural(count, "réponse ou signature", "réponses ou signatures")} ${pluralForm(count, "attendue", "attendues")}`,
  fallen: (count: number) => `le groupe ne compte plus que ${plural(count, "personne", "personnes")}`,
  begins: (count: number, day: string) =>
    `le groupe commence le ${day} et ne compte que ${plural(count, "personne", "personnes")}`,
  seePeople: "Voir les participants",
  fund: {
    agreement: (funder: string, day: string) =>
      `l’accord de ${funder} manque encore, la première séance est le ${day} ; sans lui, le client doit tout`,
    invoice: (funder: string, day: string) => `la facture de ${funder} est à préparer avant le ${day}`,
  },
  openFile: "Ouvrir le dossier",
  ends: (day: string, isOver: boolean) =>
    isOver ? `ce justificatif a expiré le ${day}` : `ce justificatif expire le ${day}`,
  renew: "Renouveler",
  late: (amount: string) => `${amount} de factures en retard`,
  seeLate: "Voir les factures",
  complaint: (reference: string) => `Réclamation ${reference}`,
  readBy: (day: string) => `à lire au plus tard ${day}`,
  readComplaint: "Lire la réclamation",
  groups: "Mes groupes",
  groupsOfFirm: "Les groupes",
  groupsCaption: "Groupes en cours ou à venir, du plus proche au plus lointain",
  openGroup: "Ouvrir le groupe",
  head: {
    name: "Groupe",
    firm: "Cabinet",
    coach: "Coach",
    next: "Prochaine séance",
    seats: "Places",
    held: "Séances tenues",
    satisfaction: "Satisfaction",
    state: "État",
  },
  open: "Ouvert à tous",
  noDate: "Aucune date",
  noGroup: "Aucun groupe en cours",
  noGroupBody: "Vos groupes s’afficheront ici, avec leur prochaine séance et ce qui attend une action de votre part.",
  otherFailed: (firm: string) => `Les informations de ${firm} n’ont pas pu être chargées.`,
  steps: {
    title: "Trois étapes jusqu’à votre premier groupe",
    intro: "Comptez un quart d’heure. Vous pourrez tout modifier ensuite.",
    done: "Fait",
    programme: {
      title: "Décrivez un programme",
      body: "Importez votre fiche de catalogue, ou saisissez-la : prix, durée, public.",
      act: "Ajouter un programme",
    },
    organization: {
      title: "Ajoutez une entreprise et ses participants",
      body: "Collez la liste des personnes : chaque ligne est vérifiée avant d’être enregistrée.",
      act: "Ajouter une entreprise",
    },
    group: {
      title: "Ouvrez un groupe",
      body: "Cinq à huit pairs, un coach, des dates à un rythme régulier.",
      act: "Ouvrir un groupe",
    },
  },
};
