import { bilingual } from "./bilingual.ts";

export const pollWords = bilingual({
  fr: {
    title: "Quand pouvez-vous venir ?",
    lead: (name: string, group: string) => `${name}, dites pour chaque créneau si vous pouvez venir (${group}).`,
    sessions: (count: number, minutes: string) =>
      count === 1
        ? `Une seule date sera retenue, pour une séance de ${minutes}.`
        : `${count} dates seront retenues, une par séance (${minutes} au plus).`,
    until: (date: string) => `Vous pouvez répondre et changer d’avis jusqu’au ${date}.`,
    yes: "Oui",
    ifNeeded: "Si besoin",
    no: "Non",
    send: "Envoyer mes réponses",
    change: "Enregistrer mes changements",
    saved: "Vos réponses sont enregistrées. Merci.",
    savedMore:
      "Vous pouvez les changer ici tant que le sondage est ouvert. Vous recevrez les dates retenues par courriel.",
    who: "Vos réponses sont lues par l’organisme et par le coach de votre groupe ; les autres participants ne les voient pas.",
    closedTitle: "Ce sondage est clos",
    closed: "Les réponses ne sont plus prises. Les dates retenues vous parviennent par courriel.",
    yours: "Ce que vous aviez répondu",
    unknownTitle: "Ce lien ne mène à aucun sondage",
    unknown:
      "Il est incomplet ou a expiré. Reprenez le lien du dernier message reçu, ou parlez-en au coach de votre groupe.",
  },
  en: {
    title: "When can you come?",
    lead: (name: string, group: string) => `${name}, say for each slot whether you can come (${group}).`,
    sessions: (count: number, minutes: string) =>
      count === 1
        ? `One date will be kept, for a session of ${minutes}.`
        : `${count} dates will be kept, one a session (${minutes} at most).`,
    until: (date: string) => `You may answer and change your mind until ${date}.`,
    yes: "Yes",
    ifNeeded: "If needed",
    no: "No",
    send: "Send my answers",
    change: "Save my changes",
    saved: "Your answers are saved. Thank you.",
    savedMore: "You may change them here while the poll is open. The dates that are kept will reach you by e-mail.",
    who: "Your answers are read by the organiser and by the coach of your group; the other participants do not see them.",
    closedTitle: "This poll is closed",
    closed: "No answer is taken any more. The dates that are kept reach you by e-mail.",
    yours: "What you had answered",
    unknownTitle: "This link leads to no poll",
    unknown:
      "It is incomplete or has expired. Use the link of the last message you received, or ask the coach of your group.",
  },
});

export const refusals = {
  fr: {
    "poll.answer_missing": "Choisissez oui, si besoin ou non.",
    "poll.incomplete": "Il manque une réponse.",
    "poll.slot_unknown": "Un de ces créneaux n’est pas dans ce sondage : rechargez la page.",
    "poll.closed": "Ce sondage est clos.",
    "poll.not_found": "Ce sondage n’existe pas ou ne vous est pas accessible.",
  },
  en: {
    "poll.answer_missing": "Choose yes, if needed or no.",
    "poll.incomplete": "An answer is missing.",
    "poll.slot_unknown": "One of these slots is not in this poll: reload the page.",
    "poll.closed": "This poll is closed.",
    "poll.not_found": "This poll does not exist or is not open to you.",
  },
};
