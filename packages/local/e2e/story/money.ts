import type { Locator, Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { linkOf, waitForMail } from "../inbox.ts";
import { expect } from "../journey.ts";
import { menuOf, type Story, someone } from "./story.ts";

export const BILLING = "compta@belmont.example";

/** A figure as the browser reads it out: its spaces are no ordinary ones. */
const euros = (text: string) => new RegExp(text.replace(/ /g, "\\s"));

/** From the settings to Stripe's own page, and back. */
export async function connectPayments(story: Story): Promise<void> {
  const { owner: page } = story;
  await menuOf(page).getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("main").getByRole("link", { name: "Paiement" }).click();
  await expect(page.getByText("Non connecté")).toBeVisible();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Connecter les paiements" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Activer les paiements" })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("aucun argent ne circule");
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Accepter et activer les paiements" }).click();
  await expect(page.getByText("Connecté", { exact: true })).toBeVisible();
}

/** Five seats at 700 € net, on one invoice that gets its number as it is issued; it is mailed with its PDF. */
export async function issueInvoice(story: Story): Promise<string> {
  const { owner: page } = story;
  await menuOf(page).getByRole("link", { name: "Factures", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Nouvelle facture" }).first().click();
  await expect(page.getByText(euros("5 places : 3 500,00 € HT"))).toBeVisible();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Préparer le brouillon" }).click();
  await page.getByRole("button", { name: "Émettre la facture" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Émettre la facture" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Facture / })).toBeVisible();
  await expect(page.getByText(euros("4 200,00 €")).first()).toBeVisible();
  await expectAxeClean(page);
  const mail = await waitForMail(story.product.inbox, { to: BILLING, subject: /^Facture /, link: /\/payer\// });
  expect(mail.attachments.map(({ type }) => type)).toContain("application/pdf");
  return linkOf(mail, /\/payer\//);
}

/** Declined, then accepted; the payer's page and the firm's say it is paid without anyone reloading. */
export async function payByCard(story: Story, link: string): Promise<void> {
  const payer = await someone(story);
  await payer.goto(link);
  await expectAxeClean(payer);
  await payer.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await payer.getByRole("button", { name: "Carte refusée" }).click();
  await expect(payer.getByRole("alert")).toContainText("Votre carte a été refusée");
  await expectAxeClean(payer);
  await expect(story.owner.getByText("Un paiement est attendu")).toBeVisible();
  await shown("card", payer.getByRole("button", { name: "Payer par carte" }), {
    payer: payer.getByText("Cette facture est réglée"),
    firm: story.owner.getByText("Payée en totalité"),
  });
  await expectAxeClean(payer);
  await expectAxeClean(story.owner);
  await waitForMail(story.product.inbox, { to: BILLING, subject: /Paiement reçu/ });
  await payer.context().close();
}

/** A debit is promised at once and settled days later: here, when Stripe's control page says so. */
export async function payBySepa(story: Story, payer: Page): Promise<void> {
  await payer.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await payer.getByRole("button", { name: "Payer par prélèvement SEPA" }).click();
  await expect(payer.getByText("Prélèvement en cours")).toBeVisible();
  const control = await someone(story);
  await control.goto(story.product.stripe);
  await expectAxeClean(control);
  await shown("debit", control.getByRole("button", { name: "Encaisser" }).first(), {
    payer: payer.getByText("Cette facture est réglée"),
  });
  await control.context().close();
}

/**
 * Every screen shows within a second what this button settles at Stripe: measured from the press, as each browser draws.
 * A second more is for the press itself and for browsers that share two cores.
 */
const SHOWN_WITHIN_MS = 2_000;

/** Presses what settles a payment, then tells how long each screen took to show it. */
export async function shown(what: string, settles: Locator, screens: Record<string, Locator>): Promise<void> {
  // Not by expect(): its own looks grow to a second apart.
  const drawn = Object.entries(screens).map(async ([name, screen]) => {
    await screen.waitFor({ state: "visible", timeout: 10_000 });
    return [name, performance.now()] as const;
  });
  await settles.hover();
  const pressed = performance.now();
  const [, ...times] = await Promise.all([settles.click(), ...drawn]);
  const took = Object.fromEntries(times.map(([name, at]) => [name, Math.round(at - pressed)]));
  console.log(`shown after the press, ms (${what}): ${JSON.stringify(took)}`);
  for (const [name, after] of Object.entries(took)) expect(after, `${what} on ${name}`).toBeLessThan(SHOWN_WITHIN_MS);
}
