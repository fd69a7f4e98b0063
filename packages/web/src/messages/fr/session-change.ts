import { plural } from "../../format/number.ts";

/** Moving one session, cancelling it, giving its hours back. */
export const fr = {
  title: {
    move: (name: string) => `Déplacer – ${name}`,
    cancel: (name: string) => `Annuler – ${name}`,
    makeUp: (name: string) => `Rattraper – ${name}`,
  },
  over: "Cette séance ne change plus",
  overBody: "Elle a été tenue, annulée ou rattrapée, ou son groupe est terminé.",
  stands: (when: string) => `Date actuelle : ${when}.`,
  date: { move: "Nouvelle date", cancel: "Rattrapage", makeUp: "Date du rattrapage" },
  none: "Sans rattrapage pour l’instant",
  noneHint: "Vous pourrez choisir une date plus tard, depuis les séances du groupe.",
  other: "Une autre date",
  day: "Jour",
  hour: "Heure de début",
  minutes: "Durée en minutes",
  reason: "Motif",
  reasonHint: "Les participants le liront.",
  submit: { move: "Déplacer la séance", cancel: "Annuler la séance", makeUp: "Programmer le rattrapage" },
  keep: "Garder la séance",
  done: {
    move: "La séance est déplacée.",
    cancel: "La séance est annulée.",
    makeUp: "Le rattrapage est programmé.",
  },
  touches: "Ce que cela change",
  told: (names: string) => `Un message part à ${names}.`,
  entry: {
    invited: {
      move: "L’invitation déjà envoyée se met à jour dans leur agenda.",
      cancel: "L’invitation déjà envoyée s’efface de leur agenda, et plus aucun rappel ne part.",
    },
    later: {
      move: "Leur agenda reçoit la nouvelle date, et les rappels la suivent.",
      cancel: "Un fichier joint l’efface de leur agenda, et plus aucun rappel ne part.",
    },
    made: "Leur agenda reçoit la nouvelle date, et les rappels la suivent.",
  },
  answered: (count: number) =>
    `${plural(count, "réponse de présence tombe", "réponses de présence tombent")} avec l’ancienne date.`,
  pollGoesOn: (left: number) =>
    `Elle sort du sondage de dates, où ${left === 1 ? "reste une séance" : `restent ${left} séances`}.`,
  pollEnds: "Le sondage de dates ne portait que sur elle : il se clôt.",
  attendance: "Elle ne compte ni dans les présences, ni dans les heures réalisées.",
  days: (days: number, hours: string) => `${plural(days, "jour", "jours")} (${hours}, à 7 h par jour)`,
  hours: (planned: string, promised: string) => `Les séances totalisent ${planned}, pour ${promised} au programme.`,
  noMoney: "Aucune échéance de facture ne change.",
  part: {
    order: (name: string, amount: string, before: string, after: string) =>
      `Commande ${name} : ${amount} HT seront demandés le ${after} au lieu du ${before}.`,
    plan: (name: string, amount: string, before: string, after: string) =>
      `Échéance de ${name} : ${amount} TTC seront demandés le ${after} au lieu du ${before}.`,
  },
  obstacle: {
    past: "Cette date est passée.",
    order: "À cette date, la séance n’est plus à sa place entre les autres.",
    holiday: "Ce jour est férié.",
    vacation: "Ce jour tombe dans une période que le cabinet garde libre.",
    busy: "Le coach anime déjà une autre séance à cette heure.",
    travel: "Le coach n’aurait pas le temps de venir d’un autre lieu.",
    room: "La salle est déjà prise à cette heure.",
  },
  errors: {
    "session.cancel_bare": "Le lancement et le bilan ne s’annulent qu’avec une nouvelle date.",
    "session.not_cancelled": "Cette séance n’a pas été annulée.",
    "session.made_up": "Cette séance a déjà sa nouvelle date.",
    "session.past": "Choisissez une date à venir.",
  },
};
