/**
 * The numbers that identify a firm, checked by their own keys: nothing is looked up. Each `check` takes what a person
 * typed (any spacing, points or dashes) and answers the bare number, or a stable code that the screens translate.
 */
export type Checked<Code extends string> = { ok: true; value: string } | { ok: false; code: Code };

export type SirenCode = "siren_digits" | "siren_length" | "siren_key";
export type SiretCode = "siret_digits" | "siret_length" | "siret_key";
export type VatCode = "vat_country" | "vat_format" | "vat_key";
export type PostalCode = "postal_code";
export type ActivityCode = "activity_number";

/** La Poste numbers its offices beyond what the usual key allows: the sum of the digits is a multiple of 5 instead. */
const laPoste = "356000000";

/** Nine digits whose Luhn sum is a multiple of ten (INSEE). */
export function checkSiren(typed: string): Checked<SirenCode> {
  const value = bare(typed);
  if (!/^\d+$/.test(value)) return { ok: false, code: "siren_digits" };
  if (value.length !== 9) return { ok: false, code: "siren_length" };
  return isSirenKey(value) ? { ok: true, value } : { ok: false, code: "siren_key" };
}

/** Fourteen digits: a SIREN and its establishment, with a key of its own (INSEE). */
export function checkSiret(typed: string): Checked<SiretCode> {
  const value = bare(typed);
  if (!/^\d+$/.test(value)) return { ok: false, code: "siret_digits" };
  if (value.length !== 14) return { ok: false, code: "siret_length" };
  const isKey = value.startsWith(laPoste) ? isLuhn(value) || digitSum(value) % 5 === 0 : isLuhn(value);
  return isKey && isSirenKey(value.slice(0, 9)) ? { ok: true, value } : { ok: false, code: "siret_key" };
}

/**
 * An intra-community VAT number, in capitals. A French one is checked by its key (CGI, annexe II, art. 242 quater: two
 * characters computed from the SIREN); those of the other states by their form alone.
 */
export function checkVatNumber(typed: string): Checked<VatCode> {
  const value = bare(typed).toUpperCase();
  const country = value.slice(0, 2);
  if (country === "FR") return checkFrenchVat(value);
  const form = vatForms.get(country);
  if (!form) return { ok: false, code: "vat_country" };
  return form.test(value.slice(2)) ? { ok: true, value } : { ok: false, code: "vat_format" };
}

/** The usual VAT number of a SIREN: FR, a key of two digits, the SIREN. */
export function frenchVatNumber(siren: string): string {
  return `FR${vatKeyOf(siren)}${siren}`;
}

/** True when a bare SIRET is an establishment of a bare SIREN. */
export function belongsTo(siret: string, siren: string): boolean {
  return siret.length === 14 && siren.length === 9 && siret.startsWith(siren);
}

/** The SIREN inside a bare SIRET, or inside a bare French VAT number. */
export function sirenOf(number: string): string {
  return number.startsWith("FR") ? number.slice(4) : number.slice(0, 9);
}

/** Five digits of a French postal code: departments 01 to 95, Corsica 20, overseas 97 and 98, never a 00 or 96. */
export function checkPostalCode(typed: string): Checked<PostalCode> {
  const value = bare(typed);
  return /^(?:0[1-9]|[1-8]\d|9[0-578])\d{3}$/.test(value) ? { ok: true, value } : { ok: false, code: "postal_code" };
}

/** The activity number of a training organization (NDA, code du travail L6351-1): eleven digits, the region's first. */
export function checkActivityNumber(typed: string): Checked<ActivityCode> {
  const value = bare(typed);
  return /^\d{11}$/.test(value) && !/^0{2}/.test(value) ? { ok: true, value } : { ok: false, code: "activity_number" };
}

/** "123 456 789" for a SIREN and "123 456 789 00012" for a SIRET, with no-break spaces; anything else as it is. */
export function formatSiret(number: string): string {
  const parts = /^(\d{3})(\d{3})(\d{3})(\d{5})?$/.exec(number);
  return parts
    ? parts
        .slice(1)
        .filter((part) => part !== undefined)
        .join("\u00a0")
    : number;
}

/** "FR 32 123 456 789" with no-break spaces; another state's number keeps its body in one piece. */
export function formatVatNumber(number: string): string {
  const french = /^FR([0-9A-Z]{2})(\d{9})$/.exec(number);
  if (french) return `FR\u00a0${french[1]}\u00a0${formatSiret(french[2] ?? "")}`;
  return `${number.slice(0, 2)}\u00a0${number.slice(2)}`;
}

/** "11 75 12345 67", as the administration writes an activity number. */
export function formatActivityNumber(number: string): string {
  return number.replace(/^(\d{2})(\d{2})(\d{5})(\d{2})$/, "$1\u00a0$2\u00a0$3\u00a0$4");
}

/** What was typed without its spacing, points and dashes. */
export function bare(typed: string): string {
  return typed
    .slice(0, 100)
    .normalize("NFKC")
    .replace(/[\s.\-_/‐-―\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "");
}

/** Nine zeros pass Luhn and are nobody's. */
function isSirenKey(siren: string): boolean {
  return isLuhn(siren) && !/^0+$/.test(siren);
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

function digitSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}

function vatKeyOf(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0");
}

function checkFrenchVat(value: string): Checked<VatCode> {
  const [, key = "", siren = ""] = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(value) ?? [];
  if (key === "") return { ok: false, code: "vat_format" };
  if (!isSirenKey(siren)) return { ok: false, code: "vat_key" };
  const isKey = /^\d\d$/.test(key) ? key === vatKeyOf(siren) : isLetterKey(key, siren);
  return isKey ? { ok: true, value } : { ok: false, code: "vat_key" };
}

/** The later form of the key, with a letter (no I, no O), in base 34 or 24 by the place of the letter. */
function isLetterKey(key: string, siren: string): boolean {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const [first = "", second = ""] = key;
  const high = alphabet.indexOf(first);
  const low = alphabet.indexOf(second);
  const rank = high < 10 ? high * 24 + low - 10 : high * 34 + low - 100;
  return (Number(siren) + 1 + Math.floor(rank / 11)) % 11 === rank % 11;
}

/** The body of a VAT number in each other state of the Union (and Northern Ireland), as the Commission lists them. */
const vatForms = new Map<string, RegExp>([
  ["AT", /^U\d{8}$/],
  ["BE", /^[01]\d{9}$/],
  ["BG", /^\d{9,10}$/],
  ["CY", /^\d{8}[A-Z]$/],
  ["CZ", /^\d{8,10}$/],
  ["DE", /^\d{9}$/],
  ["DK", /^\d{8}$/],
  ["EE", /^\d{9}$/],
  ["EL", /^\d{9}$/],
  ["ES", /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/],
  ["FI", /^\d{8}$/],
  ["HR", /^\d{11}$/],
  ["HU", /^\d{8}$/],
  ["IE", /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/],
  ["IT", /^\d{11}$/],
  ["LT", /^(?:\d{9}|\d{12})$/],
  ["LU", /^\d{8}$/],
  ["LV", /^\d{11}$/],
  ["MT", /^\d{8}$/],
  ["NL", /^\d{9}B\d{2}$/],
  ["PL", /^\d{10}$/],
  ["PT", /^\d{9}$/],
  ["RO", /^\d{2,10}$/],
  ["SE", /^\d{12}$/],
  ["SI", /^\d{8}$/],
  ["SK", /^\d{10}$/],
  ["XI", /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/],
]);
