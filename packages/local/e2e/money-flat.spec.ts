import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { askAndConfirm, dayAt, deskOf, issueShown, said, shot } from "./money/desk.ts";

test.setTimeout(150_000);

const GROUP = "Cadres de Valdor, au forfait";
const VALDOR = "Valdor Industrie (démonstration)";
const BUYER = "odile.rey@valdor.example";

test("a group at one price is invoiced by thirds, as its sessions are held, to the cent", async ({
  browser,
  page: owner,
  product,
}) => {
  const faults = complaintsOf(owner);
  const desk = await deskOf(owner, product.signIn.owner);
  const { read, post } = desk;
  const { cohorts } = await read<{ cohorts: Record<string, string>[] }>("/cohort");
  const { programmeID, organizationID, coachID } =
    cohorts.find(({ organizationName }) => organizationName === VALDOR) ?? {};
  const cycle = { start: dayAt(-70), rhythm: { everyWeeks: 4, weekday: 3, time: "18:30" }, regular: 0 };
  const opening = { programmeID, organizationID, coachID, name: GROUP, cycle, modality: "onsite", place: "Nantes" };
  const { cohortID } = await post<{ cohortID: string }>("/cohort", opening);

  const link = await test.step("the quote is one price for the group, in three thirds", async () => {
    await owner.goto(desk.screen("/devis/nouveau"));
    await owner.getByLabel("Entreprise ou organisme").selectOption({ label: VALDOR });
    await owner.getByLabel("Nom du signataire").fill("Odile Rey");
    await owner.getByLabel("Sa qualité").fill("Directrice");
    await owner.getByLabel("Son adresse électronique").fill(BUYER);
    await owner.getByLabel("Objet du devis").fill("Codéveloppement d’un groupe");
    await owner.getByRole("combobox", { name: "Groupe" }).selectOption({ label: GROUP });
    await owner.getByLabel("Nombre de places").fill("8");
    await owner.getByLabel("Description").fill("Un groupe de cinq à huit pairs");
    await owner.getByLabel("Compté").selectOption({ label: "par groupe (forfait)" });
    await owner.getByLabel("Quantité").fill("1");
    await owner.getByLabel("Prix unitaire HT").fill("5600");
    await owner.getByLabel("Facturation").selectOption({ label: "En trois tiers : commande, mi-parcours, fin" });
    await owner.getByLabel("Délai de paiement").selectOption({ label: "45 jours fin de mois" });
    await expectAxeClean(owner);
    await shot(owner, "flat-quote");
    await owner.getByRole("button", { name: "Enregistrer le devis" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Devis en préparation" })).toBeVisible();
    await askAndConfirm(owner, "Envoyer le devis");
    await expect(owner.getByRole("heading", { level: 1, name: /^Devis D-/ })).toBeVisible();
    const mail = await waitForMail(product.inbox, { to: BUYER, subject: /^Devis/, link: /\/devis\// });
    return linkOf(mail, /\/devis\//);
  });

  await test.step("the client approves and signs", async () => {
    const phone = await (
      await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 } })
    ).newPage();
    await phone.goto(link);
    await phone.getByLabel("Votre nom complet").fill("Odile Rey");
    await phone.getByLabel("Bon pour accord", { exact: false }).check();
    await phone.getByRole("button", { name: "Donner mon accord" }).click();
    await expect(phone.getByText(/^Approuvé par Odile Rey/)).toBeVisible();
    await owner.reload();
    await askAndConfirm(owner, "Signer et envoyer la convention");
    await expect(owner.getByText("Convention à signer").first()).toBeVisible();
    const want = { to: BUYER, subject: /Convention à signer/, link: /\/convention/ };
    await phone.goto(linkOf(await waitForMail(product.inbox, want), want.link));
    await phone.getByLabel("Votre nom complet").fill("Odile Rey");
    await phone.getByLabel("J’ai lu la convention", { exact: false }).check();
    await phone.getByRole("button", { name: "Signer la convention" }).click();
    await expect(phone.getByText(/^Signée pour le client par Odile Rey/)).toBeVisible();
    await phone.context().close();
  });

  await test.step("a third at the order, one halfway, the last at the end with what was invoiced taken off", async () => {
    const order = owner.url();
    const { sessions } = await read<{ sessions: { sessionID: string }[] }>(`/cohort/${cohortID}`);
    const held = (at: number) => post(`/cohort/${cohortID}/session/${sessions[at]?.sessionID}/held`, { marks: [] });
    for (const [third, amount] of ["2 240,00 €", "2 240,00 €", "2 240,00 €"].entries()) {
      if (third > 0) await held(third - 1);
      await expect(async () => {
        await owner.goto(order);
        await expect(owner.getByRole("link", { name: "Voir la facture" })).toHaveCount(third + 1, { timeout: 2_000 });
      }).toPass({ timeout: 20_000 });
      await owner.getByRole("link", { name: "Voir la facture" }).last().click();
      await issueShown(desk);
      await expect(owner.getByText(said(amount)).first()).toBeVisible();
    }
    await shot(owner, "flat-balance");
    await owner.goto(order);
    await expectAxeClean(owner);
    await shot(owner, "flat-order");
    const { invoices } = await read<{ invoices: { object: string; due: number }[] }>("/invoice");
    const own = invoices.filter(({ object }) => object.includes("Codéveloppement d’un groupe"));
    expect(own).toHaveLength(3);
    expect(own.reduce((sum, { due }) => sum + due, 0)).toBe(672_000);
  });
  expect(faults).toEqual([]);
});
