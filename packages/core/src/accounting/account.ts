/** Accounts of the French general chart (ANC 2014-03) that a coaching firm's sales and receipts move. */
export const ACCOUNTS = {
  client: { number: "411000", label: "Clients" },
  advance: { number: "419100", label: "Clients - avances et acomptes reçus" },
  vat: { number: "445710", label: "TVA collectée" },
  vatWaiting: { number: "445740", label: "TVA collectée en attente d’encaissement" },
  stripe: { number: "467100", label: "Stripe - fonds en attente de virement" },
  bank: { number: "512000", label: "Banque" },
  platformFee: { number: "622600", label: "Honoraires - commission de plateforme" },
  bankFee: { number: "627800", label: "Frais et commissions sur encaissements" },
  services: { number: "706000", label: "Prestations de services" },
  compensation: { number: "758000", label: "Produits divers de gestion courante - dédits" },
  opening: { number: "890000", label: "Bilan d’ouverture" },
} as const;
export type AccountName = keyof typeof ACCOUNTS;

export const JOURNALS = { AN: "À-nouveaux", VE: "Ventes", ST: "Stripe", BQ: "Banque" } as const;
export type JournalCode = keyof typeof JOURNALS;
