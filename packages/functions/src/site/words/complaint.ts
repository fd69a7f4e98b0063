import { bilingual } from "./bilingual.ts";

export const complaintWords = bilingual({
  fr: {
    title: "Faire une réclamation",
    lead: (firm: string) =>
      `Quelque chose ne s’est pas passé comme il devait ? Dites-le à ${firm}, sans compte ni mot de passe.`,
    readers: (firm: string) =>
      `Seuls les responsables de ${firm} lisent ce que vous écrivez : ni votre employeur, ni votre groupe, ni votre coach. N’y racontez rien de ce que d’autres ont dit en séance.`,
    delay:
      "Vous recevez tout de suite un accusé de réception par message, puis, sous deux jours ouvrés, celui d’une personne qui vous a lu.",
    role: "Vous êtes",
    roles: {
      participant: "Participant ou participante",
      client: "Client : entreprise, collectivité, employeur",
      funder: "Financeur",
      visitor: "Quelqu’un d’autre",
    },
    name: "Prénom et nom",
    email: "Adresse électronique",
    emailHint: "Pour vous répondre, et pour rien d’autre.",
    about: "Ce dont il s’agit",
    aboutHint: "Facultatif : le groupe, la séance, la facture, le document.",
    text: "Votre réclamation",
    send: "Envoyer la réclamation",
    sentTitle: "Réclamation enregistrée",
    sent: (reference: string) => `Votre réclamation porte la référence ${reference}.`,
    next: (day: string) =>
      `Un accusé de réception part à votre adresse. Une personne vous répond qu’elle l’a lue au plus tard ${day}.`,
    back: (firm: string) => `Revenir à la page de ${firm}`,
  },
  en: {
    title: "Make a complaint",
    lead: (firm: string) => `Something did not go as it should? Tell ${firm}, without an account or a password.`,
    readers: (firm: string) =>
      `Only those who run ${firm} read what you write: neither your employer, nor your group, nor your coach. Tell nothing of what others said in a session.`,
    delay:
      "You receive an acknowledgement by mail at once, then, within two working days, that of a person who has read it.",
    role: "You are",
    roles: {
      participant: "A participant",
      client: "A client: company, public body, employer",
      funder: "A funder",
      visitor: "Someone else",
    },
    name: "First and last name",
    email: "E-mail address",
    emailHint: "To answer you, and for nothing else.",
    about: "What it is about",
    aboutHint: "Optional: the group, session, invoice or document.",
    text: "Your complaint",
    send: "Send the complaint",
    sentTitle: "Complaint recorded",
    sent: (reference: string) => `The reference of your complaint is ${reference}.`,
    next: (day: string) => `An acknowledgement leaves to your address. A person tells you that it was read by ${day}.`,
    back: (firm: string) => `Back to the page of ${firm}`,
  },
});
