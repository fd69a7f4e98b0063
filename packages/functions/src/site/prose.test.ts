import { describe, expect, it } from "vitest";
import { blocksOf, plain } from "./prose.tsx";

describe("a text as a firm wrote it", () => {
  it("is paragraphs and lists, its marks taken for what they mean", () => {
    expect(blocksOf("Un **mot**\nsur deux lignes.\n\nAvant :\n- a\n- b\n1. c\n\n2) d")).toEqual([
      { kind: "text", text: "Un mot sur deux lignes." },
      { kind: "text", text: "Avant :" },
      { kind: "list", ordered: false, items: ["a", "b"] },
      { kind: "list", ordered: true, items: ["c", "d"] },
    ]);
  });

  it.each([
    ["[le site](javascript:alert(1))", "le site"],
    ["![image](x.png)", "image"],
    ["## Titre", "Titre"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["un _mot_ juste", "un mot juste"],
    ["snake_case_name", "snake_case_name"],
  ])("%s reads %s", (source, text) => expect(plain(source)).toBe(text));
});
