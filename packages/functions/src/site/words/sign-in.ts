import { bilingual } from "./bilingual.ts";

export const signInWords = bilingual({
  fr: {
    title: "Connexion",
    lead: "Indiquez votre adresse électronique : nous vous envoyons un lien de connexion, sans mot de passe.",
    email: "Adresse électronique",
    send: "Recevoir le lien de connexion",
    sentTitle: "Consultez votre messagerie",
    sent: (email: string) =>
      `Si ${email} peut se connecter, un lien vient de partir. Il fonctionne une fois, pendant 10 minutes.`,
    sentHint: "Rien reçu ? Vérifiez les indésirables, puis demandez un nouveau lien.",
    again: "Demander un nouveau lien",
    confirmTitle: "Se connecter",
    confirm: (email: string) => `Vous allez vous connecter avec ${email}.`,
    confirmButton: "Me connecter",
    closedTitle: "Ce lien ne fonctionne plus",
    closed: "Un lien de connexion sert une seule fois, pendant 10 minutes. Demandez-en un nouveau.",
  },
  en: {
    title: "Sign in",
    lead: "Give your e-mail address: we send you a sign-in link, no password needed.",
    email: "E-mail address",
    send: "Get the sign-in link",
    sentTitle: "Check your mailbox",
    sent: (email: string) => `If ${email} can sign in, a link has just left. It works once, for 10 minutes.`,
    sentHint: "Nothing received? Look in your spam folder, then ask for a new link.",
    again: "Ask for a new link",
    confirmTitle: "Sign in",
    confirm: (email: string) => `You are about to sign in as ${email}.`,
    confirmButton: "Sign me in",
    closedTitle: "This link no longer works",
    closed: "A sign-in link works once, for 10 minutes. Ask for a new one.",
  },
});
