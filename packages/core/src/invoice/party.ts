import type * as v from "valibot";
import type { Payer } from "../enrolment/index.ts";
import type { Firm } from "../firm/index.ts";
import { DomainError, type FieldProblem } from "../kernel/index.ts";
import type { Organization } from "../organization/index.ts";
import type { Content } from "./total.ts";

type Seller = Content["seller"];
export type Buyer = Content["buyer"];
type PayerRow = v.InferOutput<typeof Payer>;

export function sellerOf(firm: Firm.Info): Seller {
  return {
    name: firm.name,
    siret: firm.siret,
    vatNumber: firm.vatNumber,
    vatRegime: firm.vatRegime,
    activityNumber: firm.activityNumber ?? null,
    legalForm: null,
    registration: null,
    address: firm.address,
    email: firm.contactEmail,
    colour: firm.colour,
    bank: firm.bank ?? null,
  };
}

/** Tells payers apart: seats of one payer may stand on one invoice. */
export function payerKey(payer: PayerRow): string {
  if (payer.kind === "organization") return payer.organizationID;
  if (payer.kind === "funder") return payer.fundingID;
  return payer.kind === "company" ? `siret_${payer.siret}` : `individual_${payer.payerID}`;
}

export function buyerOfOrganization(organization: Organization.Info): Buyer {
  return {
    kind: "organization",
    organizationID: organization.organizationID,
    name: organization.name,
    siret: organization.siret,
    vatNumber: organization.vatNumber,
    address: organization.address,
    email: organization.billingEmail ?? "",
    ...PRIVATE,
    country: organization.address?.country ?? "FR",
  };
}

/** What only public bodies and funders ask for. */
const PRIVATE = { serviceCode: null, engagementNumber: null, reference: null };

/** A company, a self-employed person or an individual, as he said when he enrolled. */
export function buyerOfPayer(payer: Exclude<PayerRow, { kind: "organization" | "funder" }>): Buyer {
  return {
    kind: payer.kind,
    organizationID: null,
    name: payer.name,
    siret: payer.kind === "company" ? payer.siret : null,
    vatNumber: null,
    address: payer.address,
    email: payer.email,
    ...PRIVATE,
    country: payer.address.country,
  };
}

/** What an invoice must say of its buyer (CGI ann. II 242 nonies A; SIREN: decree 2022-1299), listed when it lacks. */
export function assertBillable(buyer: Buyer): void {
  const missing: [string, boolean][] = [
    ["buyer.address", buyer.address === null],
    ["buyer.email", buyer.email === ""],
    ["buyer.siret", buyer.kind !== "individual" && buyer.country === "FR" && !buyer.siret],
  ];
  const fields: FieldProblem[] = missing.filter(([, lacks]) => lacks).map(([path]) => ({ path, code: "required" }));
  if (fields.length > 0) {
    throw new DomainError(
      "unprocessable",
      "invoice.buyer_incomplete",
      "The buyer's card lacks what an invoice must say",
      fields,
    );
  }
}
