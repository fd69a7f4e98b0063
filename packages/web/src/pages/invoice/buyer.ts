import type { Organization } from "../organization/organization.data.ts";
import type { Invoice } from "./invoice.data.ts";

export type Missing = "address" | "email" | "siret";

/** What an invoice must say of its buyer and his card lacks; the server asks the same when it issues. */
export function missingOf({ buyer }: Pick<Invoice, "buyer">): Missing[] {
  const lacks: readonly [Missing, boolean][] = [
    ["address", buyer.address === null],
    ["email", buyer.email === ""],
    ["siret", buyer.kind !== "individual" && buyer.country === "FR" && !buyer.siret],
  ];
  return lacks.filter(([, lack]) => lack).map(([name]) => name);
}

/** An invoice with its client's card as it stands, which is what issuing freezes. */
export function withBuyer(invoice: Invoice, organization: Organization): Invoice {
  const { name, siret, vatNumber, address, billingEmail } = organization;
  return { ...invoice, buyer: { ...invoice.buyer, name, siret, vatNumber, address, email: billingEmail ?? "" } };
}
