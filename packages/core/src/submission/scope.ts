import type { Invoice } from "../invoice/index.ts";

/**
 * domestic: between professionals of France, in the scope of electronic invoicing (CGI 289 bis). The others are not:
 * consumer and abroad are told to the tax office in another way (CGI 290), which is not built; a public body is
 * invoiced through Chorus Pro; training that is exempt (CGI 261-4-4° a) and what is outside of VAT are left out by
 * CGI 289 I-1-a; `takenOver` was issued elsewhere.
 */
export type Scope = "domestic" | "consumer" | "abroad" | "publicBody" | "exempt" | "outside" | "takenOver";

const TRAINING = "VATEX-FR-CGI261-4";

/** Whether an issued document goes through the firm's approved platform, or why not. Pure. */
export function scopeOf(invoice: Pick<Invoice.Stored, "buyer" | "lines" | "exemption" | "takenOverOn">): Scope {
  const { buyer, lines } = invoice;
  if (invoice.takenOverOn) return "takenOver";
  if (buyer.kind === "individual") return "consumer";
  if (buyer.country !== "FR" || (buyer.address && buyer.address.country !== "FR")) return "abroad";
  if (buyer.kind === "publicBody") return "publicBody";
  const grounds = lines.map((line) => ({
    category: line.vat?.category ?? (line.vatRate > 0 ? "S" : "E"),
    code: line.vat?.code ?? (line.vatRate > 0 ? null : (invoice.exemption?.code ?? null)),
  }));
  if (grounds.every(({ category }) => category === "O")) return "outside";
  // One taxed line brings the whole document into the scope.
  if (grounds.every(({ category, code }) => category === "O" || (category === "E" && code === TRAINING)))
    return "exempt";
  return "domestic";
}
