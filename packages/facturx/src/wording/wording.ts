import type { Vat } from "../document.ts";

/** The legal sentences that hold from one day on. Data: a change of law adds a file, it edits none. */
export interface Wording {
  /** First day on which this wording is used. */
  from: string;
  /** Late interest (Code de commerce L441-10 II), between professionals only. */
  lateInterest: string;
  /** Fixed sum for recovery costs (L441-10 II, D441-5), between professionals only. */
  recoveryCosts: string;
  /** The same of a public body: late interest (CCP R2192-31), recovery costs (CCP D2192-35). */
  publicLateInterest: string;
  publicRecoveryCosts: string;
  /** Discount for early payment (L441-9). */
  discount: string;
  /** The same three for who reads English, on papers that bind nobody yet: a quote. */
  english: Pick<Wording, "lateInterest" | "recoveryCosts" | "discount">;
  /** CGI ann. II 242 nonies A, 11° bis. */
  vatOnDebits: string;
  /** CGI ann. II 242 nonies A, 8° bis. */
  operations: Record<"services" | "goods" | "mixed", string>;
  /** Declaration of activity of a training body (Code du travail L6352-12); `{number}` and `{region}` are replaced. */
  activity: string;
  activityWithoutRegion: string;
  /** Grounds for charging no VAT, with their VATEX codes. */
  exempt: Required<Vat>;
  franchise: Required<Vat>;
  reverseCharge: Required<Vat>;
  outsideScope: Required<Vat>;
  /** Guyane and Mayotte (CGI art. 294, 1). */
  overseas: Required<Vat>;
  /** A cancellation fee repairs a loss and pays for no service (CJCE C-277/05; BOI-TVA-BASE-10-10-50). */
  compensation: Required<Vat>;
  /** Printed across a document of a demonstration firm. */
  demo: string;
  duplicate: string;
}
