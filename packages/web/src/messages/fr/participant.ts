import { plural } from "../../format/number.ts";

export const fr = {
  title: "Mon parcours",
  empty: "Vous n’êtes inscrit à aucun groupe pour l’instant",
  emptyBody:
    "Vos dates, votre groupe et vos documents s’afficheront ici dès que l’organisme vous aura inscrit. Une invitation vous parviendra par courriel.",
  with: (coach: string) => `animé par ${coach}`,
  groupSpace: "L’espace du groupe",
  journal: "Mon carnet de bord",
  dates: "Mes dates",
  present: (present: number, recorded: number) => `Présent à ${plural(present, "séance", "séances")} sur ${recorded}.`,
  lateBy: (minutes: number) => `${minutes} min de retard`,
  noDates: "Les dates ne sont pas encore fixées.",
  group: "Le groupe",
  groupAlone: "Les noms de vos pairs s’afficheront ici quand ils auront accepté leur place.",
  peers: (count: number) => `Vous travaillez avec ${plural(count, "pair", "pairs")}.`,
  charter: "La charte du groupe",
  charterSigned: (day: string, name: string) => `Signée le ${day} par ${name}.`,
  charterToSign: "La charte attend votre signature : aucune séance ne s’ouvre sans elle.",
  charterLater: "La charte vous sera présentée à la séance de lancement. Vous la signerez sur votre téléphone.",
  read: "Lire la charte",
  sign: "Signer la charte",
  review: "Le bilan du groupe",
  reviewHint: (day: string) => `Remis sans nom le ${day}. Les entreprises du groupe lisent ce même texte.`,
  documents: "Mes documents",
  noDocuments: "Aucun document pour l’instant.",
  document: {
    enrolment: "Mon inscription",
    charter: "La charte du groupe",
    contract: "Mon contrat",
    attendance: "Signer ma présence",
    certificate: "Mon certificat de réalisation",
  },
  answer: "Répondre à l’invitation",
  toAnswer: "Cette place vous est proposée. Vous êtes libre de l’accepter ou de la décliner.",
  onWaitingList: "Vous êtes sur la liste d’attente. Un courriel vous préviendra si une place se libère.",
  seatHeld: "Votre place est réservée. Rien n’est prélevé pendant votre délai de rétractation.",
  seen: "Ce que voit votre employeur",
  seenBody:
    "Votre nom, vos dates et votre présence. Des résultats d’ensemble quand assez de personnes ont répondu. Le bilan que votre groupe choisit de lui remettre.",
  unseenBody:
    "Il ne voit jamais les sujets ni les échanges du groupe, ni vos réponses aux questionnaires. Un mot que vous écrivez n’est cité, sans votre nom, que si vous l’avez accepté.",
};
