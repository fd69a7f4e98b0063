import { type Content, paragraph, type Writer } from "../content.ts";
import { counted } from "../format.ts";
import { fr } from "../locale.ts";

/** `minutes`: how long the link lives. The same mail goes to a known and an unknown address. */
export type SignIn = { url: string; minutes: number };

export const signIn: Writer<SignIn> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function french({ url, minutes }: SignIn): Content {
  return {
    from: "Entrepairs",
    subject: "Votre lien de connexion",
    title: "Votre lien de connexion",
    blocks: [
      paragraph(fr`Vous avez demandé à vous connecter à Entrepairs.`),
      paragraph(fr`Ce lien sert une seule fois, pendant ${counted(minutes, ["minute", "minutes"], "fr")}.`),
    ],
    action: { label: "Se connecter", url },
    footer: fr`Si vous n’avez rien demandé, ignorez ce message : personne ne se connecte sans ce lien.`,
  };
}

function english({ url, minutes }: SignIn): Content {
  return {
    from: "Entrepairs",
    subject: "Your sign-in link",
    title: "Your sign-in link",
    blocks: [
      paragraph("You asked to sign in to Entrepairs."),
      paragraph(`This link works once, for ${counted(minutes, ["minute", "minutes"], "en")}.`),
    ],
    action: { label: "Sign in", url },
    footer: "If you did not ask for it, ignore this message: no one signs in without this link.",
  };
}
