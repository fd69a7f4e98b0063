import { plural } from "../../format/number.ts";

/** What people are sent about one session. */
export const fr = {
  title: (session: string) => `Messages : ${session}`,
  write: "Écrire au groupe",
  body: (count: number) =>
    `${plural(count, "personne", "personnes")} et leur coach reçoivent ce message par courriel, dans leur langue. Les réponses vous arrivent.`,
  text: { fr: "Votre message", en: "Votre message en anglais" },
  textHint: "Une question d’organisation : ce qu’il faut apporter, comment venir. Jamais un sujet ni ce qui s’est dit.",
  otherHint: (names: string) => `Pour ${names}. Laissez vide pour envoyer le même texte à tous.`,
  preview: "Relire avant d’envoyer",
  previewed: "Voici ce qui partira",
  to: (names: string) => `À ${names}`,
  subject: "Objet",
  button: (label: string) => `Bouton : ${label}`,
  send: (count: number) => `Envoyer à ${plural(count, "personne", "personnes")}`,
  change: "Modifier",
  done: "Message envoyé.",
  left: (count: number) =>
    `${plural(count, "message peut", "messages peuvent")} encore partir pour cette séance : chacun en reçoit peu, et les lit.`,
  none: "Plus aucun message ne peut partir pour cette séance.",
  sent: "Messages envoyés",
  by: (name: string, at: string) => `${name}, ${at}`,
  mailed: (count: number, all: number) =>
    count === all ? `Parti à ${plural(count, "personne", "personnes")}.` : `Parti à ${count} personnes sur ${all}.`,
  automatic: "Ce qui part automatiquement",
  summons: "Sept jours avant : la convocation",
  eve: "La veille : le rappel",
  automaticHint: "Le bouton de chacun mène à ses propres dates ; la convocation porte l’invitation pour l’agenda.",
  automaticOver: "Plus rien ne part automatiquement pour cette séance : elle est passée ou annulée.",
  english: "en anglais",
  errors: {
    "message.empty": "Écrivez votre message.",
    "message.nobody": "Personne ne participe encore à ce groupe.",
    "message.too_many": "Trois messages sont déjà partis pour cette séance.",
  },
};
