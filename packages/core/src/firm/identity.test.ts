import { describe, expect, test } from "vitest";
import {
  belongsTo,
  checkActivityNumber,
  checkPostalCode,
  checkSiren,
  checkSiret,
  checkVatNumber,
  formatActivityNumber,
  formatSiret,
  formatVatNumber,
  frenchVatNumber,
  sirenOf,
} from "./identity.ts";

/** Closes a run of digits with its Luhn key, written another way than the code under test. */
function closed(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const twice = String(Number(digit) * 2);
    return total + (place % 2 === 0 ? Number(twice[0]) + Number(twice[1] ?? 0) : Number(digit));
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

// Invented: no firm is meant.
const siren = closed("90000001");
const siret = closed(`${siren}0001`);

describe("SIREN and SIRET", () => {
  test("a valid number is kept bare, however it is typed", () => {
    expect(checkSiren(siren)).toEqual({ ok: true, value: siren });
    expect(checkSiret(siret)).toEqual({ ok: true, value: siret });
    expect(
      checkSiret(`\u00a0${siret.slice(0, 3)}\u202f${siret.slice(3, 6)}.${siret.slice(6, 9)}-${siret.slice(9)} `),
    ).toEqual({ ok: true, value: siret });
    expect(checkSiren("732 829 320")).toEqual({ ok: true, value: "732829320" });
  });

  test("any one wrong digit is refused", () => {
    for (let place = 0; place < siret.length; place += 1) {
      const wrong = siret.slice(0, place) + ((Number(siret[place]) + 1) % 10) + siret.slice(place + 1);
      expect(checkSiret(wrong)).toEqual({ ok: false, code: "siret_key" });
    }
  });

  test.each([
    ["", "siren_digits"],
    ["12345678A", "siren_digits"],
    ["12345678", "siren_length"],
    ["1234567890", "siren_length"],
    ["123456789", "siren_key"],
    ["000000000", "siren_key"],
  ])("SIREN %s is refused: %s", (typed, code) => {
    expect(checkSiren(typed)).toEqual({ ok: false, code });
  });

  test("a SIRET with a good key over a wrong SIREN is refused", () => {
    expect(checkSiret(closed("1234567890001"))).toEqual({ ok: false, code: "siret_key" });
    expect(checkSiret(siren)).toEqual({ ok: false, code: "siret_length" });
    expect(checkSiret("")).toEqual({ ok: false, code: "siret_digits" });
  });

  test("La Poste's offices follow the sum of their digits", () => {
    expect(checkSiret("35600000000048").ok).toBe(true);
    expect(checkSiret("35600000000001").ok).toBe(true);
    expect(checkSiret("35600000000002")).toEqual({ ok: false, code: "siret_key" });
  });

  test("an establishment belongs to its firm", () => {
    expect(belongsTo(siret, siren)).toBe(true);
    expect(belongsTo(siret, closed("90000002"))).toBe(false);
    expect(sirenOf(siret)).toBe(siren);
    expect(sirenOf(frenchVatNumber(siren))).toBe(siren);
  });
});

describe("VAT numbers", () => {
  test("a French key is computed from the SIREN", () => {
    expect(frenchVatNumber("732829320")).toBe("FR44732829320");
    expect(checkVatNumber("fr 44 732 829 320")).toEqual({ ok: true, value: "FR44732829320" });
    expect(checkVatNumber(frenchVatNumber(siren)).ok).toBe(true);
  });

  test("a key with a letter is accepted by its own rule, and only then", () => {
    expect(checkVatNumber("FRK7399859412").ok).toBe(true);
    expect(checkVatNumber("FRK8399859412")).toEqual({ ok: false, code: "vat_key" });
  });

  test.each([
    ["FR45732829320", "vat_key"],
    ["FR44732829321", "vat_key"],
    ["FR4473282932", "vat_format"],
    ["FRO4732829320", "vat_format"],
    ["DE12345678", "vat_format"],
    ["US123456789", "vat_country"],
    ["GR123456789", "vat_country"],
    ["", "vat_country"],
  ])("%s is refused: %s", (typed, code) => {
    expect(checkVatNumber(typed)).toEqual({ ok: false, code });
  });

  test.each([
    "DE123456789",
    "BE0123456789",
    "ATU12345678",
    "ESX1234567X",
    "IT12345678901",
    "LU12345678",
    "NL123456789B01",
    "EL123456789",
    "IE1234567WA",
    "SE123456789012",
  ])("%s has the form of its state", (value) => expect(checkVatNumber(value)).toEqual({ ok: true, value }));
});

test.each([
  ["75001", true],
  [" 20 200 ", true],
  ["97410", true],
  ["98000", true],
  ["01000", true],
  ["00100", false],
  ["96000", false],
  ["7500", false],
  ["2A004", false],
])("postal code %s: %s", (typed, ok) => {
  expect(checkPostalCode(typed).ok).toBe(ok);
});

test("an activity number is eleven digits", () => {
  expect(checkActivityNumber("11 75 12345 67")).toEqual({ ok: true, value: "11751234567" });
  expect(checkActivityNumber("1175123456")).toEqual({ ok: false, code: "activity_number" });
  expect(formatActivityNumber("11751234567")).toBe("11\u00a075\u00a012345\u00a067");
});

test("people read numbers in groups", () => {
  expect(formatSiret("12345678900012")).toBe("123\u00a0456\u00a0789\u00a000012");
  expect(formatSiret("123456789")).toBe("123\u00a0456\u00a0789");
  expect(formatSiret("x")).toBe("x");
  expect(formatVatNumber("FR44732829320")).toBe("FR\u00a044\u00a0732\u00a0829\u00a0320");
  expect(formatVatNumber("DE123456789")).toBe("DE\u00a0123456789");
});
