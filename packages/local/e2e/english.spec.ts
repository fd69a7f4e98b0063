import type { Page } from "@playwright/test";
import { axeFindings } from "./axe.ts";
import { frenchLeft, Known } from "./french.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import type { Product } from "./start.ts";

test.setTimeout(120_000);

interface Visited {
  /** The menu: each entry leads to a screen of that title. */
  menu: readonly string[];
  /** Screens behind it: the first link of the page that holds each part, or the tab so named; then its title. */
  behind: readonly (readonly [way: string, title: string])[];
}

const VALDOR = "Valdor Industrie (démonstration)";
const GROUP = "Managers de proximité Valdor";

const roles: Record<keyof Product["signIn"], Visited> = {
  owner: {
    menu: [
      "Today",
      "Groups",
      "Calendar",
      "Enrolments",
      "Organizations",
      "Quotes",
      "Funding",
      "Invoices",
      "Takings",
      "Satisfaction",
      "Quality",
      "Settings",
    ],
    behind: [
      ["/groupes > /groupes/cohort_", GROUP],
      ["/groupes > /groupes/cohort_ > ?onglet=participants", GROUP],
      ["/groupes > /groupes/cohort_ > ?onglet=satisfaction", GROUP],
      ["/groupes > /groupes/cohort_ > ?onglet=documents", GROUP],
      ["/groupes > /groupes/cohort_ > ?onglet=reglages", GROUP],
      ["/groupes/nouveau", "New group"],
      ["/calendrier?vue=liste", "Calendar"],
      ["/entreprises > /entreprises/organization_", VALDOR],
      ["/entreprises > /entreprises/organization_ > /importer", "Import people"],
      ["/entreprises/nouvelle", "New organization"],
      ["/factures > /factures/invoice_", "Invoice F-"],
      ["/factures/nouvelle", "New invoice"],
      ["/satisfaction?onglet=publies", "Satisfaction"],
      ["/reglages/cabinet", "Firm"],
      ["/reglages/equipe", "Team"],
      ["/reglages/paiement", "Online payment"],
      ["/reglages/programmes > /reglages/programmes/programme_", "Parcours collectif de codéveloppement"],
      ["/reglages/programmes/nouveau", "Add a programme"],
      ["/compte", "Profile and preferences"],
      ["/nulle-part", "Page not found"],
    ],
  },
  coach: {
    menu: ["Today", "Groups", "Calendar", "Satisfaction"],
    behind: [["/groupes > /groupes/cohort_", GROUP]],
  },
  sponsor: { menu: ["Programmes", "Participants", "Invoices"], behind: [] },
  participant: { menu: ["My programme"], behind: [] },
};

/** The screen of that title once its data have come. */
async function settled(page: Page, title: string | RegExp = /./): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(title);
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

/** Goes to a screen by its address, then by the first link to a thing of a kind. */
async function go(page: Page, home: string, way: string): Promise<void> {
  const [first = "", ...next] = way.split(" > ");
  await page.goto(`${home}${first}`);
  for (const part of next) {
    await settled(page);
    const link = page.locator(`main a[href*="${part}"]`).first();
    const href = part.startsWith("?") ? `${page.url()}${part}` : await link.getAttribute("href");
    await page.goto(new URL(href ?? "", page.url()).href);
  }
}

/** By the menu of the account, as a person does; the account keeps it for every other visit. */
async function speak(page: Page, account: RegExp, language: string): Promise<void> {
  await page.getByRole("button", { name: account }).click();
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/me/locale") && answer.ok());
  await page.getByRole("button", { name: language }).click();
  await kept;
  await page.keyboard.press("Escape");
}

for (const [role, { menu, behind }] of Object.entries(roles)) {
  test(`the ${role}'s screens are whole in English, and sound`, async ({ page, product }) => {
    const faults = complaintsOf(page);
    const known = new Known().listenTo(page);
    await page.goto(product.signIn[role as keyof typeof roles]);
    await settled(page);
    const home = page.url().replace(/(\/f\/[^/]+).*$/, "$1");
    await speak(page, /mon compte$/, "English");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    const nav = page.getByRole("navigation", { name: "Main navigation" });
    expect(await nav.getByRole("link").allInnerTexts()).toEqual(menu);
    const read = async (screen: string) =>
      faults.push(...(await frenchLeft(page, known)).map((text) => `${screen}: ${text}`));
    for (const label of menu) {
      await nav.getByRole("link", { name: label, exact: true }).click();
      await settled(page, label);
      await read(label);
      faults.push(...(await axeFindings(page)).map((finding) => `${label}: ${finding}`));
    }
    for (const [way, title] of behind) {
      await go(page, home, way);
      await settled(page, title);
      await read(way);
    }
    // The journeys that follow with the same product read French.
    await speak(page, /my account$/, "Français");
    expect(faults).toEqual([]);
  });
}
