import { bilingual } from "./bilingual.ts";

export const invitationWords = bilingual({
  fr: {
    title: (firm: string) => `${firm} vous invite`,
    as: (role: string) => `Vous y serez ${role}.`,
    roles: {
      owner: "propriétaire du cabinet",
      manager: "gestionnaire du cabinet",
      coach: "coach",
      sponsor: "commanditaire",
      participant: "participant",
    },
    confirm: (email: string) => `Vous allez vous connecter avec ${email}. Aucun mot de passe à choisir.`,
    accept: "Accepter et me connecter",
    once: "Ce lien sert une seule fois. Ensuite, vous vous connectez avec la même adresse.",
    closedTitle: "Cette invitation ne fonctionne plus",
    closed:
      "Elle a déjà servi, a expiré ou a été retirée. Si vous l’avez déjà acceptée, connectez-vous avec l’adresse qui l’a reçue.",
    signIn: "Recevoir un lien de connexion",
  },
  en: {
    title: (firm: string) => `${firm} invites you`,
    as: (role: string) => `You will be ${role} there.`,
    roles: {
      owner: "an owner of the firm",
      manager: "a manager of the firm",
      coach: "a coach",
      sponsor: "a sponsor",
      participant: "a participant",
    },
    confirm: (email: string) => `You are about to sign in as ${email}. No password to choose.`,
    accept: "Accept and sign in",
    once: "This link works once. After that you sign in with the same address.",
    closedTitle: "This invitation no longer works",
    closed:
      "It was already used, has expired or was taken back. If you accepted it before, sign in with the address that received it.",
    signIn: "Get a sign-in link",
  },
});
