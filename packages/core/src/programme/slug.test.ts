import { describe, expect, it } from "vitest";
import { slugChoices, slugOf } from "./slug.ts";

describe("an address made from a title", () => {
  it.each([
    ["Parcours collectif de codéveloppement", "parcours-collectif-de-codeveloppement"],
    ["  L’Œuvre d’équipe — 2026 !  ", "l-oeuvre-d-equipe-2026"],
    ["../../etc/<script>", "etc-script"],
    ["日本", "programme"],
    ["a".repeat(200), "a".repeat(60)],
  ])("%s is %s", (title, slug) => expect(slugOf(title)).toBe(slug));

  it("offers the next numbers when it is taken", () => {
    expect(slugChoices("essai", 3)).toEqual(["essai", "essai-2", "essai-3"]);
  });
});
