import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { joinByCode, nextStep, openRoom, signedIn } from "./room.ts";

test.setTimeout(240_000);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DECIDED = "Nous commençons à l’heure, téléphones rangés.";
const SAID = "Ce que l’un apporte, personne ne le lui reparle hors d’ici.";

async function ask<T>(page: Page, path: string, data?: object): Promise<T> {
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  const answer = await (data ? page.request.post(path, { headers, data }) : page.request.get(path));
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** The kickoff of the group that begins is today, its agreement signed on paper: the address of its room. */
async function kickoffToday(owner: Page, origin: string): Promise<{ address: string; group: string }> {
  const { firms } = await ask<{ firms: { firmID: string }[] }>(owner, `${origin}/api/me`);
  const firm = `${origin}/api/f/${firms[0]?.firmID}`;
  const { cohorts } = await ask<{ cohorts: { cohortID: string; name: string; organizationID: string }[] }>(
    owner,
    `${firm}/cohort`,
  );
  const { cohortID, organizationID } = cohorts.find(({ name }) => /Sauvigny/.test(name)) ?? {};
  const { sessions } = await ask<{ sessions: { sessionID: string; kind: string }[] }>(
    owner,
    `${firm}/cohort/${cohortID}`,
  );
  const { sessionID } = sessions.find(({ kind }) => kind === "kickoff") ?? {};
  const today = new Date().toISOString().slice(0, 10);
  const paper = { organizationID, name: "Bruno Ferrand", role: "Directeur", on: today, kept: "Classeur 1" };
  await ask(owner, `${firm}/order/group/${cohortID}/elsewhere`, paper);
  const startsAt = new Date(Date.now() + 600_000).toISOString();
  await ask(owner, `${firm}/cohort/${cohortID}/session/${sessionID}/move`, { startsAt, reason: "Avancée" });
  return {
    address: `${origin}/salle/${firms[0]?.firmID}/${cohortID}/${sessionID}`,
    group: `${origin}/app/f/${firms[0]?.firmID}/groupes/${cohortID}?onglet=participants`,
  };
}

const signsAs = async (page: Page, name: string) => {
  await page.getByLabel("Votre prénom et votre nom").fill(name);
  await page.getByRole("button", { name: "Signer la charte" }).click();
  await expect(page.getByText("Vous avez signé la charte.")).toBeVisible();
};

test("at the kickoff the charter is read, completed by the group and signed on each phone", async ({
  browser,
  product,
}) => {
  const { origin } = new URL(product.dashboard);
  const owner = await (await browser.newContext()).newPage();
  await owner.goto(product.signIn.owner);
  const { address, group } = await kickoffToday(owner, origin);
  const coach = await signedIn(browser, product, "judith.lambert@rivage.example");
  const lucie = await signedIn(browser, product, "lucie.bernard@sauvigny.example", PHONE);
  const claire = await (await browser.newContext(PHONE)).newPage();
  const faults = [coach, lucie, claire].map((page) => complaintsOf(page));

  await openRoom(coach, address, "Écoute");
  const code = (await coach.locator(".room-code").first().textContent()) ?? "";
  await lucie.goto(address);
  await lucie.getByRole("button", { name: "Entrer dans la salle" }).click();
  await joinByCode(claire, origin, code, "Claire P");
  await coach.getByRole("button", { name: /^Faire entrer/ }).click();
  await coach.getByRole("button", { name: "Démarrer" }).click();
  for (const step of ["Méthode", "Attentes", "Règles du groupe"]) await nextStep(coach, step);
  await coach.getByRole("form", { name: "Écrire au groupe" }).getByRole("textbox").fill(DECIDED);
  await coach.getByRole("button", { name: "Envoyer au groupe" }).click();
  await expect(lucie.getByText(DECIDED)).toBeVisible();

  await test.step("it is completed by what the group decided, and by one more rule", async () => {
    await nextStep(coach, "Charte");
    const card = coach.getByRole("region", { name: "La charte du groupe" });
    await expect(card.getByText("Ce qui est dit dans le groupe reste dans le groupe", { exact: false })).toBeVisible();
    await card.getByRole("button", { name: `Ajouter à la charte «\u00A0${DECIDED}\u00A0»` }).click();
    await card.getByLabel("Ajouter une règle du groupe").fill(SAID);
    await card.getByRole("button", { name: "Ajouter à la charte", exact: true }).click();
    for (const page of [lucie, claire]) {
      await expect(page.locator(".room-rules").getByText(SAID)).toBeVisible();
      await expect(page.locator(".room-rules").getByText(DECIDED)).toBeVisible();
      await expect(page.getByRole("button", { name: "Ajouter à la charte" })).toHaveCount(0);
    }
    await expectAxeClean(coach);
    await expectAxeClean(lucie);
  });

  await test.step("nobody goes on before each has signed, and a rule taken back is signed again", async () => {
    await signsAs(lucie, "Lucie Bernard");
    await coach.getByRole("button", { name: "Étape suivante" }).click();
    await expect(coach.getByText("Une personne présente n’a pas signé la charte.")).toBeVisible();
    await expect(coach.getByText("Pas encore\u00A0: Claire", { exact: false })).toBeVisible();
    await coach.getByRole("button", { name: `Retirer «\u00A0${DECIDED}\u00A0»` }).click();
    await expect(lucie.getByLabel("Votre prénom et votre nom")).toBeVisible();
    await signsAs(lucie, "Lucie Bernard");
    await signsAs(claire, "Claire Petit");
    await expect(coach.getByText("Tous ont signé.")).toBeVisible();
    await nextStep(coach, "Calendrier");
  });

  await test.step("the firm keeps it as it was signed", async () => {
    await owner.goto(group);
    await expect(owner.getByRole("row", { name: /Claire/ })).toContainText(/Signée/i);
    await lucie.goto(`${new URL(group).origin}/app/`);
    await expect(lucie.getByText("par Lucie Bernard", { exact: false })).toBeVisible();
  });
  expect(faults.flat().filter((line) => !/WebSocket/.test(line))).toEqual([]);
});
