import type { Page } from "@playwright/test";
import { axeFindings } from "./axe.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import type { Product } from "./start.ts";

test.setTimeout(120_000);

type Arrival = { home: string; menu: readonly string[]; sees?: readonly string[] };

/** Where each role arrives, and what its menu offers. */
const roles: Record<keyof Product["signIn"], Arrival> = {
  owner: {
    home: "Aujourd’hui",
    menu: [
      "Aujourd’hui",
      "Groupes",
      "Calendrier",
      "Inscriptions",
      "Entreprises",
      "Devis",
      "Financements",
      "Factures",
      "Encaissements",
      "Satisfaction",
      "Qualité",
      "Réglages",
    ],
  },
  // He works for two firms: his home lists the groups of both.
  coach: {
    home: "Aujourd’hui",
    menu: ["Aujourd’hui", "Groupes", "Calendrier", "Satisfaction"],
    sees: ["Managers de proximité Valdor", "Cercle de dirigeants de Confluence"],
  },
  sponsor: { home: "Parcours", menu: ["Parcours", "Participants", "Factures"] },
  participant: { home: "Mon parcours", menu: ["Mon parcours"] },
};

/** The page as a person sees it once its data have come: no skeleton left, and no error in their place. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
}

for (const [role, { home, menu, sees }] of Object.entries(roles)) {
  test(`the ${role}'s link leads home, and each screen of the menu is sound`, async ({ page, product }) => {
    const faults = complaintsOf(page);
    await page.goto(product.signIn[role as keyof typeof roles]);
    await settled(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(home);
    for (const name of sees ?? []) await expect(page.getByRole("link", { name }).first()).toBeVisible();
    const nav = page.getByRole("navigation", { name: "Navigation principale" });
    expect(await nav.getByRole("link").allInnerTexts()).toEqual(menu);
    for (const label of menu) {
      await nav.getByRole("link", { name: label, exact: true }).click();
      await expect(nav.getByRole("link", { name: label, exact: true })).toHaveAttribute("aria-current", "page");
      await settled(page);
      // All of them at the end: whoever corrects one screen sees the others too.
      faults.push(...(await axeFindings(page)).map((finding) => `${label}: ${finding}`));
    }
    expect(faults).toEqual([]);
  });
}
