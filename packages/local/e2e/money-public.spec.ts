import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { act, dayAt, deskOf, issueShown, said, shot } from "./money/desk.ts";

test.setTimeout(120_000);

const TOWN = "Ville de Montclair (exemple)";
const FINANCES = "finances@montclair.example";

test("a public body is invoiced once it said its service code and engagement, and is never asked for a card", async ({
  browser,
  page: owner,
  product,
}) => {
  const faults = complaintsOf(owner);
  const desk = await deskOf(owner, product.signIn.owner);

  await test.step("the client's card says that it is one, and what its directory requires", async () => {
    await owner.goto(desk.screen("/entreprises/nouvelle"));
    await owner.getByLabel("Nom", { exact: true }).fill(TOWN);
    await owner.getByLabel("SIRET").fill("990 000 044 00018");
    await owner.getByLabel(/^Adresse électronique/).fill(FINANCES);
    await owner.getByLabel("Numéro et rue").fill("1 place de l’Exemple");
    await owner.getByLabel("Code postal").fill("69210");
    await owner.getByLabel("Ville").fill("Montclair");
    await owner.getByLabel("C’est un organisme public").check();
    await owner.getByLabel("Le code service est obligatoire").check();
    await owner.getByLabel("Le numéro d’engagement est obligatoire").check();
    await shot(owner, "public-client");
    await expectAxeClean(owner);
    await owner.getByRole("button", { name: "Ajouter l’entreprise" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: TOWN })).toBeVisible();
  });

  await test.step("its draft cannot be issued before both are there", async () => {
    await owner.goto(desk.screen("/factures/libre"));
    await owner.getByRole("combobox", { name: "Client" }).selectOption({ label: TOWN });
    await owner.getByRole("textbox", { name: "Objet" }).fill("Deux journées d’appui aux managers");
    await owner.getByLabel("Désignation").fill("Une journée d’appui");
    await owner.getByLabel("Quantité").fill("2");
    await owner.getByLabel("Prix unitaire HT").fill("900");
    await shot(owner, "public-free");
    await expectAxeClean(owner);
    await owner.getByRole("button", { name: "Préparer le brouillon" }).click();
    const lacks = owner.getByRole("list").filter({ hasText: "Numéro d’engagement" });
    await expect(lacks).toContainText("Code service");
    await expect(owner.getByRole("button", { name: "Émettre la facture" })).toBeDisabled();
    await shot(owner, "public-lacks");
    await expectAxeClean(owner);
  });

  const number = await test.step("with them it is issued, due in thirty days", async () => {
    await act(owner, "Modifier l’objet et les références").click();
    await owner.getByLabel("Code service").fill("SERV-042");
    await owner.getByLabel("Numéro d’engagement").fill("EJ-2026-778");
    await expectAxeClean(owner);
    await shot(owner, "public-references");
    await act(owner, "Enregistrer").click();
    const issued = await issueShown(desk);
    for (const text of ["SERV-042", "EJ-2026-778"]) await expect(owner.getByText(text).first()).toBeVisible();
    await expectAxeClean(owner);
    return issued;
  });

  await test.step("its page asks for a transfer by its accountant, and takes no card", async () => {
    const payer = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const mail = await waitForMail(product.inbox, { to: FINANCES, subject: /^Facture /, link: /\/payer\// });
    await payer.goto(linkOf(mail, /\/payer\//));
    await expect(payer.getByText(said("2 160,00 €")).first()).toBeVisible();
    await expect(payer.getByText("par mandat administratif", { exact: false })).toBeVisible();
    await expect(payer.getByText("IBAN")).toBeVisible();
    await expect(payer.getByRole("button", { name: /en ligne/ })).toHaveCount(0);
    await shot(payer, "public-pay");
    await expectAxeClean(payer);
    await payer.context().close();
  });

  await test.step("the firm notes that it was handed in, then that the mandate arrived", async () => {
    await act(owner, "Noter le dépôt sur Chorus Pro").click();
    await owner.getByLabel("Numéro de dépôt").fill("CPP-2026-0099");
    await expectAxeClean(owner);
    await act(owner, "Enregistrer le dépôt").click();
    await expect(owner.getByText(/CPP-2026-0099/)).toBeVisible();
    await act(owner, "Enregistrer un paiement").click();
    await owner.getByRole("radio", { name: "Mandat" }).check();
    await owner.getByLabel("Reçu le").fill(dayAt(0));
    await expectAxeClean(owner);
    await act(owner, "Enregistrer un paiement").click();
    await expect(owner.getByText("Payée en totalité")).toBeVisible();
    await expect(owner.getByRole("heading", { level: 1, name: said(`Facture ${number}`) })).toBeVisible();
    await shot(owner, "public-paid");
  });
  expect(faults).toEqual([]);
});
