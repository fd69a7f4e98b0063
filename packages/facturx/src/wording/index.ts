import type { BuyerKind, InvoiceDocument, Note, NoteSubject, Vat } from "../document.ts";
import { wording202609 } from "./2026-09.ts";
import type { Wording } from "./wording.ts";

export type { Wording } from "./wording.ts";

/** Oldest first. */
const wordings: Wording[] = [wording202609];

/** The wording of a day; the oldest one before the first (documents drawn again, tests with past days). */
export function wordingAt(day: string): Wording {
  return wordings.findLast((wording) => wording.from <= day) ?? wording202609;
}

/** VAT regime of a firm: charges VAT, exempt training (CGI 261-4-4° a), small-business franchise (CGI 293 B). */
export type SellerRegime = "standard" | "exempt" | "franchise";

/** How one line is taxed, from the firm's regime and who buys; `rate` in basis points when VAT is charged. */
export function vatFor(input: { day: string; sellerRegime: SellerRegime; buyerKind: BuyerKind; rate: number }): Vat {
  const wording = wordingAt(input.day);
  if (input.sellerRegime === "franchise") return wording.franchise;
  if (input.buyerKind === "eu-professional") return wording.reverseCharge;
  if (input.buyerKind === "foreign-professional") return wording.outsideScope;
  if (input.sellerRegime === "exempt") return wording.exempt;
  return { category: "S", rate: input.rate };
}

export interface NotesInput {
  day: string;
  sellerRegime: SellerRegime;
  buyerKind: BuyerKind;
  /** Its late interest and recovery costs are those of the Code de la commande publique. */
  publicBody?: boolean;
  operation?: InvoiceDocument["operation"];
  vatOnDebits?: boolean;
  /** Declaration-of-activity number of a training body, and its region ("d’Auvergne-Rhône-Alpes" is not wanted: the bare name). */
  activity?: { number: string; region?: string };
  /** "SAS au capital de 10 000 €". */
  legalForm?: string;
  /** "RCS Lyon 732 829 320". */
  registration?: string;
  /** The firm's own late-interest or discount sentence, in place of the default. */
  lateInterest?: string;
  discount?: string;
}

/**
 * The legal notes of an invoice, as they are then frozen in it. An individual never reads of late interest and of
 * the 40 € of recovery costs: both exist between professionals only (Code de commerce L441-10).
 */
export function notesFor(input: NotesInput): Note[] {
  const wording = wordingAt(input.day);
  const professional = input.buyerKind !== "individual";
  const listed: [NoteSubject, string | undefined][] = [
    ["AAI", wording.operations[input.operation ?? "services"]],
    ["AAI", input.sellerRegime === "standard" && input.vatOnDebits ? wording.vatOnDebits : undefined],
    ["PMD", professional ? lateInterestOf(input, wording) : undefined],
    ["PMT", professional ? (input.publicBody ? wording.publicRecoveryCosts : wording.recoveryCosts) : undefined],
    ["AAB", professional ? (input.discount ?? wording.discount) : undefined],
    ["REG", input.legalForm],
    ["ABL", input.registration],
    ["AAI", input.activity ? activitySentence(wording, input.activity) : undefined],
  ];
  return listed.flatMap(([subject, text]) => (text ? [{ subject, text }] : []));
}

function lateInterestOf({ publicBody, lateInterest }: NotesInput, wording: Wording): string {
  return publicBody ? wording.publicLateInterest : (lateInterest ?? wording.lateInterest);
}

function activitySentence(wording: Wording, { number, region }: { number: string; region?: string }): string {
  const sentence = region ? wording.activity : wording.activityWithoutRegion;
  return sentence.replace("{number}", () => number).replace("{region}", () => region ?? "");
}
