import { port } from "../kernel/index.ts";

export interface WordingPort {
  /** The legal sentences of a day; none of late interest and recovery costs for an individual. */
  ofInvoice(input: {
    day: string;
    sellerRegime: "standard" | "exempt" | "franchise";
    buyerKind: "professional" | "individual" | "publicBody";
    activityNumber: string | null;
    vatOnDebits?: boolean;
    legalForm?: string | null;
    registration?: string | null;
  }): { notes: { code: string; text: string }[] };
  /** Category of EN 16931 of a way of charging VAT or not, with its ground as it reads on a day. */
  ofVat(input: { day: string; ground: VatGround }): VatWording;
}

export type VatGround =
  | "charged"
  | "exempt"
  | "franchise"
  | "reverseCharge"
  | "outsideScope"
  | "overseas"
  | "compensation";

export interface VatWording {
  category: "S" | "E" | "AE" | "O";
  reason: string | null;
  code: string | null;
}

/** The dated legal sentences live with the documents' drawing; core asks for them through this. */
export const Wording = port<WordingPort>("wording");
