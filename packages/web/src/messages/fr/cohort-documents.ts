import { plural } from "../../format/number.ts";

/** What is on paper about a group. */
export const fr = {
  programme: "Programme",
  programmePage: "Page publique du programme",
  programmeHint: "Elle s’ouvre dès que le programme est publié.",
  handOut: "Préparer et remettre les documents",
  handOutHint: "Programme, règlement intérieur, convocations et attestations, en PDF.",
  contracts: "Conventions et contrats",
  contract: "Contrat d’un particulier",
  agreement: "Convention",
  signedBy: (name: string, day: string) => `Signé par ${name} le ${day}`,
  noContract: "Aucune convention ni aucun contrat n’est encore signé pour ce groupe.",
  invoices: "Factures",
  invoice: "Facture",
  seats: (count: number) => `${plural(count, "place", "places")} :`,
  noInvoice: "Aucune facture n’est préparée pour ce groupe.",
};
