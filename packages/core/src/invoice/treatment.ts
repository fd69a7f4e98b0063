import { DomainError, isVatFree, rateAt } from "../kernel/index.ts";
import type { Content } from "./total.ts";

/** Why VAT is charged or not; its sentence and code come from the dated wording. */
export type Ground =
  | "charged"
  | "exempt"
  | "franchise"
  | "reverseCharge"
  | "outsideScope"
  | "overseas"
  | "compensation";

/** Rates in basis points that French rules know (BR-FR-16). */
export const RATES: readonly number[] = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060];

const UNION = "AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

interface Taxed {
  regime: Content["seller"]["vatRegime"];
  /** The seller declared a training activity: what he sells without VAT is exempt training. */
  isTrainer: boolean;
  buyer: Pick<Content["buyer"], "kind" | "country" | "vatNumber" | "address">;
  /** A cancellation fee: compensation of a loss, outside the scope of VAT (CJCE C-277/05, Eugénie-les-Bains). */
  isFee?: boolean;
}

export interface Taxation {
  vatRate: number;
  ground: Ground;
}

/**
 * How one line is taxed, from the seller's regime and where the buyer is established (CGI art. 259-1°: a service to a
 * professional is taxed where he is; art. 294-1: no VAT in Guyane and Mayotte). Pure; refuses a rate that is not French.
 */
export function treatmentOf(vatRate: number, { regime, isTrainer, buyer, isFee }: Taxed): Taxation {
  if (!RATES.includes(vatRate)) throw rateUnknown("vatRate");
  if (isFee) return { vatRate: 0, ground: "compensation" };
  if (regime === "franchise") return { vatRate: 0, ground: "franchise" };
  const professional = buyer.kind !== "individual";
  if (professional && UNION.includes(buyer.country)) {
    if (!buyer.vatNumber) throw refused("buyer_vat_missing", "Reverse charge needs the buyer's VAT number");
    return { vatRate: 0, ground: "reverseCharge" };
  }
  if (professional && buyer.country !== "FR") return { vatRate: 0, ground: "outsideScope" };
  if (regime === "exempt") return { vatRate: 0, ground: "exempt" };
  const place = { country: buyer.country, postalCode: buyer.address?.postalCode ?? "" };
  if (isVatFree(place)) return { vatRate: 0, ground: "overseas" };
  if (vatRate > 0) return { vatRate: rateAt(vatRate, place), ground: "charged" };
  if (isTrainer) return { vatRate: 0, ground: "exempt" };
  throw refused("rate_zero", "A firm that charges VAT says why a line bears none");
}

/** A rate that no French rule knows, beside its field. */
export function rateUnknown(path: string): DomainError {
  const code = "invoice.rate_unknown";
  return new DomainError("unprocessable", code, "This rate is not on the French list", [{ path, code }]);
}

function refused(reason: string, message: string): DomainError {
  return new DomainError("unprocessable", `invoice.${reason}`, message);
}
