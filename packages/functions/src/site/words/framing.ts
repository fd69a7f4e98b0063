import { bilingual } from "./bilingual.ts";

export const framingWords = bilingual({
  fr: {
    title: "Note de cadrage",
    lead: (group: string) =>
      `Pour le groupe ${group}. Chaque participant la lit, telle quelle, avant d’accepter sa place.`,
    firmSigned: (name: string, when: string) => `Signée pour le cabinet par ${name}, ${when}.`,
    signed: (name: string, role: string, when: string) => `Signée par ${name}, ${role}, ${when}.`,
    replaced: "Une autre version a été envoyée depuis : signez celle du dernier message reçu.",
    sign: "Signer la note de cadrage",
    accepted: "J’ai lu cette note et je l’accepte au nom de mon entreprise.",
    name: "Votre prénom et votre nom",
    role: "Votre fonction",
    hint: "Taper votre nom vaut signature. L’heure, votre nom et l’empreinte du texte sont gardés.",
    submit: "Signer",
    pdf: "La note signée (PDF)",
    hash: "Empreinte du texte (SHA-256)",
  },
  en: {
    title: "Framing note",
    lead: (group: string) => `For the group ${group}. Each participant reads it, as it is, before accepting his seat.`,
    firmSigned: (name: string, when: string) => `Signed for the firm by ${name}, ${when}.`,
    signed: (name: string, role: string, when: string) => `Signed by ${name}, ${role}, ${when}.`,
    replaced: "Another version was sent since: sign the one of the last message that you received.",
    sign: "Sign the framing note",
    accepted: "I have read this note and accept it on behalf of my company.",
    name: "Your first and last name",
    role: "Your position",
    hint: "Typing your name counts as signing. The time, your name and the fingerprint of the text are kept.",
    submit: "Sign",
    pdf: "The signed note (PDF)",
    hash: "Fingerprint of the text (SHA-256)",
  },
});

export const refusals = {
  fr: {
    "framing.text_changed": "Le texte a changé : relisez-le avant de signer.",
    "framing.replaced": "Une autre version a été envoyée depuis : signez celle du dernier message reçu.",
    "framing.accept_required": "Cochez la case si vous avez lu cette note et l’acceptez.",
  },
  en: {
    "framing.text_changed": "The text has changed: read it again before signing.",
    "framing.replaced": "Another version was sent since: sign the one of the last message that you received.",
    "framing.accept_required": "Tick the box if you have read this note and accept it.",
  },
};
