import { plural } from "../../format/number.ts";
import type { fr } from "../fr/cohort-documents.ts";

export const en: typeof fr = {
  programme: "Programme",
  programmePage: "public page",
  programmeHint: "Available once the programme is published.",
  handOut: "Prepare and hand out documents",
  handOutHint: "Programme, house rules, notices to attend and attestations, as PDF.",
  contracts: "Agreements and contracts",
  contract: "Individual contract",
  agreement: "Agreement",
  signedBy: (name: string, day: string) => `Signed by ${name} on ${day}`,
  noContract: "No agreement or contract has been signed for this group yet.",
  invoices: "Invoices",
  invoice: "Invoice",
  seats: (count: number) => `${plural(count, "seat", "seats")}:`,
  noInvoice: "No invoice has been drafted for this group yet.",
};
