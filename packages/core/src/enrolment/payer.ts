import * as v from "valibot";
import { Address, Identity } from "../firm/index.ts";
import { DomainError, Email, ID, line, refusedField } from "../kernel/index.ts";
import type { Payer } from "./enrolment.table.ts";

const Accepted = v.literal(true, "enrolment.accept_required");
const Signed = { signatory: line(120), textHash: v.string(), accepted: Accepted };
const Business = {
  name: line(160),
  siret: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(40, "too_long")),
  email: Email,
  address: Address,
  /** By card now, or on the invoice that follows. */
  settle: v.picklist(["card", "invoice"]),
  ...Signed,
};

/** Who pays, as a visitor says it; each accepts or signs the text that he was shown (`textHash`). */
export const PayerChoice = v.variant("kind", [
  v.object({ kind: v.literal("company"), ...Business }),
  v.object({ kind: v.literal("independent"), ...Business }),
  v.object({ kind: v.literal("individual"), address: Address, ...Signed }),
]);
export type PayerChoice = v.InferOutput<typeof PayerChoice>;

/** The payer's row, for the whole price. A SIRET of a wrong key is refused on its field. */
export function payerOf(choice: PayerChoice, person: { given: string; family: string; email: string }): Payer {
  const base = { payerID: ID.create("payer"), shareBasisPoints: 10_000, address: choice.address };
  if (choice.kind === "individual") {
    return { ...base, kind: "individual", name: `${person.given} ${person.family}`, email: person.email };
  }
  const siret = Identity.checkSiret(choice.siret);
  if (!siret.ok) throw refusedField("payer.siret", siret.code, "This SIRET is not right");
  const { name, email, kind } = choice;
  return { ...base, kind: "company", name, email, siret: siret.value, selfEmployed: kind === "independent" };
}

/** The payer as the signed copy names him. */
export function partyOf(payer: Payer): string {
  if (payer.kind === "organization" || payer.kind === "funder") return payer.name;
  const { street, postalCode, city } = payer.address;
  const siret = payer.kind === "company" ? `, SIRET ${Identity.formatSiret(payer.siret)}` : "";
  return `${payer.name}, ${street}, ${postalCode} ${city}${siret}`;
}

export function assertShown(textHash: string, shown: { hash: string }): void {
  if (textHash === shown.hash) return;
  throw new DomainError("conflict", "enrolment.text_changed", "The group has changed: read the text again");
}
