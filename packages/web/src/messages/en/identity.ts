import type { fr } from "../fr/identity.ts";

export const en: typeof fr = {
  siret: "SIRET",
  siretHint: "14 digits, with or without spaces",
  vatNumber: "VAT number",
  vatHint: "Such as FR 44 732 829 320",
  address: "Address",
  street: "Number and street",
  postalCode: "Postcode",
  city: "City",
  errors: {
    siret_digits: "A SIRET holds digits only.",
    siret_length: "A SIRET has 14 digits.",
    siret_key: "There is no such SIRET: check each digit.",
    vat_country: "A VAT number begins with the two letters of a country of the Union, such as FR.",
    vat_format: "This VAT number has not the form of that country’s.",
    vat_key: "The key of this VAT number is wrong: check each character.",
    vat_other_company: "This VAT number is another company’s than this SIRET.",
    activity_number: "The training activity number has 11 digits.",
    postal_code: "A postcode has 5 digits.",
    country: "Enter the country’s two-letter code, such as FR.",
    colour: "Enter a colour, such as #005d62.",
  },
};
