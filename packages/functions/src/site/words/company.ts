import { bilingual } from "./bilingual.ts";

/** How a company is known and where it is, in the same words wherever it is asked. */
export const companyWords = bilingual({
  fr: {
    siret: "SIRET",
    siretHint: "14 chiffres, avec ou sans espaces",
    street: "Numéro et rue",
    postalCode: "Code postal",
    city: "Ville",
  },
  en: {
    siret: "SIRET",
    siretHint: "14 digits, with or without spaces",
    street: "Number and street",
    postalCode: "Postal code",
    city: "City",
  },
});

export const refusals = {
  fr: {
    siren_digits: "Un SIREN ne contient que des chiffres.",
    siren_length: "Un SIREN a 9 chiffres.",
    siren_key: "Ce SIREN n’existe pas : vérifiez chaque chiffre.",
    siret_digits: "Un SIRET ne contient que des chiffres.",
    siret_length: "Un SIRET a 14 chiffres.",
    siret_key: "Ce SIRET n’existe pas : vérifiez chaque chiffre.",
  },
  en: {
    siren_digits: "A SIREN holds digits only.",
    siren_length: "A SIREN has 9 digits.",
    siren_key: "This SIREN does not exist: check each digit.",
    siret_digits: "A SIRET holds digits only.",
    siret_length: "A SIRET has 14 digits.",
    siret_key: "This SIRET does not exist: check each digit.",
  },
};
