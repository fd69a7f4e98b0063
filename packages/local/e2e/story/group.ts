import type { Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { expect } from "../journey.ts";
import { people } from "./founding.ts";
import { menuOf, openMailed, type Story, someone } from "./story.ts";

export const GROUP = "Responsables de Belmont";
export const OPEN_GROUP = "Groupe ouvert d’automne";

const DAY_MS = 86_400_000;

/** A working day so many days from now, and its number in the week. */
function workday(days: number): { day: string; weekday: string } {
  const wanted = new Date(Date.now() + days * DAY_MS);
  const weekday = wanted.getUTCDay();
  const back = weekday === 0 || weekday === 6 ? 2 : 0;
  const date = new Date(wanted.getTime() - back * DAY_MS);
  return { day: date.toISOString().slice(0, 10), weekday: String(date.getUTCDay()) };
}

interface Opening {
  name: string;
  organization?: string;
  startDays: number;
  seatsMax: string;
}

/** Programme, coach and place, dates by a rhythm: what is shown is what is opened. */
async function fillGroup(page: Page, { name, organization, startDays, seatsMax }: Opening): Promise<void> {
  await menuOf(page).getByRole("link", { name: "Groupes", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Nouveau groupe" }).first().click();
  await page.getByLabel("Programme", { exact: true }).selectOption({ label: "Oser déléguer" });
  await page.getByLabel("Nom du groupe").fill(name);
  if (organization)
    await page
      .getByRole("combobox", { name: /^Entreprise/ })
      .first()
      .selectOption({ label: organization });
  else await page.getByLabel("Les visiteurs peuvent s’inscrire").check();
  await page.getByLabel("Coach", { exact: true }).selectOption({ label: "Malik Serrano" });
  await page.getByRole("combobox", { name: /^Lieu/ }).fill("12 rue de l’Exemple, Rennes");
  await page.getByLabel("Places au maximum").fill(seatsMax);
  await page.getByLabel("Toutes les n semaines").check();
  await page.getByLabel("Nombre de semaines entre deux séances").fill("4");
  const { day, weekday } = workday(startDays);
  await page.getByLabel("Jour", { exact: true }).selectOption(weekday);
  await page.getByLabel("Heure de début").fill("09:30");
  await page.getByLabel("À partir du").fill(day);
  await page.getByLabel("Séances entre le lancement et le bilan").fill("1");
  await expect(page.getByRole("region", { name: "Dates proposées" }).getByRole("listitem")).toHaveCount(3);
}

/** A client's group that began ten weeks ago: its people are chosen as it opens. */
export async function openGroup(story: Story): Promise<void> {
  const { owner: page } = story;
  await fillGroup(page, { name: GROUP, organization: "Belmont Logistique", startDays: -70, seatsMax: "8" });
  for (const { name } of people) await page.getByRole("checkbox", { name }).check();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Ouvrir le groupe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
  await expect(page.getByText("0 inscrit · 5 réponses attendues · 8 places")).toBeVisible();
  await expectAxeClean(page);
}

/** Each answers freely on his phone, without signing in, then signs the charter by typing his name. */
export async function acceptAll(story: Story): Promise<void> {
  const phone = await someone(story, { phone: true });
  for (const [at, { name, email }] of people.entries()) {
    await openMailed(story, phone, { to: email, subject: /Une place vous est proposée/, link: /\/inscription\// });
    await expect(phone.getByRole("heading", { level: 1, name: "Une place vous est proposée" })).toBeVisible();
    if (at === 0) await expectAxeClean(phone);
    await phone.getByRole("button", { name: "J’accepte, et je m’engage sur ces dates" }).click();
    await expect(phone.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
    if (at === 0) await expectAxeClean(phone);
    await phone.getByLabel("Votre nom complet").fill(name);
    await phone.getByRole("button", { name: "Signer la charte" }).click();
    await expect(phone.getByText(`Signée par ${name}`)).toBeVisible();
  }
  await phone.context().close();
  const { owner: page } = story;
  await page.reload();
  await page.getByRole("tab", { name: /Participants/ }).click();
  await expect(page.getByRole("cell", { name: "Inscrit", exact: true })).toHaveCount(people.length);
  await expect(page.getByRole("cell", { name: /^Signée le/ })).toHaveCount(people.length);
  await expectAxeClean(page);
}

/** A group to come that anyone may join from the programme's page: five seats. */
export async function openToVisitors(story: Story): Promise<void> {
  const { owner: page } = story;
  await fillGroup(page, { name: OPEN_GROUP, startDays: 45, seatsMax: "5" });
  await page.getByRole("button", { name: "Ouvrir le groupe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: OPEN_GROUP })).toBeVisible();
}

/** The firm's own people take what is left: nobody may enrol alone any more. */
export async function fillUp(story: Story): Promise<void> {
  const { owner: page } = story;
  await menuOf(page).getByRole("link", { name: "Groupes", exact: true }).click();
  await page.getByRole("link", { name: OPEN_GROUP }).click();
  await page.getByRole("link", { name: "Inscrire des participants" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Inscrire des participants" })).toBeFocused();
  await page.getByLabel("Entreprise des participants").selectOption({ label: "Belmont Logistique" });
  for (const { name } of people.slice(0, 3)) await page.getByRole("checkbox", { name }).check();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Envoyer les invitations" }).click();
  await expect(page.getByRole("tab", { name: "Participants 5" })).toBeVisible();
}
