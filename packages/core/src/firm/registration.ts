import { DomainError, type FieldProblem } from "../kernel/index.ts";
import { checkSiret, checkVatNumber, frenchVatNumber } from "./identity.ts";

interface Identity {
  siret: string;
  vatNumber?: string | null | undefined;
  vatRegime: "standard" | "exempt" | "franchise";
}

/**
 * The identity stored bare, its keys checked: SIRET by Luhn, French VAT number by its key and its SIREN. A firm under
 * the small-business franchise (CGI 293 B) may have no VAT number. Throws one `input` error that names each field.
 */
export function refusedIdentity(input: Identity): { siret: string; vatNumber: string | null } {
  const fields: FieldProblem[] = [];
  const siret = checkSiret(input.siret);
  if (!siret.ok) fields.push({ path: "siret", code: siret.code });
  const typed = input.vatNumber ?? "";
  const vat = typed === "" ? undefined : checkVatNumber(typed);
  if (vat && !vat.ok) fields.push({ path: "vatNumber", code: vat.code });
  if (!vat && input.vatRegime === "standard") fields.push({ path: "vatNumber", code: "required" });
  if (siret.ok && vat?.ok && vat.value.startsWith("FR") && frenchVatNumber(siret.value.slice(0, 9)) !== vat.value) {
    if (vat.value.slice(4) !== siret.value.slice(0, 9)) fields.push({ path: "vatNumber", code: "vat_other_company" });
  }
  if (fields.length > 0 || !siret.ok) {
    throw new DomainError("input", "input.invalid", "Some fields are to be corrected", fields);
  }
  return { siret: siret.value, vatNumber: vat?.ok ? vat.value : null };
}
