import { expect, test } from "@playwright/test";
import { axeFindings, expectAxeClean } from "./axe.ts";
import { frenchLeft, Known } from "./french.ts";

const page = (body: string, style = "") =>
  `data:text/html;charset=utf-8,${encodeURIComponent(
    `<!doctype html><html lang="fr"><head><meta name="viewport" content="width=device-width"><title>Essai</title><style>:root{color-scheme:light dark}${style}</style></head><body><main>${body}</main></body></html>`,
  )}`;

test("a plain page passes in light, dark and on a phone, and keeps its window", async ({ page: tab }) => {
  await tab.goto(page("<h1>Bonjour</h1><p>Une page simple.</p>"));
  const before = tab.viewportSize();
  await expectAxeClean(tab);
  expect(tab.viewportSize()).toEqual(before);
});

test("an image without a text and a line too wide are found, in French", async ({ page: tab }) => {
  await tab.goto(page('<h1>Bonjour</h1><img src="data:,"><p style="inline-size:500px">Large</p>'));
  const found = await axeFindings(tab);
  expect(found.filter((line) => line.includes("image-alt"))).toHaveLength(3);
  expect(found.find((line) => line.includes("image-alt"))).toContain("L’élément");
  expect(found.filter((line) => line.startsWith("phone reflow"))).toHaveLength(1);
});

test("a contrast lost in the dark theme alone is found there alone", async ({ page: tab }) => {
  const style = "@media (prefers-color-scheme: dark){p{color:#333;background:#222}}";
  await tab.goto(page("<h1>Bonjour</h1><p>Presque invisible</p>", style));
  const found = await axeFindings(tab);
  expect(found.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(["dark color-contrast"]);
});

test("a French word left on an English screen is found, what people wrote is not", async ({ page: tab }) => {
  const body = "<h1>Groups</h1><p>Karim Benali, séance du 8 mars</p><p>Ajouter un groupe</p><p>Present: Élise</p>";
  const foreign = '<p lang="fr">Le lieu</p><input aria-label="Nom">';
  await tab.goto(page(body + foreign).replace("lang%3D%22fr", "lang%3D%22en"));
  const known = new Known();
  known.add({ people: [{ given: "Élise" }], title: "Karim\nséance du 8 mars", why: { fr: "Ajouter", en: "Add" } });
  expect(await frenchLeft(tab, known)).toEqual(["Ajouter un groupe", "Nom"]);
});
