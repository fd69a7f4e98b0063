import type { Organization } from "../organization/organizations.data.ts";
import type { Invoice } from "./invoice.data.ts";

export type Missing = "address" | "email" | "siret" | "serviceCode" | "engagementNumber";
/** A draft with what its buyer, a public body, declares to require. */
export type Asked = Invoice & { asks?: Organization["publicBody"] };

/** What an invoice must say of its buyer and his card lacks; the server asks the same when it issues. */
export function missingOf({ buyer, asks }: Pick<Asked, "buyer" | "asks">): Missing[] {
  const lacks: readonly [Missing, boolean][] = [
    ["address", buyer.address === null],
    ["email", buyer.email === ""],
    ["siret", buyer.kind !== "individual" && buyer.country === "FR" && !buyer.siret],
    ["serviceCode", Boolean(asks?.serviceCodeRequired) && !buyer.serviceCode],
    ["engagementNumber", Boolean(asks?.engagementRequired) && !buyer.engagementNumber],
  ];
  return lacks.filter(([, lack]) => lack).map(([name]) => name);
}

/** An invoice with its client's card as it stands, which is what issuing freezes. */
export function withBuyer(invoice: Invoice, organization: Organization): Asked {
  const { name, siret, vatNumber, address, billingEmail, publicBody: asks } = organization;
  const { buyer } = invoice;
  const codes = {
    serviceCode: buyer.serviceCode ?? organization.serviceCode,
    engagementNumber: buyer.engagementNumber ?? organization.engagementNumber,
  };
  const kind = buyer.kind === "organization" && asks ? ("publicBody" as const) : buyer.kind;
  const card = { name, siret, vatNumber, address, email: billingEmail ?? "" };
  return { ...invoice, asks, buyer: { ...buyer, ...card, ...codes, kind } };
}
