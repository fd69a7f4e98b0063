import { plural } from "../../format/number.ts";

export const fr = {
  title: "Calendrier",
  today: "Aujourd’hui",
  before: "Trois mois avant",
  after: "Trois mois après",
  period: (from: string, to: string) => `${from} – ${to}`,
  who: "Séances",
  all: "De tout le cabinet",
  mine: "Les miennes",
  count: (count: number) => plural(count, "séance", "séances"),
  day: "Date",
  hour: "Heure",
  group: "Groupe",
  session: "Séance",
  place: "Lieu",
  status: "État",
  sessionsOf: (month: string) => `Séances – ${month}`,
  empty: "Aucune séance sur ces trois mois",
  emptyBody: "Les séances de vos groupes s’affichent ici dès qu’elles ont une date.",
  toGroups: "Voir les groupes",
};
