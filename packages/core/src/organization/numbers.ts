import { Identity } from "../firm/index.ts";
import { DomainError, type FieldProblem } from "../kernel/index.ts";

interface Numbers {
  siret: string | null;
  vatNumber: string | null;
}

/**
 * A client's numbers stored bare, null when none is given; SIRET by Luhn, French VAT number by its key and its SIREN.
 * Throws one `input` error that names each refused field.
 */
export function checkedNumbers(typed: Numbers): Numbers {
  const siret = typed.siret ? Identity.checkSiret(typed.siret) : undefined;
  const vat = typed.vatNumber ? Identity.checkVatNumber(typed.vatNumber) : undefined;
  const fields: FieldProblem[] = [];
  if (siret && !siret.ok) fields.push({ path: "siret", code: siret.code });
  if (vat && !vat.ok) fields.push({ path: "vatNumber", code: vat.code });
  if (siret?.ok && vat?.ok && vat.value.startsWith("FR") && !Identity.belongsTo(siret.value, vat.value.slice(4))) {
    fields.push({ path: "vatNumber", code: "vat_other_company" });
  }
  if (fields.length > 0) throw new DomainError("input", "input.invalid", "Some fields are to be corrected", fields);
  return { siret: siret?.ok ? siret.value : null, vatNumber: vat?.ok ? vat.value : null };
}
