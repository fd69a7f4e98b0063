import { describe, expect, test } from "vitest";
import { readItems, readPublic, readTags } from "./list.ts";

describe("public", () => {
  test.each([
    ["Coach, manager, RRH", ["Coach", "manager", "RRH"], []],
    ["Coach ; manager / RRH.", ["Coach", "manager", "RRH"], []],
    ["Coach, manager et consultant", ["Coach", "manager", "consultant"], ["guessed"]],
    ["Recherche et développement, managers", ["Recherche et développement", "managers"], []],
    ["Managers (proximité, site), RH", ["Managers (proximité, site)", "RH"], []],
    ["Coach et/ou manager", ["Coach", "manager"], []],
    ["- Coach\n- Manager", ["Coach", "Manager"], []],
    ["Coach, manager, etc.", ["Coach", "manager"], ["not_understood"]],
    ["Coach, manager…", ["Coach", "manager"], ["not_understood"]],
    ["Aucun", ["Aucun"], []],
    [" , ; ", [], []],
  ])("%s", (source, items, codes) => {
    const read = readPublic(source);
    expect([read.items, read.remarks.map((remark) => remark.code)]).toEqual([items, codes]);
  });
});

describe("tags", () => {
  test.each([
    ["Pairs, Terrain; Écoute", ["Pairs", "Terrain", "Écoute"]],
    ["Entraide entre pairs", ["Entraide entre pairs"]],
    ["#Pairs #Terrain", ["Pairs", "Terrain"]],
    ["[a, b", ["a", "b"]],
  ])("%s", (source, items) => {
    expect(readTags(source).items).toEqual(items);
  });
});

test("an empty item of a YAML list is said, the others kept", () => {
  expect(readItems(["a", " ", "b"])).toMatchObject({ items: ["a", "b"], remarks: [{ code: "not_understood" }] });
});
