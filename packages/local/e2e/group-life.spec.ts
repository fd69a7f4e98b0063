import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { addClient, shot } from "./composing.ts";
import { linkOf, mailsTo, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";

/** From a session to try to a group that lives: each test goes on where the one before it ended. */
const story = chapter(240_000);
const DAY_MS = 86_400_000;
const DAYS_AHEAD = 5;

let owner: Page;
let firm = "";

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const inbox = () => story.product.inbox;
const GUESTS = ["Aline", "Bastien", "Colette", "Denis"] as const;
const addressOf = (given: string) => `${given.toLowerCase()}.essai@visiteurs.example`;

async function signIn(): Promise<void> {
  await owner.goto(story.product.signIn.owner);
  await expect(owner).toHaveURL(/\/app\/f\//);
  firm = /^(.*\/app\/f\/[^/]+)/.exec(owner.url())?.[1] ?? "";
}

/** Opens a discovery session; its one link. */
async function discovery(name: string, { price, days }: { price: string; days: number }): Promise<string> {
  await owner.goto(`${firm}/groupes/decouvertes/nouvelle`);
  await owner.getByLabel("Nom de la séance").fill(name);
  await owner.getByRole("combobox", { name: "Programme" }).selectOption({ index: 1 });
  await owner.getByLabel("Places", { exact: true }).fill("13");
  await owner.getByLabel(/^Prix hors taxes/).fill(price);
  await owner.getByRole("combobox", { name: "Coach" }).selectOption({ label: "Judith Lambert" });
  await owner.getByLabel("Jour", { exact: true }).fill(inDays(days));
  await owner.getByLabel("Heure", { exact: true }).fill("20:30");
  await owner.getByRole("button", { name: "Ouvrir la séance" }).click();
  await expect(owner.getByRole("alert").getByRole("link", { name: /^Places/ })).toBeVisible();
  await owner.getByLabel("Places", { exact: true }).fill("12");
  await owner.getByRole("button", { name: "Ouvrir la séance" }).click();
  await expect(owner.getByRole("heading", { level: 1, name })).toBeVisible();
  return owner.getByRole("textbox", { name: "Page à partager" }).inputValue();
}

async function takeSeat(page: Page, given: string): Promise<void> {
  await page.getByLabel("Prénom").fill(given);
  await page.getByLabel("Nom", { exact: true }).fill("Essai");
  await page.getByLabel("Adresse électronique", { exact: true }).fill(addressOf(given));
  await page.getByRole("button", { name: "Prendre une place" }).click();
}

test("a discovery session, free or at a price, fills by its one link", async ({ browser }) => {
  owner = await story.open(browser);
  await signIn();
  const priced = await discovery("Une heure payante", { price: "90", days: 3 });
  const free = await discovery("Une heure pour essayer", { price: "0", days: 2 });
  await shot(owner, "discovery");
  const phone = await story.open(browser, { width: 390, script: false });
  for (const given of GUESTS) {
    await phone.goto(free);
    await takeSeat(phone, given);
    await expect(phone.getByRole("heading", { name: "Votre place" })).toBeVisible();
    await waitForMail(inbox(), { to: addressOf(given), link: /\/decouverte\// });
  }
  await phone.goto(priced);
  await takeSeat(phone, "Elsa");
  await expect(phone.getByRole("alert")).toContainText("Raison sociale");
  await expect(phone.getByLabel("Prénom")).toHaveValue("Elsa");
  await phone.getByLabel("Raison sociale").fill("Granvelle Conseil");
  await phone.getByLabel("SIRET").fill("99000012700011");
  await phone.getByLabel("Numéro et rue").fill("5 rue de l’Exemple");
  await phone.getByLabel("Code postal").fill("44000");
  await phone.getByLabel("Ville").fill("Nantes");
  await phone.getByRole("button", { name: "Prendre une place" }).click();
  await expect(phone.getByText("Sa facture vous parvient par courriel.")).toBeVisible();
  await phone.context().close();
});

test("“qui veut continuer ?” offers the seats of a group to come, in the order of the yes", async ({ browser }) => {
  await story.again({ DAYS_AHEAD: String(DAYS_AHEAD) });
  await owner.clock.setFixedTime(Date.now() + DAYS_AHEAD * DAY_MS);
  await signIn();
  await owner.goto(`${firm}/groupes/decouvertes`);
  await owner.getByRole("link", { name: "Une heure pour essayer" }).click();
  await owner.getByRole("button", { name: "Demander qui veut continuer" }).click();
  await expect(owner.getByText("La question est partie.")).toBeVisible();
  const phone = await story.open(browser, { width: 390, script: false });
  for (const given of GUESTS) {
    const asked = await waitForMail(inbox(), { to: addressOf(given), subject: /Voulez-vous continuer/ });
    await phone.goto(linkOf(asked, /\/decouverte\//));
    await phone.getByRole("button", { name: given === "Bastien" ? "Je m’arrête là" : "Je veux continuer" }).click();
    await expect(phone.getByRole("status")).toBeVisible();
  }
  await phone.context().close();
  await owner.reload();
  await expect(owner.getByText(/^3\spersonnes veulent continuer/)).toBeVisible();
  await expectAxeClean(owner);
  await owner.getByRole("combobox", { name: "Groupe proposé" }).selectOption({ index: 1 });
  await owner.getByRole("button", { name: "Proposer les places" }).click();
  for (const given of ["Aline", "Colette", "Denis"])
    await waitForMail(inbox(), {
      to: addressOf(given),
      subject: /^Une place vous est gardée/,
      link: /\/inscription\//,
    });
  await owner.reload();
  await expect(owner.getByText("Place proposée")).toHaveCount(3);
  await shot(owner, "discovery-filled");
  expect((await mailsTo(inbox(), addressOf("Bastien"))).filter(({ subject }) => /Une place/.test(subject))).toEqual([]);
});

const GROUP = "Printemps à La Réunion";
const LISTED = ["Ana", "Bo", "Cy", "Dora", "Elie", "Fanny", "Gil"];
const memberOf = (given: string) => `${given}.martin@exemple.fr`.toLowerCase();
const line = (given: string) => `${given};Martin;${memberOf(given)};Acheteur`;

test("a group is opened by other clocks, and invites a list of before in its order", async () => {
  await addClient(owner, firm, "Martin");
  await owner.goto(`${firm}/groupes/nouveau`);
  await owner.getByRole("combobox", { name: "Programme" }).selectOption({ index: 1 });
  await owner.getByLabel("Nom du groupe").fill(GROUP);
  await owner
    .getByRole("combobox", { name: /^Entreprise/ })
    .first()
    .selectOption({ label: "Martin" });
  await owner.getByLabel(/^Prix HT par place/).fill("700");
  await owner.getByRole("combobox", { name: "Coach", exact: true }).selectOption({ label: "Karim Benali" });
  await owner.getByLabel("Places au maximum").fill("5");
  await owner.getByLabel("Séances entre le lancement et le bilan").fill("1");
  const zone = owner.getByLabel(/^Fuseau horaire du groupe/);
  await zone.fill("Indian/Réunion");
  await owner.getByRole("button", { name: "Ouvrir le groupe" }).click();
  await expect(owner.getByText(/^Ce fuseau horaire n’existe pas/).first()).toBeVisible();
  await zone.fill("Indian/Reunion");
  await expect(owner.getByRole("region", { name: "Dates proposées" }).getByRole("listitem")).toHaveCount(3);
  await expect(owner.getByRole("region", { name: "Dates proposées" })).toContainText(/, 9\sh\s–/);
  await expectAxeClean(owner);
  await shot(owner, "group-new-zone");
  await owner.getByRole("button", { name: "Ouvrir le groupe" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
  await expect(owner.getByText("En constitution").first()).toBeVisible();
  await owner.goto(`${owner.url().replace(/\?.*/, "")}/liste`);
  await owner.getByLabel("D’une formation passée").check();
  const list = owner.getByLabel("Liste des personnes");
  const head = "Prénom;Nom;Courriel;Fonction";
  await list.fill([head, line("Ana"), "Bo;Martin;pas une adresse;Acheteur"].join("\n"));
  await owner.getByRole("button", { name: "Envoyer les invitations" }).click();
  await expect(owner.getByText(/^La ligne 3 est à corriger/)).toBeVisible();
  await list.fill([head, ...LISTED.map(line)].join("\n"));
  await owner.getByRole("button", { name: "Envoyer les invitations" }).click();
  await expect(owner.getByText(/5\sinvitations partent\. 2\spersonnes attendent une place\./)).toBeVisible();
});

/** Says yes or no by the newest link of a seat. */
async function answer(phone: Page, given: string, button: RegExp): Promise<void> {
  const wanted = { to: memberOf(given), subject: /^Une place vous est proposée/, link: /\/inscription\// };
  const mail = await waitForMail(inbox(), wanted);
  await phone.goto(linkOf(mail, /\/inscription\//));
  await phone.getByRole("button", { name: button }).click();
  await expect(phone.getByRole("heading", { level: 1, name: /^(Votre place est confirmée|C’est noté)/ })).toBeVisible();
}

/** Who stands in one of the lists of people, in its order. */
async function people(caption: string): Promise<string[]> {
  await owner.goto(`${firm}/groupes`);
  await owner.getByRole("link", { name: GROUP, exact: true }).click();
  await owner.getByRole("tab", { name: /^Participants/ }).click();
  const rows = owner.getByRole("table", { name: caption }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  return (await rows.allTextContents()).flatMap((text) => LISTED.filter((given) => text.includes(`${given} Martin`)));
}

const NO = /^Je décline/;
const YES = /^J’accepte/;

test("each accepts or not; the first who waits takes a seat that is left; below five the firm is warned", async ({
  browser,
}) => {
  expect(await people("Liste d’attente")).toEqual(["Fanny", "Gil"]);
  const phone = await story.open(browser, { width: 390, script: false });
  for (const given of ["Ana", "Bo", "Cy", "Dora"]) await answer(phone, given, YES);
  await answer(phone, "Elie", NO);
  await answer(phone, "Fanny", YES);
  expect(await people("Liste d’attente")).toEqual(["Gil"]);
  await owner.getByRole("tab", { name: /^Séances/ }).click();
  const states = owner.getByRole("region", { name: "Où en est le groupe" });
  await expect(states.locator("[aria-current=step]")).toHaveText("Confirmé");
  await shot(owner, "group-confirmed");
  await owner.getByRole("tab", { name: /^Participants/ }).click();
  await owner.getByRole("link", { name: "Changer ou annuler la place de Bo Martin" }).click();
  await owner.getByRole("radio", { name: /^Le client annule/ }).check();
  await owner.getByLabel(/^Motif/).fill("Changement de poste");
  await owner.getByRole("button", { name: "Annuler la place" }).click();
  await answer(phone, "Gil", NO);
  expect(await people("Ne participent plus")).toEqual(expect.arrayContaining(["Bo", "Elie", "Gil"]));
  await expect(owner.getByText(/^Ce groupe ne compte plus que 4\spersonnes/)).toBeVisible();
  await expectAxeClean(owner);
  await shot(owner, "group-four");
  await phone.context().close();
});

test("a sister group agrees to a guest, one by one, and may take it back", async ({ browser }) => {
  await owner.goto(`${firm}/groupes`);
  await owner.getByRole("link", { name: "Managers de proximité Valdor", exact: true }).click();
  await owner.getByRole("tab", { name: /^Séances/ }).click();
  await owner.getByRole("link", { name: "Rattrapages" }).click();
  const coming = owner.getByRole("table", { name: "Invités dans ce groupe" });
  await expect(coming).toContainText("Accord demandé");
  await expect(coming).toContainText(/5\saccords sur 6/);
  await expectAxeClean(owner);
  await shot(owner, "make-ups");
  const phone = await story.open(browser, { width: 390, script: false });
  const to = "thomas.garnier@valdor.example";
  const mail = await waitForMail(inbox(), { to, subject: /^Votre accord/, link: /\/invite\// });
  // Mailed before the product was started again, at another port.
  await phone.goto(new URL(new URL(linkOf(mail, /\/invite\//)).pathname, story.product.dashboard).href);
  await expect(phone.getByText("Elle lit cette séance seule", { exact: false })).toBeVisible();
  await phone.getByRole("button", { name: "Je suis d’accord" }).click();
  await expect(phone.getByText("Vous êtes d’accord pour sa venue.")).toBeVisible();
  await owner.reload();
  await expect(coming).toContainText("Confirmé");
  await phone.getByRole("button", { name: "Retirer mon accord" }).click();
  await owner.reload();
  await expect(coming).toContainText("N’a pas lieu");
  await expect(coming).toContainText("Le groupe préfère se réunir sans invité.");
  await phone.context().close();
});
