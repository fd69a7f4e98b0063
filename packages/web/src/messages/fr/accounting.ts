import { plural } from "../../format/number.ts";

export const fr = {
  title: "Comptabilité",
  sub: "Ventes, avoirs, encaissements et remboursements, prêts à transmettre à votre comptable.",
  invoices: "Factures",
  period: "Période",
  year: (year: string) => `Année ${year}`,
  entries: (count: number) => plural(count, "écriture", "écritures"),
  empty: "Aucune écriture sur cette période",
  debit: "Débit",
  credit: "Crédit",
  gap: "Écart",
  balanced: "Équilibré",
  unbalanced: "Déséquilibré : écrivez-nous avant de transmettre ce fichier",
  files: "Fichiers",
  notWhole: (name: string) =>
    `Export comptable au format FEC (${name}). Il contient vos ventes et vos encaissements, pas vos achats : votre comptable le complète.`,
  file: { fec: "Format FEC", entries: "Écritures (CSV)", collections: "Encaissements par taux (CSV)" },
  papers: (count: number) => `Toutes les factures en PDF (${count})`,
  gathering: "Préparation des PDF…",
  zipName: (period: string) => `factures-${period}.zip`,
  balance: "Comptes mouvementés",
  collected: "Encaissements par taux de TVA",
  noneCollected: "Rien n’a été encaissé sur cette période.",
  head: { account: "Compte", label: "Libellé", rate: "Taux", base: "Base HT", vat: "TVA", gross: "TTC" },
  errors: {
    "accounting.too_long": "Trop de factures pour un seul fichier : demandez une période plus courte.",
    "field.period": "Choisissez un mois ou une année.",
  },
};
