import type { Enrolment, Payer } from "../enrolment/index.ts";
import { ID } from "../kernel/index.ts";
import type { Info } from "./row.ts";
import { refused } from "./row.ts";

type File = Pick<Info, "fundingID" | "funderID" | "funderName" | "organizationID" | "organizationName">;
type Seat = Pick<Enrolment.Info, "enrolmentID" | "payers" | "priceNet">;

/** The funder as payer of one seat. */
export function funderPayerID(fundingID: string, enrolmentID: string): string {
  return ID.derived("payer", fundingID, enrolmentID);
}

/** The organization as payer of this seat: the one it has, so that what bills it keeps its name. */
export function organizationPayer(seat: Seat, file: File): Extract<Payer, { kind: "organization" }> {
  const { organizationID, organizationName: name } = file;
  const known = seat.payers.find((one) => one.kind === "organization" && one.organizationID === organizationID);
  const payerID = known?.payerID ?? ID.derived("payer", file.fundingID, seat.enrolmentID, "organization");
  return { payerID, kind: "organization", organizationID, name: known?.name ?? name, shareBasisPoints: 0 };
}

/** Who pays for a seat: the funder its part, the organization what is left. Pure. */
export function payersWith(seat: Seat, file: File, net: number): Payer[] {
  const organization = organizationPayer(seat, file);
  if (net === 0) return [{ ...organization, shareBasisPoints: 10_000 }];
  const { fundingID, funderID, funderName: name } = file;
  const funder = {
    payerID: funderPayerID(fundingID, seat.enrolmentID),
    kind: "funder" as const,
    funderID,
    fundingID,
    name,
  };
  if (net >= seat.priceNet) return [{ ...funder, shareBasisPoints: 10_000 }];
  return [
    { ...funder, shareBasisPoints: 0, amountNet: net },
    { ...organization, rest: true },
  ];
}

/** Refuses a seat that others pay for too: its file would not know of them. */
export function assertOrganizationPays({ payers }: Seat, { organizationID, fundingID }: File): void {
  const own = payers.every(
    (one) =>
      (one.kind === "organization" && one.organizationID === organizationID) ||
      (one.kind === "funder" && one.fundingID === fundingID),
  );
  if (!own) throw refused("other_payers", "Someone else pays for this seat");
}
