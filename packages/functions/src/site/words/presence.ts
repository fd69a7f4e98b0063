import { bilingual } from "./bilingual.ts";

export const presenceWords = bilingual({
  fr: {
    title: "Mes dates",
    lead: "Votre groupe compte sur vous. Dites, séance par séance, si vous venez : votre coach le voit, sans la raison.",
    none: "Aucune séance à venir.",
    said: {
      needsAction: "Vous n’avez pas encore répondu.",
      accepted: "Vous avez dit que vous venez.",
      declined: "Vous avez dit que vous ne venez pas.",
      tentative: "Votre agenda a répondu « peut-être ». Dites si vous venez.",
    },
    come: "Je viens",
    stay: "Je ne viens pas",
    about: (moment: string) => `, ${moment}`,
    change: "Votre dernière réponse compte, jusqu’au début de la séance.",
    noSeat: "Vous n’avez pas de place dans ce groupe : aucune date ne vous attend.",
    zone: "Votre fuseau horaire",
    zoneHint:
      "Par exemple Indian/Reunion. Laissez vide pour vivre à l’heure du groupe. Vos rappels partent à 9\u00a0h, à votre heure.",
    zoneIs: (zone: string) => `Vos heures\u00a0: ${zone}`,
    zoneIsOfGroup: "Vous ne vivez pas à l’heure du groupe\u202f?",
    zoneSave: "Enregistrer",
    sign: "Le jour de la séance, signer ma présence",
    enrolment: "Voir mon inscription",
    closedTitle: "Ce lien ne mène à aucune date",
    closed:
      "Il est incomplet, a expiré, ou vous ne faites plus partie de ce groupe. Utilisez le lien du dernier message reçu, ou demandez à votre coach.",
  },
  en: {
    title: "My dates",
    lead: "Your group counts on you. Say, session by session, whether you come: your coach sees it, without the reason.",
    none: "No session to come.",
    said: {
      needsAction: "You have not answered yet.",
      accepted: "You said that you come.",
      declined: "You said that you do not come.",
      tentative: "Your calendar answered “maybe”. Say whether you come.",
    },
    come: "I come",
    stay: "I do not come",
    about: (moment: string) => `, ${moment}`,
    change: "Your last answer counts, until the session begins.",
    noSeat: "You have no seat in this group: no date waits for you.",
    zone: "Your time zone",
    zoneHint:
      "For instance Indian/Reunion. Leave it empty to live by your group’s clocks. Your reminders leave at 9:00, your time.",
    zoneIs: (zone: string) => `Your hours: ${zone}`,
    zoneIsOfGroup: "Do you live by other clocks than the group?",
    zoneSave: "Save",
    sign: "On the day of the session, sign my attendance",
    enrolment: "See my enrolment",
    closedTitle: "This link leads to no date",
    closed:
      "It is incomplete, has expired, or you are no longer part of this group. Use the link of the last message you received, or ask your coach.",
  },
});

export const refusals = {
  fr: {
    "calendar.session_over": "Cette séance a commencé, a eu lieu ou est annulée : elle n’attend plus de réponse.",
    zone: "Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, par exemple Europe/Paris.",
  },
  en: {
    "calendar.session_over": "This session has begun, was held or is cancelled: it takes no answer any more.",
    zone: "This time zone does not exist. Choose one of the list, for instance Europe/Paris.",
  },
};
