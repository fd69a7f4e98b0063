import { bilingual, type Locale } from "./bilingual.ts";
import { french } from "./typography.ts";

/** What a refusal's code says to a person; a noun's own codes come from its words file by `more`. */
const common = bilingual({
  fr: {
    required: "Remplissez ce champ.",
    email: "Écrivez une adresse électronique complète, par exemple prenom.nom@exemple.fr.",
    too_long: "Ce texte est trop long.",
    characters: "Ce texte contient des caractères invisibles : retirez-les.",
    postal_code: "Un code postal a cinq chiffres.",
    picklist: "Choisissez une des réponses proposées.",
    "input.invalid": "Certains champs sont à corriger.",
    "link.closed": "Ce lien est inconnu, a déjà servi ou a expiré.",
    "rate.limited": "Trop d’essais : attendez quelques minutes.",
    "table.busy": "Le service est très sollicité : réessayez dans un instant.",
    "request.other_site": "Cette demande vient d’un autre site : reprenez depuis notre page.",
    "request.too_large": "Ce contenu est trop volumineux.",
    "actor.forbidden": "Votre rôle ne permet pas cette action.",
    "actor.signed_out": "Connectez-vous d’abord.",
    "idempotency.other_body":
      "Un premier envoi de cette page est déjà enregistré. Rechargez-la pour voir ce qui a été gardé, puis recommencez.",
    "firm.closing": "Ce cabinet ferme : il ne prend plus personne.",
    "firm.closed": "Ce cabinet a fermé.",
    other: "Cette valeur n’est pas acceptée.",
  },
  en: {
    required: "Fill in this field.",
    email: "Write a full e-mail address, for example first.last@example.com.",
    too_long: "This text is too long.",
    characters: "This text holds invisible characters: remove them.",
    postal_code: "A French postal code has five digits.",
    picklist: "Choose one of the answers.",
    "input.invalid": "Some fields need correcting.",
    "link.closed": "This link is unknown, was already used or has expired.",
    "rate.limited": "Too many tries: wait a few minutes.",
    "table.busy": "The service is very busy: try again in a moment.",
    "request.other_site": "This request came from another site: start again from our page.",
    "request.too_large": "This is too large.",
    "actor.forbidden": "Your role does not allow this.",
    "actor.signed_out": "Sign in first.",
    "idempotency.other_body":
      "A first sending of this page is already saved. Reload it to see what was kept, then start again.",
    "firm.closing": "This firm is closing: it takes nobody any more.",
    "firm.closed": "This firm has closed.",
    other: "This value is not accepted.",
  },
});

const modules = import.meta.glob<{ refusals?: Record<Locale, Record<string, string>> }>(["./*.ts", "!./*.test.ts"], {
  eager: true,
});

/** The sentence of a code: a noun's own (`refusals` in its words file), else the common one. */
export function refusalText(code: string, locale: Locale): string {
  for (const module of Object.values(modules)) {
    const own = module.refusals?.[locale][code];
    if (own) return locale === "fr" ? french(own) : own;
  }
  const known: Record<string, string> = common(locale);
  return known[code] ?? common(locale).other;
}
