/** Meetings, groups and enrolments as every role reads them. */
export const fr = {
  kind: {
    kickoff: "Séance de lancement",
    regular: (number: number) => `Séance ${number}`,
    review: "Séance de bilan",
    discovery: "Séance découverte",
  },
  modality: { onsite: "En présence", remote: "À distance", hybrid: "En présence et à distance" },
  session: { planned: "Prévue", held: "Tenue", cancelled: "Annulée" },
  cohort: {
    proposed: "En constitution",
    confirmed: "Confirmé",
    running: "En cours",
    closed: "Terminé",
    cancelled: "Annulé",
  },
  enrolment: {
    invited: "Invitation envoyée",
    requested: "Demande en cours",
    held: "Place réservée",
    accepted: "Inscrit",
    waiting: "Liste d’attente",
    declined: "Invitation déclinée",
    cancelled: "Inscription annulée",
    expired: "Invitation expirée",
  },
  next: "Prochaine séance",
  lasts: (length: string) => `durée ${length}`,
  join: "Rejoindre la séance à distance",
  noPlace: "Le lieu n’est pas encore indiqué.",
  heldOf: (held: number, total: number) => `${held} sur ${total}`,
};
