import { plural } from "../../format/number.ts";

const weekdays = {
  long: new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" }),
  short: new Intl.DateTimeFormat("fr-FR", { weekday: "short", timeZone: "UTC" }),
};

export const fr = {
  title: "Calendrier",
  today: "Aujourd’hui",
  moves: {
    mois: { before: "Mois précédent", after: "Mois suivant", other: "Voir en liste" },
    liste: { before: "Trois mois avant", after: "Trois mois après", other: "Voir le mois" },
  },
  period: (from: string, to: string) => `${from} – ${to}`,
  who: "Séances",
  all: "De tout le cabinet",
  mine: "Les miennes",
  count: (count: number) => plural(count, "séance", "séances"),
  none: "aucune séance",
  day: "Date",
  hour: "Heure",
  group: "Groupe",
  session: "Séance",
  coach: "Coach",
  place: "Lieu",
  status: "État",
  sessionsOf: (month: string) => `Séances – ${month}`,
  weekday: (day: string, length: "long" | "short") => weekdays[length].format(new Date(day)),
  keys: "Flèches : jour. Début et Fin : semaine. Page haut et Page bas : mois. Entrée : ouvrir le jour.",
  close: "Fermer",
  holiday: (name: string) => `Férié : ${name}`,
  onDayOff: (why: string) => `Ce jour n’est pas travaillé (${why}).`,
  clash: {
    busy: (other?: string) =>
      other ? `Le coach est aussi avec « ${other} » à cette heure.` : "Le coach a une autre séance à cette heure.",
    travel: (other?: string) =>
      other ? `Le coach n’a pas le temps du trajet avec « ${other} ».` : "Le coach n’a pas le temps du trajet.",
    room: (other?: string) =>
      other ? `« ${other} » occupe la même salle à cette heure.` : "La salle est déjà prise à cette heure.",
  },
  holidays: {
    newYear: "Jour de l’an",
    goodFriday: "Vendredi saint",
    easterMonday: "Lundi de Pâques",
    labourDay: "Fête du travail",
    victory: "Victoire de 1945",
    ascension: "Ascension",
    whitMonday: "Lundi de Pentecôte",
    nationalDay: "Fête nationale",
    assumption: "Assomption",
    allSaints: "Toussaint",
    armistice: "Armistice de 1918",
    christmas: "Noël",
    secondChristmas: "Saint-Étienne",
    abolition: "Abolition de l’esclavage",
  },
  empty: "Aucune séance sur ces trois mois",
  emptyBody: "Les séances de vos groupes s’affichent ici dès qu’elles ont une date.",
  noMatch: "Aucune séance ne correspond à ces filtres",
  seeAll: "Voir toutes les séances",
  toGroups: "Voir les groupes",
};
