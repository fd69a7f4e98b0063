import type { Locator } from "@playwright/test";
import { complaintsOf, expect, test } from "./journey.ts";
import { act, type Desk, dayAt, deskOf } from "./money/desk.ts";

test.setTimeout(150_000);

const NOT_MONEY = "Saisissez un montant en euros";

/** What is written of the firm's money, to see that a refusal changed nothing of it. */
async function written({ read }: Desk) {
  const { invoices } = await read<{ invoices: object[] }>("/invoice");
  const { organizations } = await read<{ organizations: object[] }>("/organization");
  return { invoices, organizations };
}

/** Beside its field, where a screen reader says it too. */
const refused = (field: Locator, reason: string | RegExp) => expect(field).toHaveAccessibleDescription(reason);

async function priceOf({ owner, screen }: Desk): Promise<Locator> {
  await owner.goto(screen("/factures/libre"));
  await owner.getByRole("combobox", { name: "Client" }).selectOption({ index: 1 });
  await owner.getByRole("textbox", { name: "Objet" }).fill("Essai");
  await owner.getByLabel("Désignation").fill("Une journée");
  return owner.getByLabel("Prix unitaire HT");
}

async function tryPrice(desk: Desk, typed: string, reason: string | RegExp): Promise<void> {
  const price = await priceOf(desk);
  await price.fill(typed);
  await act(desk.owner, "Préparer le brouillon").click();
  await refused(price, reason);
}

/** An issued invoice of the demo on which something is due. */
async function openInvoice({ owner, read, screen }: Desk): Promise<void> {
  const { invoices } = await read<{ invoices: { invoiceID: string; due: number; status: string }[] }>("/invoice");
  const open = invoices.find(({ due, status }) => due > 0 && status !== "draft");
  await owner.goto(screen(`/factures/${open?.invoiceID}`));
}

/** Bad input, a sentence each: what is typed, where, and the reason beside its field. */
const sentences: Record<string, (desk: Desk) => Promise<void>> = {
  "negative cents": (desk) => tryPrice(desk, "-5", /euros|montant|petit/),
  "huge cents": (desk) => tryPrice(desk, "99999999999", /euros|montant|grand/),
  "fractional cents": (desk) => tryPrice(desk, "10,005", new RegExp(NOT_MONEY)),
  "a rate not on the list": async (desk) => {
    await priceOf(desk);
    const rates = await desk.owner.getByLabel("Taux de TVA").getByRole("option").allTextContents();
    expect(rates.join()).not.toContain("19");
    const { origin, pathname } = new URL(desk.screen("/invoice/free"));
    const { organizations } = await desk.read<{ organizations: { organizationID: string }[] }>("/organization");
    const buyer = { kind: "organization", organizationID: organizations[0]?.organizationID };
    const lines = [{ description: "Une journée", quantity: "1", unitNet: 100, vatRate: 1_900 }];
    const answer = await desk.owner.request.post(`${origin}${pathname.replace("/app/", "/api/")}`, {
      headers: { "Idempotency-Key": crypto.randomUUID() },
      data: { buyer, object: "Essai", lines },
    });
    expect(answer.status()).toBe(422);
    expect(await answer.text()).toContain("lines.0.vatRate");
  },
  "a due date before the issue date": async ({ owner, screen }) => {
    await owner.goto(screen("/reglages/reprise"));
    const head = "Numéro;Date;Échéance;Client;Courriel;Taux;HT;TVA;Payé";
    const [day, before] = [dayAt(-40), dayAt(-50)].map((one) => one.split("-").reverse().join("/"));
    await owner
      .getByLabel("Tableau")
      .fill(`${head}\nANC-9;${day};${before};Valdor Industrie (démonstration);;20;1 000,00;200,00;0`);
    await act(owner, "Vérifier le tableau").click();
    await expect(owner.getByText("L’échéance précède la date.")).toBeVisible();
  },
  "a share over 100 %": async (desk) => {
    const { owner, read, screen } = desk;
    const { cohorts } = await read<{ cohorts: { cohortID: string; name: string }[] }>("/cohort");
    const known = cohorts.find(({ name }) => name.includes("Sauvigny"));
    await owner.goto(screen(`/groupes/${known?.cohortID}?onglet=participants`));
    await owner
      .getByRole("link", { name: /^Qui paie pour/ })
      .or(owner.getByRole("button", { name: /^Qui paie pour/ }))
      .first()
      .click();
    await owner.getByLabel("Sa part").selectOption({ label: "Un pourcentage" });
    await owner.getByLabel("Pourcentage du prix").fill("120");
    await act(owner, "Enregistrer les payeurs").click();
    await refused(owner.getByLabel("Pourcentage du prix"), /100|grand/);
  },
  "a credit above the remainder": async (desk) => {
    await openInvoice(desk);
    const { owner } = desk;
    await act(owner, "Créer un avoir").click();
    const sum = owner.getByRole("textbox", { name: /, HT$/ }).first();
    await sum.fill("900000");
    await owner.getByLabel("Motif").fill("Essai");
    await act(owner, "Émettre l’avoir").click();
    await expect(owner.getByText("C’est plus que ce qui reste de cette facture.").first()).toBeVisible();
  },
  "a payment in another currency": async (desk) => {
    await openInvoice(desk);
    const { owner } = desk;
    await act(owner, "Enregistrer un paiement").click();
    await owner.getByLabel("Montant reçu, TTC").fill("100 USD");
    await act(owner, "Enregistrer un paiement").click();
    await refused(owner.getByLabel("Montant reçu, TTC"), new RegExp(NOT_MONEY));
  },
  "an IBAN whose checksum is unknown": async ({ owner, screen }) => {
    await owner.goto(screen("/reglages/cabinet"));
    await owner.getByRole("textbox", { name: /^IBAN/ }).fill("FR76 9999 9000 4400 0000 0001 023");
    await act(owner, "Enregistrer").click();
    await refused(owner.getByRole("textbox", { name: /^IBAN/ }), /Cet IBAN n’existe pas/);
  },
  "a SIRET whose key is wrong": async ({ owner, screen }) => {
    await owner.goto(screen("/entreprises/nouvelle"));
    await owner.getByLabel("Nom", { exact: true }).fill("Essai Inventé");
    await owner.getByLabel("SIRET").fill("99000003600015");
    await act(owner, "Ajouter l’entreprise").click();
    await refused(owner.getByLabel("SIRET"), /Ce SIRET n’existe pas/);
  },
  "a SIRET that is not the SIREN's of its VAT number": async ({ owner, screen }) => {
    await owner.goto(screen("/entreprises/nouvelle"));
    await owner.getByLabel("Nom", { exact: true }).fill("Essai Inventé");
    await owner.getByLabel("SIRET").fill("99000003600014");
    await owner.getByLabel("Numéro de TVA intracommunautaire").fill("FR13990000010");
    await act(owner, "Ajouter l’entreprise").click();
    await refused(owner.getByLabel("Numéro de TVA intracommunautaire"), /une autre entreprise/);
  },
};

test("bad input is refused beside its field, with the reason, and nothing is written", async ({
  page: owner,
  product,
}) => {
  const faults = complaintsOf(owner);
  const desk = await deskOf(owner, product.signIn.owner);
  const before = await written(desk);
  for (const [sentence, tried] of Object.entries(sentences)) {
    await test.step(sentence, () => tried(desk));
    expect(await written(desk), sentence).toEqual(before);
  }
  expect(faults).toEqual([]);
});
