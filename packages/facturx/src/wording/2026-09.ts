import type { Wording } from "./wording.ts";

/**
 * In force from 1 September 2026 (decree 2022-1299 for the category of operation). References are to the CGI:
 * the recodification (CIBS) starts on 1 January 2027 and admits them on invoices until 30 June 2028.
 */
export const wording202609: Wording = {
  from: "2026-09-01",
  lateInterest:
    "Pénalités de retard\u00a0: trois fois le taux d’intérêt légal, exigibles sans rappel le lendemain de l’échéance (art. L441-10 du Code de commerce).",
  recoveryCosts:
    "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40\u00a0€ (art. L441-10 et D441-5 du Code de commerce).",
  publicLateInterest:
    "Intérêts moratoires en cas de retard de paiement\u00a0: taux de la Banque centrale européenne en vigueur au premier jour du semestre, majoré de huit points (art. R2192-31 à R2192-36 du Code de la commande publique).",
  publicRecoveryCosts:
    "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40\u00a0€ (art. L2192-13 et D2192-35 du Code de la commande publique).",
  discount: "Aucun escompte n’est accordé en cas de paiement anticipé.",
  english: {
    lateInterest:
      "Late payment: interest at three times the French legal rate, due without a reminder from the day after the due date (Code de commerce, L441-10).",
    recoveryCosts: "Fixed sum for recovery costs in case of late payment: €40 (Code de commerce, L441-10 and D441-5).",
    discount: "No discount is granted for early payment.",
  },
  vatOnDebits: "Option pour le paiement de la taxe d’après les débits.",
  operations: {
    services: "Catégorie de l’opération\u00a0: prestation de services.",
    goods: "Catégorie de l’opération\u00a0: livraison de biens.",
    mixed: "Catégorie de l’opération\u00a0: livraison de biens et prestation de services.",
  },
  activity:
    "Enregistrée sous le numéro {number} auprès du préfet de région {region}. Cet enregistrement ne vaut pas agrément de l’État.",
  activityWithoutRegion: "Enregistrée sous le numéro {number}. Cet enregistrement ne vaut pas agrément de l’État.",
  exempt: {
    category: "E",
    rate: 0,
    reason: "Exonération de TVA, art. 261-4-4°\u00a0a du CGI",
    code: "VATEX-FR-CGI261-4",
  },
  franchise: {
    category: "E",
    rate: 0,
    reason: "TVA non applicable, art. 293\u00a0B du CGI",
    code: "VATEX-FR-FRANCHISE",
  },
  reverseCharge: {
    category: "AE",
    rate: 0,
    reason: "Autoliquidation, art. 283-2 du CGI et art. 196 de la directive 2006/112/CE",
    code: "VATEX-EU-AE",
  },
  outsideScope: {
    category: "O",
    rate: 0,
    reason: "TVA non applicable, art. 259-1° du CGI",
    code: "VATEX-EU-O",
  },
  overseas: {
    category: "O",
    rate: 0,
    reason: "TVA non applicable, art. 294-1 du CGI",
    code: "VATEX-EU-O",
  },
  compensation: {
    category: "O",
    rate: 0,
    reason: "Indemnité de résiliation, hors du champ de la TVA (art. 256 du CGI)",
    code: "VATEX-EU-O",
  },
  demo: "FACTURE DE DÉMONSTRATION — ne vaut pas facture",
  duplicate: "DUPLICATA",
};
