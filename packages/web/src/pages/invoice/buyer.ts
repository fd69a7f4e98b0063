import { useQuery } from "../../api/query.ts";
import { organizationOf } from "../organization/organization.data.ts";
import type { Invoice } from "./invoice.data.ts";

export type Missing = "address" | "email" | "siret";

/** What an invoice must say of its buyer and his card lacks; the server asks the same when it issues. */
export function missingOf({ buyer }: Pick<Invoice, "buyer">): Missing[] {
  const lacks: readonly [Missing, boolean][] = [
    ["address", buyer.address === null],
    ["email", buyer.email === ""],
    ["siret", buyer.kind !== "individual" && !buyer.siret],
  ];
  return lacks.filter(([, lack]) => lack).map(([name]) => name);
}

/** A draft with its client's card as it is now, which is what issuing freezes; an issued invoice as it is. */
export function asItWouldBe(invoice: () => Invoice): () => Invoice {
  const organizationID = () => (invoice().status === "draft" ? invoice().buyer.organizationID : null);
  const query = useQuery(() => ({ ...organizationOf(organizationID() ?? ""), enabled: organizationID() !== null }));
  return () => {
    if (organizationID() === null || !query.isSuccess) return invoice();
    const { name, siret, vatNumber, address, billingEmail } = query.data.organization;
    return { ...invoice(), buyer: { ...invoice().buyer, name, siret, vatNumber, address, email: billingEmail ?? "" } };
  };
}
