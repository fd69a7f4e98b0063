import { bilingual } from "./bilingual.ts";

export const pageWords = bilingual({
  fr: {
    skip: "Aller au contenu",
    languages: "Langue de la page",
    footer: "Pied de page",
    madeWith: "Propulsé par Entrepairs",
    signIn: "Se connecter",
    toCorrect: (count: number) => (count > 1 ? `${count} champs sont à corriger :` : "Un champ est à corriger :"),
    notFoundTitle: "Page introuvable",
    notFound: "Cette page n’existe pas ou ne vous est pas accessible. Vérifiez l’adresse du lien reçu.",
    failedTitle: "Un incident est survenu",
    failed: "L’incident est enregistré. Réessayez dans un instant ; rien n’a été perdu.",
    reference: "Référence",
    back: "Revenir en arrière",
  },
  en: {
    skip: "Skip to content",
    languages: "Language of the page",
    footer: "Footer",
    madeWith: "Powered by Entrepairs",
    signIn: "Sign in",
    toCorrect: (count: number) => (count > 1 ? `${count} fields need correcting:` : "One field needs correcting:"),
    notFoundTitle: "Page not found",
    notFound: "This page does not exist or is not open to you. Check the address of the link you received.",
    failedTitle: "Something went wrong",
    failed: "The incident is recorded. Try again in a moment; nothing was lost.",
    reference: "Reference",
    back: "Go back",
  },
});
