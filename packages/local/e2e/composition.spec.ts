import { expectAxeClean } from "./axe.ts";
import { addClient, andRead, shot } from "./composing.ts";
import { complaintsOf, expect, test } from "./journey.ts";

test.setTimeout(240_000);

test("a firm composes three groups of a pool of twenty, moves someone, and creates them", async ({ page, product }) => {
  const faults = complaintsOf(page);
  await page.goto(product.signIn.owner);
  await expect(page).toHaveURL(/\/app\/f\//);
  const firm = /^(.*\/app\/f\/[^/]+)/.exec(page.url())?.[1] ?? "";
  await addClient(page, firm, "Martin");
  await addClient(page, firm, "Durand");

  await test.step("a pool of two clients gives three groups, each place explained", async () => {
    await page.goto(`${firm}/groupes`);
    await page.getByRole("link", { name: "Composer des groupes" }).click();
    await page.getByRole("link", { name: "Nouveau vivier" }).first().click();
    await page.getByLabel("Nom du vivier").fill("Automne");
    await page.getByRole("checkbox", { name: "Martin", exact: true }).check();
    await page.getByRole("checkbox", { name: "Durand", exact: true }).check();
    await expect(page.getByText("20\u00a0personnes choisies")).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "composition-new");
    await page.getByRole("button", { name: "Proposer des groupes" }).click();
    await expect(page.getByText("Toutes les règles sont respectées.")).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole("region", { name: /^Groupe \d$/ })).toHaveCount(3);
    await expect(page.getByText(/^Avec \d.*pairs, dont \d du même métier/).first()).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "composition");
  });

  const groupOf = (name: string) => page.getByRole("region", { name: /^Groupe \d$/ }).filter({ hasText: name });
  const chief = () => groupOf("Ana Martin");
  const clerk = () => page.getByLabel("Déplacer Bo Martin vers");

  await test.step("why not elsewhere is told; a move shows at once what it breaks", async () => {
    const title = (await chief().getByRole("heading").textContent()) ?? "";
    await groupOf("Bo Martin")
      .getByRole("button", { name: /^Pourquoi pas ailleurs.*Bo Martin/ })
      .click();
    await expect(
      page.getByText(`Pas dans le ${title.toLowerCase()}\u00a0: lien hiérarchique avec Ana Martin`),
    ).toBeVisible();
    await andRead(page, () => clerk().selectOption({ label: title }));
    await expect(chief().getByText("Ana Martin et Bo Martin\u00a0: lien hiérarchique.")).toBeVisible();
    await shot(page, "composition-broken");
  });

  await test.step("kept there together, they leave no way: the rules that collide are named", async () => {
    await andRead(page, () => page.getByLabel("Garder Ana Martin dans ce groupe").check());
    await expect(page.getByLabel("Garder Ana Martin dans ce groupe")).toBeChecked();
    await page.getByRole("button", { name: "Recalculer" }).click();
    await expect(page.getByText("Ces règles, ensemble, ne le permettent pas")).toBeVisible({ timeout: 45_000 });
    await expect(
      page.getByText("Ana Martin ne peut pas être avec les personnes sous sa responsabilité."),
    ).toBeVisible();
    await expectAxeClean(page);
    await shot(page, "composition-impossible");
  });

  await test.step("freed, the rest is solved again, and the groups are created with their invitations", async () => {
    const pins = page.getByRole("checkbox", { name: /^Garder .* Martin dans ce groupe$/, checked: true });
    while ((await pins.count()) > 0) {
      const before = await pins.count();
      await andRead(page, () => pins.first().click());
      await expect(pins).toHaveCount(before - 1);
    }
    await page.getByRole("button", { name: "Recalculer" }).click();
    await expect(page.getByText("Toutes les règles sont respectées.")).toBeVisible({ timeout: 45_000 });
    await page.getByRole("link", { name: "Créer les groupes" }).click();
    await page.getByRole("combobox", { name: "Programme" }).selectOption({ index: 1 });
    await page.getByRole("combobox", { name: "Coach" }).selectOption({ index: 1 });
    await page.getByLabel(/^Prix HT par place/).fill("700");
    await expectAxeClean(page);
    await shot(page, "composition-open");
    await page.getByRole("button", { name: "Créer les groupes" }).click();
    await expect(page.getByText("Les groupes sont créés")).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole("link", { name: "Ouvrir le groupe" })).toHaveCount(3);
    await page.getByRole("link", { name: "Ouvrir le groupe" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: /^Automne \d$/ })).toBeVisible();
  });
  expect(faults).toEqual([]);
});
