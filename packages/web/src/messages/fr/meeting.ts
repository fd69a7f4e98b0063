import { plural, pluralForm } from "../../format/number.ts";

/** Meetings, groups and enrolments as every role reads them. */
export const fr = {
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
  toMark: "À marquer",
  past: "Passée",
  person: "Participant",
  presence: {
    present: "Présent",
    late: "En retard",
    excused: "Excusé",
    absent: "Absent",
    unrecorded: "Non relevée",
  },
  /** Counted sessions are those held of which somebody said who was there. */
  presentAt: (present: number, recorded: number) => `${present} sur ${recorded}`,
  unrecorded: (count: number) =>
    `${plural(count, "séance", "séances")} ${pluralForm(count, "non relevée", "non relevées")}`,
  next: "Prochaine séance",
  underWay: "Séance en cours",
  began: (ago: string) => `commencée ${ago}`,
  lasts: (length: string) => `durée ${length}`,
  join: "Rejoindre la séance à distance",
  room: {
    space: "L’espace du groupe",
    open: "Ouvrir la salle",
    join: "Rejoindre la séance",
    opensAt: (hour: string) => `La salle ouvre à ${hour}`,
    again: "Revenir dans la salle",
  },
  noPlace: "Le lieu n’est pas encore indiqué.",
  heldOf: (held: number, total: number) => `${held} sur ${total}`,
};
