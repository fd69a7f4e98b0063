import type * as v from "valibot";
import type { Payer } from "../enrolment/index.ts";
import { type Firm, Identity } from "../firm/index.ts";
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
  const { publicBody, serviceCode, engagementNumber } = organization;
  return {
    kind: publicBody ? "publicBody" : "organization",
    organizationID: organization.organizationID,
    name: organization.name,
    siret: organization.siret,
    vatNumber: organization.vatNumber,
    address: organization.address,
    email: organization.billingEmail ?? "",
    serviceCode,
    engagementNumber,
    reference: null,
    country: organization.address?.country ?? "FR",
    ...(publicBody && { takesCards: publicBody.takesCards }),
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

type Asks = Organization.Info["publicBody"];

/**
 * What an invoice must say of its buyer (CGI ann. II 242 nonies A; SIREN: decree 2022-1299; a public body: what it
 * declares to require, CCP D2192-2), by field: lacking, or a SIRET whose key is wrong.
 */
export function buyerProblems(buyer: Buyer, asks: Asks = null): FieldProblem[] {
  const isFrench = buyer.kind !== "individual" && buyer.country === "FR";
  const lacking: [string, boolean][] = [
    ["buyer.address", buyer.address === null],
    ["buyer.email", buyer.email === ""],
    ["buyer.siret", isFrench && !buyer.siret],
    ["buyer.serviceCode", Boolean(asks?.serviceCodeRequired) && !buyer.serviceCode],
    ["buyer.engagementNumber", Boolean(asks?.engagementRequired) && !buyer.engagementNumber],
  ];
  const problems = lacking.filter(([, lacks]) => lacks).map(([path]) => ({ path, code: "required" }));
  const siret = isFrench && buyer.siret ? Identity.checkSiret(buyer.siret) : undefined;
  const wrong = siret && !siret.ok ? [{ path: "buyer.siret", code: siret.code }] : [];
  const { vatNumber } = buyer;
  const other = siret?.ok && vatNumber?.startsWith("FR") && !Identity.belongsTo(siret.value, vatNumber.slice(4));
  return [...problems, ...wrong, ...(other ? [{ path: "buyer.vatNumber", code: "vat_other_company" }] : [])];
}

/** Refuses to issue to a buyer of whom something lacks or is wrong (`invoice.buyer_incomplete`, each field named). */
export function assertBillable(buyer: Buyer, asks: Asks = null): void {
  const fields = buyerProblems(buyer, asks);
  if (fields.length === 0) return;
  const message = "The buyer's card lacks what an invoice must say";
  throw new DomainError("unprocessable", "invoice.buyer_incomplete", message, fields);
}
