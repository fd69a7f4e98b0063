import { DomainError, type FieldProblem } from "../kernel/index.ts";
import { type Info as Bank, bankOf, type Typed as TypedBank } from "./bank.ts";
import { belongsTo, checkActivityNumber, checkSiret, checkVatNumber } from "./identity.ts";

interface Identity {
  name: string;
  siret: string;
  vatNumber?: string | null | undefined;
  vatRegime: "standard" | "exempt" | "franchise";
  activityNumber?: string | null | undefined;
  bank?: TypedBank | null | undefined;
}

/**
 * The identity stored bare, its keys checked: SIRET by Luhn, French VAT number by its key and its SIREN. A firm under
 * the small-business franchise (CGI 293 B) may have no VAT number. Bank details by their own keys, or none. Throws one
 * `input` error that names each field.
 */
export function refusedIdentity(input: Identity): {
  siret: string;
  vatNumber: string | null;
  activityNumber: string | null;
  bank: Bank | null;
} {
  const fields: FieldProblem[] = [];
  const siret = checkSiret(input.siret);
  if (!siret.ok) fields.push({ path: "siret", code: siret.code });
  const vat = input.vatNumber ? checkVatNumber(input.vatNumber) : undefined;
  if (vat && !vat.ok) fields.push({ path: "vatNumber", code: vat.code });
  if (!vat && input.vatRegime === "standard") fields.push({ path: "vatNumber", code: "required" });
  const french = vat?.ok && vat.value.startsWith("FR") ? vat.value.slice(4) : undefined;
  if (siret.ok && french && !belongsTo(siret.value, french))
    fields.push({ path: "vatNumber", code: "vat_other_company" });
  const activity = input.activityNumber ? checkActivityNumber(input.activityNumber) : undefined;
  if (activity && !activity.ok) fields.push({ path: "activityNumber", code: activity.code });
  const { bank, fields: wrongBank } = bankOf(input.bank, input.name);
  fields.push(...wrongBank);
  if (fields.length > 0 || !siret.ok) {
    throw new DomainError("input", "input.invalid", "Some fields are to be corrected", fields);
  }
  return {
    siret: siret.value,
    vatNumber: vat?.ok ? vat.value : null,
    activityNumber: activity?.ok ? activity.value : null,
    bank,
  };
}
