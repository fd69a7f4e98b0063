import {
  dayEnglish,
  dayFrench,
  euros,
  eurosEnglish,
  percent,
  percentEnglish,
  priceEnglish,
  priceEuros,
  quantityFrench,
  quantityText,
} from "../decimal.ts";
import type { Decimal } from "../document.ts";

/** The language of a document, and how it writes sums and days. An invoice is in French: the law asks for it. */
export type Locale = "fr" | "en";

interface Words {
  columns: readonly [string, string, string, string, string];
  hours: string;
  days: string;
  untaxed: Record<"E" | "AE" | "K" | "G" | "O", string>;
  net: string;
  subtotal: string;
  vat: (rate: string, base: string) => string;
  gross: string;
  prepaid: string;
  number: (number: string) => string;
  vatNumber: (number: string) => string;
  euros: (cents: number) => string;
  price: (unitCents: Decimal) => string;
  day: (day: string) => string;
  percent: (basisPoints: number) => string;
  quantity: (quantity: Decimal) => string;
  /** Before what it introduces. */
  colon: string;
}

const FRENCH: Words = {
  columns: ["Désignation", "Quantité", "Prix unitaire HT", "TVA", "Total HT"],
  hours: "\u00a0h",
  days: "\u00a0j",
  untaxed: { E: "exonérée", AE: "autoliquidation", K: "exonérée", G: "exonérée", O: "hors champ" },
  net: "Total HT",
  subtotal: "Sous-total HT",
  vat: (rate, base) => `TVA ${rate} sur ${base}`,
  gross: "Total TTC",
  prepaid: "Déjà réglé",
  number: (number) => `N° ${number}`,
  vatNumber: (number) => `N° TVA ${number}`,
  euros,
  price: priceEuros,
  day: dayFrench,
  percent,
  quantity: quantityFrench,
  colon: "\u00a0:",
};

const ENGLISH: Words = {
  columns: ["Description", "Quantity", "Unit price, net", "VAT", "Net total"],
  hours: "\u00a0h",
  days: "\u00a0d",
  untaxed: { E: "exempt", AE: "reverse charge", K: "exempt", G: "exempt", O: "outside scope" },
  net: "Total, net",
  subtotal: "Subtotal, net",
  vat: (rate, base) => `VAT ${rate} on ${base}`,
  gross: "Total, including VAT",
  prepaid: "Already paid",
  number: (number) => `No. ${number}`,
  vatNumber: (number) => `VAT No. ${number}`,
  euros: eurosEnglish,
  price: priceEnglish,
  day: dayEnglish,
  percent: percentEnglish,
  quantity: quantityText,
  colon: ":",
};

export const wordsIn = (locale: Locale = "fr"): Words => (locale === "en" ? ENGLISH : FRENCH);
