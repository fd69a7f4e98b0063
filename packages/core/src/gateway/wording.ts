import { port } from "../kernel/index.ts";

/** What the law makes an invoice say on the day it is issued; frozen in it from then on. */
export interface InvoiceWording {
  notes: { code: string; text: string }[];
  /** Why no VAT is charged, in words and as a VATEX code; null when some is. */
  exemption: { reason: string; code: string } | null;
}

export interface WordingPort {
  ofInvoice(input: {
    day: string;
    sellerRegime: "standard" | "exempt" | "franchise";
    buyerKind: "professional" | "individual";
    activityNumber: string | null;
  }): InvoiceWording;
}

/** The dated legal sentences live with the documents' drawing; core asks for them through this. */
export const Wording = port<WordingPort>("wording");
