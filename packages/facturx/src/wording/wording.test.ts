import { describe, expect, it } from "vitest";
import { notesFor, vatFor, wordingAt } from "../index.ts";

const day = "2027-09-15";
const subjects = (buyerKind: "professional" | "individual") =>
  notesFor({ day, sellerRegime: "standard", buyerKind }).map((note) => note.subject);

describe("notesFor", () => {
  it("tells a professional of late interest, the 40 € and the discount, once each", () => {
    for (const subject of ["PMD", "PMT", "AAB"] as const) {
      expect(subjects("professional").filter((one) => one === subject)).toHaveLength(1);
    }
  });

  it("never threatens an individual with late interest or the 40 €", () => {
    const notes = notesFor({ day, sellerRegime: "standard", buyerKind: "individual", lateInterest: "10 % par an" });
    expect(notes.map((note) => note.subject)).not.toContain("PMD");
    expect(notes.map((note) => note.subject)).not.toContain("PMT");
    expect(notes.map((note) => note.text).join(" ")).not.toMatch(/40\s€|Pénalités|10 %/);
  });

  it("says that a declaration of activity is no approval by the State", () => {
    const activity = { number: "84 69 $& 69", region: "Auvergne-Rhône-Alpes" };
    const texts = notesFor({ day, sellerRegime: "exempt", buyerKind: "professional", activity }).map(
      (note) => note.text,
    );
    expect(texts.at(-1)).toContain("84 69 $& 69");
    expect(texts.at(-1)).toContain("ne vaut pas agrément de l’État");
  });

  it("mentions the option for debits only to a firm that charges VAT", () => {
    const of = (sellerRegime: "standard" | "exempt") =>
      notesFor({ day, sellerRegime, buyerKind: "professional", vatOnDebits: true }).map((note) => note.text);
    expect(of("standard")).toContain(wordingAt(day).vatOnDebits);
    expect(of("exempt")).not.toContain(wordingAt(day).vatOnDebits);
  });
});

describe("vatFor", () => {
  it.each([
    ["standard", "professional", "S", undefined],
    ["standard", "individual", "S", undefined],
    ["exempt", "individual", "E", "VATEX-FR-CGI261-4"],
    ["franchise", "professional", "E", "VATEX-FR-FRANCHISE"],
    ["franchise", "eu-professional", "E", "VATEX-FR-FRANCHISE"],
    ["standard", "eu-professional", "AE", "VATEX-EU-AE"],
    ["standard", "foreign-professional", "O", "VATEX-EU-O"],
  ] as const)("treats %s towards %s as %s", (sellerRegime, buyerKind, category, code) => {
    const vat = vatFor({ day, sellerRegime, buyerKind, rate: 2000 });
    expect([vat.category, vat.code, vat.rate]).toEqual([category, code, category === "S" ? 2000 : 0]);
  });
});
