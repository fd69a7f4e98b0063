import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankOf, checkBic, checkIban, formatIban } from "./bank.ts";

// Invented: bank 99999 does not exist.
const iban = "FR7699999000440000000001022";
const wrong = (path: string, code: string) => ({ bank: null, fields: [{ path, code }] });

describe("an IBAN", () => {
  test.each([
    iban,
    "fr76 9999 9000 4400 0000 0001 022",
    "DE89 3704 0044 0532 0130 00",
    "BE68 5390 0754 7034",
    "GB29 NWBK 6016 1331 9268 19",
    "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
  ])("%s is kept bare", (typed) => {
    expect(checkIban(typed)).toEqual({ ok: true, value: typed.replace(/\s/g, "").toUpperCase() });
  });

  test("with any one wrong character, or two neighbours exchanged, is refused", () => {
    for (let place = 4; place < iban.length; place += 1) {
      const other = String((Number(iban[place]) + 1) % 10);
      expect(checkIban(iban.slice(0, place) + other + iban.slice(place + 1))).toEqual({ ok: false, code: "iban_key" });
      const [one, next] = [iban[place] ?? "", iban[place + 1] ?? ""];
      if (next === "" || one === next) continue;
      const exchanged = iban.slice(0, place) + next + one + iban.slice(place + 2);
      expect(checkIban(exchanged)).toEqual({ ok: false, code: "iban_key" });
    }
  });

  test.each([
    ["", "iban_format"],
    ["7699999000440000000001022", "iban_format"],
    ["FR76 9999 9000 4400 0000 0001 02", "iban_length"],
    [`${iban}0`, "iban_length"],
    ["US12 3456 7890 1234", "iban_country"],
    ["FR76-é9999000440000000001022", "iban_format"],
  ])("%s is refused: %s", (typed, code) => expect(checkIban(typed)).toEqual({ ok: false, code }));

  test("reads in groups of four", () => {
    expect(formatIban(iban).replaceAll("\u00a0", " ")).toBe("FR76 9999 9000 4400 0000 0001 022");
  });

  test("never fails on what a person may type", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
        const checked = checkIban(typed);
        if (checked.ok) expect(checked.value).toMatch(/^[A-Z]{2}\d{2}[A-Z0-9]{11,27}$/);
      }),
      { seed: 97 },
    );
  });
});

describe("a BIC", () => {
  test.each(["DEMOFRPP", "demo fr pp xxx", "DEMORERX"])("%s goes with a French IBAN", (typed) => {
    expect(checkBic(typed, "FR").ok).toBe(true);
  });

  test.each([
    ["DEMOFRP", "bic_format"],
    ["DEM0FRPP", "bic_format"],
    ["DEMODEPP", "bic_country"],
  ])("%s is refused: %s", (typed, code) => expect(checkBic(typed, "FR")).toEqual({ ok: false, code }));
});

describe("bank details", () => {
  test("take the firm's name for holder, and may do without BIC", () => {
    expect(bankOf({ iban }, "Cabinet").bank).toEqual({ iban, bic: null, holder: "Cabinet" });
    expect(bankOf({ iban, bic: "DEMOFRPP", holder: "Autre" }, "Cabinet").bank).toEqual({
      iban,
      bic: "DEMOFRPP",
      holder: "Autre",
    });
  });

  test("are none when nothing is typed", () => {
    for (const typed of [null, undefined, { iban: " ", bic: "", holder: "" }, { iban: "", holder: "Cabinet" }])
      expect(bankOf(typed, "Cabinet")).toEqual({ bank: null, fields: [] });
  });

  test("name the field that is wrong", () => {
    expect(bankOf({ iban: "", bic: "DEMOFRPP" }, "Cabinet")).toEqual(wrong("bank.iban", "required"));
    expect(bankOf({ iban: `${iban.slice(0, -1)}0` }, "Cabinet")).toEqual(wrong("bank.iban", "iban_key"));
    expect(bankOf({ iban, bic: "DEMODEPP" }, "Cabinet")).toEqual(wrong("bank.bic", "bic_country"));
  });
});
