import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { complaintsOf, expect, test } from "./journey.ts";

test.setTimeout(120_000);

const YEAR = new Date().getFullYear();
const SHOTS = process.env.SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a firm hands its invoices to the approved platform, brings an invoice of its former tool, states a client", async ({
  page,
  product,
}) => {
  const faults = complaintsOf(page);
  await page.goto(product.signIn.owner);
  await expect(page).toHaveURL(/\/app\/f\//);
  const firm = /^(.*\/app\/f\/[^/]+)/.exec(page.url())?.[1] ?? "";

  await test.step("the platform is connected, and says what stays outside", async () => {
    await page.goto(`${firm}/reglages/plateforme`);
    await page.getByRole("button", { name: "Connecter la plateforme" }).click();
    await expect(page.getByText("Connectée", { exact: true })).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "platform");
  });

  await test.step("an open invoice is taken over, its wrong lines named first", async () => {
    await page.goto(`${firm}/reglages/reprise`);
    const head = "Numéro;Date;Échéance;Client;Courriel;Taux;HT;TVA;Payé";
    const fine = `ANC-${YEAR}-7;15/01/${YEAR};14/02/${YEAR};Valdor Industrie (démonstration);;20;1 000,00;200,00;300,00`;
    await page.getByLabel("Tableau").fill(`${head}\n${fine}\nX Y;15/01/${YEAR};;Inconnue;;20;1;0,20;0`);
    await page.getByRole("button", { name: "Vérifier le tableau" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "à corriger" })).toBeVisible();
    await shot(page, "takeover-wrong");
    await page.getByLabel("Tableau").fill(`${head}\n${fine}`);
    await page.getByRole("button", { name: "Vérifier le tableau" }).click();
    await page.getByRole("button", { name: "Reprendre 1\u00a0facture" }).click();
    await expect(page.getByText("Déjà repris").first()).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "takeover");
  });

  await test.step("it is owed like ours, and stands in the client's statement", async () => {
    await page.goto(`${firm}/factures`);
    await page.getByRole("link", { name: `ANC-${YEAR}-7` }).click();
    await expect(page.getByText("Émise par votre ancien outil")).toHaveCount(2);
    await shot(page, "taken-invoice");
    await page.getByRole("link", { name: "Relevé du client" }).click();
    await expect(page.getByRole("link", { name: `ANC-${YEAR}-7` })).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "statement");
    const link = page.getByRole("link", { name: "Télécharger le relevé en PDF" });
    const href = (await link.getAttribute("href")) ?? "";
    const answer = await page.request.get(new URL(href, page.url()).href);
    expect((await answer.body()).toString("latin1", 0, 8)).toBe("%PDF-1.7");
    if (SHOTS) await (await import("node:fs/promises")).writeFile(`${SHOTS}/statement.pdf`, await answer.body());
  });

  await test.step("an invoice of before is handed in; the platform rejects it and the page says what to do", async () => {
    await page.goto(`${firm}/factures`);
    await page.getByRole("link", { name: `F-${YEAR}-0001` }).click();
    await page.getByRole("button", { name: "Transmettre à la plateforme" }).click();
    // It was paid before: what came in is told as soon as the platform has it.
    await expect(page.getByText("Encaissement déclaré").first()).toBeVisible({ timeout: 30_000 });
    const platform = await page.context().newPage();
    await platform.goto(product.platform);
    await platform.getByLabel(`Statut de F-${YEAR}-0001`).selectOption("213");
    await platform.getByLabel(`Motif pour F-${YEAR}-0001`).fill("SIREN inconnu");
    await shot(platform, "control");
    await platform.getByRole("button", { name: "Dire" }).first().click();
    await page.getByRole("button", { name: "Actualiser le statut" }).click();
    await expect(page.getByText("Facture rejetée par la plateforme")).toBeVisible();
    await expect(page.getByText("Motif\u00a0: SIREN inconnu")).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "rejected");
  });
  expect(faults).toEqual([]);
});
