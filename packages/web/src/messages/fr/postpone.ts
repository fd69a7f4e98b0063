import { plural } from "../../format/number.ts";

/** A group that begins later: all its sessions in one act. */
export const fr = {
  title: "Reporter le groupe",
  act: "Reporter le groupe",
  intro:
    "Toutes les séances à venir suivent le nouveau départ, aux mêmes heures. Celles qui tombent un jour pris se décalent ; vous pouvez changer chaque date.",
  start: "Nouveau départ",
  startHint: (day: string) => `Premier jour aujourd’hui : ${day}.`,
  reason: "Motif",
  reasonHint: "Chacun le lira avec les nouvelles dates.",
  dates: "Nouvelles dates",
  wait: "Choisissez un jour : les nouvelles dates s’afficheront ici.",
  from: (day: string) => `Au lieu du ${day}`,
  then: "Ce qui suivra",
  people: (count: number, sponsors: number) =>
    count === 0
      ? "Le coach est prévenu, avec toutes les dates et un fichier pour l’agenda."
      : sponsors > 0
        ? `${plural(count, "personne du groupe est prévenue", "personnes du groupe sont prévenues")} une fois, ainsi que le coach et ${plural(sponsors, "commanditaire", "commanditaires")}, avec toutes les dates et un fichier pour l’agenda.`
        : `${plural(count, "personne du groupe est prévenue", "personnes du groupe sont prévenues")} une fois, ainsi que le coach, avec toutes les dates et un fichier pour l’agenda.`,
  agreements: (count: number) =>
    count === 1
      ? "Une convention signée garde les dates qu’elle cite : elle reste valable, le message au client vaut information."
      : `${plural(count, "convention signée garde", "conventions signées gardent")} les dates qu’elles citent : elles restent valables, le message au client vaut information.`,
  plans: (count: number) =>
    `${plural(count, "échéancier de particulier suit", "échéanciers de particuliers suivent")} les séances : chaque part attend la sienne.`,
  onDays: (number: string) => `La commande ${number} facture une part à une date fixe : cette date ne change pas.`,
  funding: (funder: string, day: string) =>
    `L’accord de ${funder} se termine le ${day}, avant la dernière séance : demandez une prolongation.`,
  deadline: (day: string) => `L’effectif sera examiné de nouveau le ${day}.`,
  money: "Les factures, les places et les prix ne changent pas.",
  submit: "Reporter le groupe",
  done: (count: number) => `${plural(count, "séance reportée", "séances reportées")}. Chacun est prévenu.`,
  errors: {
    "cancellation.not_later": "Choisissez un jour après le départ actuel, et après aujourd’hui.",
    "field.cancellation.not_later": "Choisissez un jour après le départ actuel, et après aujourd’hui.",
    "cancellation.nothing_planned": "Ce groupe n’a plus de séance à venir.",
    "session.too_many": "Tant de séances ne se reportent pas en une fois : déplacez les dernières une à une.",
    "session.order": "Les séances se suivent dans l’ordre : changez la date signalée.",
    "field.session.order": "Cette séance passe avant la précédente.",
    "session.coach_busy": "Le coach anime déjà une autre séance à l’une de ces heures.",
    "field.session.coach_busy": "Le coach anime déjà une autre séance à cette heure.",
    "session.travel_short": "Le coach n’aurait pas le temps de venir d’un autre lieu.",
    "field.session.travel_short": "Le coach n’aurait pas le temps de venir d’un autre lieu.",
    "session.room_busy": "La salle est déjà prise à l’une de ces heures.",
    "field.session.room_busy": "La salle est déjà prise à cette heure.",
    "session.not_planned": "Une séance vient d’être tenue ou annulée : rechargez la page.",
    "cohort.closed": "Ce groupe est terminé ou annulé.",
  },
};
