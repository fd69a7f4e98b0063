import type { Page } from "@playwright/test";
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
  await payer.getByRole("button", { name: "Payer par carte" }).click();
  await expect(payer.getByText("Cette facture est réglée")).toBeVisible({ timeout: 3_000 });
  await expect(story.owner.getByText("Payée en totalité")).toBeVisible({ timeout: 3_000 });
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
  await control.getByRole("button", { name: "Encaisser" }).first().click();
  await control.context().close();
  await expect(payer.getByText("Cette facture est réglée")).toBeVisible({ timeout: 5_000 });
}
