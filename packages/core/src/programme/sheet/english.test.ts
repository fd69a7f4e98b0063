import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { understood } from "../from-sheet.ts";
import { english } from "./english.ts";
import { read } from "./sheet.ts";

/** Every sentence that the reader may say, as its sources write it, each insertion as a quotation. */
function sentences(): string[] {
  const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== "english.ts");
  return files.flatMap((name) => {
    const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
    return [...source.matchAll(/\bfr`((?:[^`\\$]|\$\{(?:[^{}`])*\})*)`/g)].map(([, text = ""]) =>
      text.replaceAll(/\$\{[^{}]*\}/g, "« ici »"),
    );
  });
}

/** Two are made of a reason and a quotation: each reason has its own. */
const REASONED = "« ici » : « ici ».";

test("has an English sentence for everything the reader of sheets says", () => {
  const all = sentences();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((text) => text !== REASONED && english(text) === undefined)).toEqual([]);
  const reasons = ["Le HT dépasse le TTC", "La TVA dépasse le TTC", "HT, TVA et TTC ne s’additionnent pas"];
  const repairs = ["Tabulations lues comme des espaces", "Espace manquante après les deux-points"];
  for (const reason of [...reasons, ...repairs]) expect(english(`${reason}\u00a0: « a ».`), reason).toBeDefined();
});

test("leaves what is quoted from the sheet as it is written", () => {
  expect(english("Champ «\u00a0prix\u00a0» lu comme le prix.")).toBe("Field “prix” read as the price.");
  expect(english("Durée non comprise\u00a0: «\u00a0deux lunes\u00a0».")).toBe(
    "The length was not understood: “deux lunes”.",
  );
  expect(english("Une phrase d’ailleurs.")).toBeUndefined();
});

test("says in English all that a wild sheet raises", () => {
  const front = [
    "titre: Parcours",
    "infobox:",
    "  heading: 900 € HT soit 700 € TTC",
    "  durée: deux lunes",
    "  public: [Manager,,]",
    "photo: javascript:x",
    "inconnu: 3",
    "brouillon: peut-être",
  ];
  const sheet = read(`---\n${front.join("\n")}\n---\n\n## Objectifs\n\n- Écouter\n`);
  const { problems } = understood(sheet, "franchise");
  expect(problems.length).toBeGreaterThan(8);
  expect(problems.filter(({ text }) => english(text) === undefined)).toEqual([]);
});
