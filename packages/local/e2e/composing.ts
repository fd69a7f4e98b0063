import { expect, type Page } from "@playwright/test";

const SHOTS = process.env.SHOTS;

export async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Acts, then waits until the page has read the pool again: what is asked next carries its revision. */
export async function andRead(page: Page, act: () => Promise<unknown>): Promise<void> {
  const isRead = (url: string, method: string) => method === "GET" && /\/composition\/composition_[^/]+$/.test(url);
  const read = page.waitForResponse((answer) => isRead(answer.url(), answer.request().method()));
  await act();
  await (await read).finished();
}

const NAMES = ["Ana", "Bo", "Cy", "Dora", "Elie", "Fanny", "Gil", "Hugo", "Ines", "Jade"];
const JOBS = ["Acheteur", "Chef d’atelier"];

/** Ten people of a client; the second reports to the first. */
function list(client: string): string {
  const lines = NAMES.map((given, at) => {
    const manager = at === 1 ? `${NAMES[0]} ${client}` : "";
    const address = `${given}.${client}@exemple.fr`.toLowerCase();
    return `${given};${client};${address};${JOBS[at % 2]};Unité ${at % 5};${manager};Délégation, conflit`;
  });
  return `Prénom;Nom;Email;Poste;Unité;Responsable;Besoins\n${lines.join("\n")}`;
}

/** A client with its people, as the screens of clients make them. */
export async function addClient(page: Page, firm: string, name: string): Promise<void> {
  await page.goto(`${firm}/entreprises/nouvelle`);
  await page
    .getByRole("textbox", { name: /^(Nom|Raison sociale)/ })
    .first()
    .fill(name);
  await page.locator("form button[type=submit]").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto(`${page.url()}/importer`);
  await page.getByLabel("Liste des personnes").fill(list(name));
  await page.getByRole("button", { name: "Vérifier la liste" }).click();
  await page.getByRole("button", { name: /^Importer 10/ }).click();
  await expect(page.getByText("Import terminé").first()).toBeVisible();
}
