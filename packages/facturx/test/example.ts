import type { InvoiceDocument, Line, Vat } from "../src/index.ts";
import { notesFor, totals } from "../src/index.ts";

/** Invented firms and people; their numbers have valid keys and belong to nobody we know. */
export const taxed: Vat = { category: "S", rate: 2000 };

export const line = (over: Partial<Line> = {}): Line => ({
  name: "Groupe de co-développement « Manager les essentiels »",
  quantity: 1,
  unitCents: 70_000,
  vat: taxed,
  ...over,
});

export const seller: InvoiceDocument["seller"] = {
  name: "Sentiers & Œuvres Coaching SAS",
  legalForm: "SAS au capital de 10 000 €",
  siren: "732829320",
  siret: "73282932000074",
  vatNumber: "FR44732829320",
  address: { street: "12 rue de l’Université", postalCode: "69007", city: "Lyon", country: "FR" },
  contact: { name: "Service facturation", phone: "+33 4 00 00 00 00", email: "facturation@sentiers.example" },
};

export const buyer: InvoiceDocument["buyer"] = {
  name: "Câblages du Vercors SARL",
  siren: "404833048",
  siret: "40483304800022",
  vatNumber: "FR83404833048",
  address: {
    street: "3 place de l’Hôtel-de-Ville",
    extra: "Bâtiment B",
    postalCode: "38000",
    city: "Grenoble",
    country: "FR",
  },
};

export const notes = notesFor({
  day: "2027-09-15",
  sellerRegime: "standard",
  buyerKind: "professional",
  legalForm: "SAS au capital de 10 000 €",
  registration: "RCS Lyon 732 829 320",
  activity: { number: "84 69 12345 69", region: "Auvergne-Rhône-Alpes" },
});

const base: Omit<InvoiceDocument, "totals"> = {
  number: "F-2027-000123",
  kind: "standard",
  currency: "EUR",
  issuedOn: "2027-09-15",
  dueOn: "2027-10-15",
  suppliedOn: "2027-09-10",
  operation: "services",
  buyerKind: "professional",
  seller,
  buyer,
  purchaseOrder: "BC-2027-0456",
  agreement: "CONV-2027-018",
  lines: [line()],
  payment: {
    terms: "Paiement à 30 jours date de facture, par carte, prélèvement ou virement.",
    link: { text: "Payer en ligne", url: "https://sentiers.example/payer/7Jx2mQkVb0ZcR4tYp9wLsA" },
    bank: { iban: "FR7630006000011234567890189", bic: "AGRIFRPPXXX", holder: "Sentiers & Œuvres Coaching" },
  },
  notes,
  vatOnDebits: false,
  colour: "#1f5f5b",
};

/** A whole document; its totals follow from its lines. */
export function invoice(over: Partial<Omit<InvoiceDocument, "totals">> = {}): InvoiceDocument {
  const all = { ...base, ...over };
  return { ...all, totals: totals(all.lines, { adjustments: all.adjustments, prepaidCents: all.prepaidCents }) };
}

export const without = <T extends object, K extends keyof T>(whole: T, ...keys: K[]): Omit<T, K> => {
  const rest = { ...whole };
  for (const key of keys) delete rest[key];
  return rest;
};
