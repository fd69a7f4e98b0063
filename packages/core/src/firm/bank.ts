import type { FieldProblem } from "../kernel/index.ts";
import { bare, type Checked } from "./identity.ts";

export type IbanCode = "iban_format" | "iban_country" | "iban_length" | "iban_key";
export type BicCode = "bic_format" | "bic_country";

/** What an owner types; all of it empty means that no transfer is offered. */
export interface Typed {
  iban: string;
  bic?: string | null | undefined;
  holder?: string | null | undefined;
}

export interface Info {
  iban: string;
  bic: string | null;
  holder: string;
}

/** An IBAN (ISO 13616) of the single euro payments area, whose accounts alone take a euro transfer: bare, in capitals. */
export function checkIban(typed: string): Checked<IbanCode> {
  const value = bare(typed).toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value)) return { ok: false, code: "iban_format" };
  const length = lengths.get(value.slice(0, 2));
  if (length === undefined) return { ok: false, code: "iban_country" };
  if (value.length !== length) return { ok: false, code: "iban_length" };
  return remainder(value) === 1 ? { ok: true, value } : { ok: false, code: "iban_key" };
}

/** A bank's code (ISO 9362), eight or eleven characters, of the country of the IBAN it goes with. */
export function checkBic(typed: string, country: string): Checked<BicCode> {
  const value = bare(typed).toUpperCase();
  if (!/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)) return { ok: false, code: "bic_format" };
  const own = value.slice(4, 6);
  // Monaco and the French territories beyond the seas keep FR in one of the two codes or in both.
  const isSame = own === country || [own, country].every((one) => french.has(one));
  return isSame ? { ok: true, value } : { ok: false, code: "bic_country" };
}

/** Groups of four, as every bank prints an IBAN, with no-break spaces. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, "$1\u00a0");
}

/** The details as they are kept, the firm's own name as the holder when none is typed; or what is wrong, by field. */
export function bankOf(typed: Typed | null | undefined, firm: string): { bank: Info | null; fields: FieldProblem[] } {
  const holder = typed?.holder?.trim() ?? "";
  if (!typed?.iban.trim()) {
    const isPart = Boolean(typed?.bic?.trim()) || (holder !== "" && holder !== firm);
    return { bank: null, fields: isPart ? [{ path: "bank.iban", code: "required" }] : [] };
  }
  const iban = checkIban(typed.iban);
  const bic = typed.bic?.trim() ? checkBic(typed.bic, bare(typed.iban).slice(0, 2).toUpperCase()) : undefined;
  const fields: FieldProblem[] = [];
  if (!iban.ok) fields.push({ path: "bank.iban", code: iban.code });
  // A country that is wrong in the IBAN says nothing of the bank's.
  if (bic && !bic.ok && (iban.ok || bic.code === "bic_format")) fields.push({ path: "bank.bic", code: bic.code });
  if (!iban.ok || fields.length > 0) return { bank: null, fields };
  return { bank: { iban: iban.value, bic: bic?.ok ? bic.value : null, holder: holder || firm }, fields };
}

/** ISO 7064, modulus 97-10: the first four characters moved to the end, letters read as 10 to 35. */
function remainder(iban: string): number {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

const french = new Set(["FR", "MC", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"]);

/** How many characters an IBAN of each state of the area has (SWIFT's register of IBANs). */
const lengths = new Map(
  Object.entries({
    AD: 24,
    AL: 28,
    AT: 20,
    BE: 16,
    BG: 22,
    CH: 21,
    CY: 28,
    CZ: 24,
    DE: 22,
    DK: 18,
    EE: 20,
    ES: 24,
    FI: 18,
    FR: 27,
    GB: 22,
    GI: 23,
    GR: 27,
    HR: 21,
    HU: 28,
    IE: 22,
    IS: 26,
    IT: 27,
    LI: 21,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MD: 24,
    ME: 22,
    MK: 19,
    MT: 31,
    NL: 18,
    NO: 15,
    PL: 28,
    PT: 25,
    RO: 24,
    RS: 22,
    SE: 24,
    SI: 19,
    SK: 24,
    SM: 27,
    VA: 22,
  }),
);
