import { mkdir, writeFile } from "node:fs/promises";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "./browser.ts";
import { mailsTo } from "./inbox.ts";
import { type Product, startProduct } from "./start.ts";

/** `npm run pictures`: every main screen of the demo, wide and on a phone, to look at; and the README's own picture. */
const FOLDER = "test-results/pictures";
const WIDTHS = [1280, 390];

type Role = keyof Product["signIn"];

/** Screens of a role under its firm; `>` follows the first link of the page whose address begins so. */
const screens: Record<Role, readonly string[]> = {
  owner: [
    "/",
    "/groupes",
    "/groupes > /groupes/cohort_",
    "/groupes > /groupes/cohort_ > /seances/session_",
    "/groupes > /groupes/cohort_ > ?onglet=participants",
    "/groupes > /groupes/cohort_ > ?onglet=satisfaction",
    "/groupes > /groupes/cohort_ > ?onglet=documents",
    "/groupes > /groupes/cohort_ > ?onglet=reglages",
    "/groupes/nouveau",
    "/calendrier",
    "/calendrier?vue=liste",
    "/inscriptions",
    "/entreprises",
    "/entreprises > /entreprises/organization_",
    "/entreprises > /entreprises/organization_ > /importer",
    "/entreprises/nouvelle",
    "/factures",
    "/factures > /factures/invoice_",
    "/groupes > /groupes/cohort_ > ?onglet=dates",
    "/groupes > /groupes/cohort_ > ?onglet=participants > /inscrire",
    "/groupes > /groupes/cohort_ > /contrat",
    "/groupes > /groupes/cohort_ > /reporter",
    "/groupes > /groupes/cohort_ > ?onglet=participants > /changer",
    "/groupes > /groupes/cohort_ > ?onglet=participants > /payeurs",
    "/groupes > /groupes/cohort_ > ?onglet=presence",
    "/groupes > /groupes/cohort_ > ?onglet=presence > /emargement/",
    "/groupes > /groupes/cohort_ > ?onglet=presence > /emargement/ > /papier",
    "/groupes > /groupes/cohort_ > /deplacer",
    "/groupes > /groupes/cohort_ > /annuler",
    "/groupes > /groupes/cohort_ > ?onglet=reglages > /deroule",
    "/groupes > /groupes/cohort_ > ?onglet=reglages > /autonomie",
    "/groupes > /groupes/cohort_ > ?onglet=participants > /liste",
    "/groupes/decouvertes",
    "/groupes/decouvertes/nouvelle",
    "/groupes/composer",
    "/groupes/composer/nouveau",
    "/factures/nouvelle",
    "/factures/libre",
    "/factures?etat=en-retard > /factures/invoice_ > /paiement",
    "/factures > /factures/invoice_ > /avoir",
    "/factures/comptabilite",
    "/encaissements",
    "/devis",
    "/devis > /devis/order_",
    "/devis/nouveau",
    "/financements",
    "/financements/nouveau",
    "/satisfaction",
    "/satisfaction?onglet=publies",
    "/reglages",
    "/reglages/cabinet",
    "/reglages/equipe",
    "/reglages/paiement",
    "/reglages/facturation",
    "/reglages/annulation",
    "/reglages/modeles",
    "/reglages/calendrier",
    "/reglages/plateforme",
    "/reglages/reprise",
    "/reglages/modeles",
    "/reglages/modeles > /reglages/modeles/",
    "/reglages/questionnaires",
    "/reglages/questionnaires > /reglages/questionnaires/",
    "/reglages/journal",
    "/reglages/programmes",
    "/reglages/programmes > /reglages/programmes/programme_",
    "/reglages/programmes/nouveau",
    "/compte",
  ],
  coach: ["/", "/groupes", "/calendrier", "/satisfaction"],
  sponsor: ["/espace", "/espace/participants", "/espace/factures"],
  participant: [
    "/parcours",
    "/parcours > /parcours/employeur/",
    "/parcours > /groupe/",
    "/parcours > /groupe/ > /carnet",
  ],
};

const OPEN = "/c/rivage-demonstration";
const PROGRAMME = `${OPEN}/programmes/parcours-collectif-de-codeveloppement`;

/** Pages outside the dashboard, by their address or by the link of a mail. */
async function outside({ dashboard, inbox, stripe }: Product): Promise<Record<string, string>> {
  const { origin } = new URL(dashboard);
  const everything = (await mailsTo(inbox)).flatMap(({ links }) => links);
  const mailed = (part: string) => everything.findLast((link) => new URL(link).pathname.startsWith(part)) ?? "";
  const kinds = {
    offer: "/inscription/",
    pay: "/payer/",
    survey: "/avis/",
    contract: "/contrat/",
    charter: "/charte/",
  };
  return {
    product: origin,
    "sign-in": `${origin}/connexion`,
    firm: `${origin}${OPEN}`,
    "firm-english": `${origin}/en${OPEN}`,
    programme: `${origin}${PROGRAMME}`,
    "programme-english": `${origin}/en${PROGRAMME}`,
    enrol: `${origin}${PROGRAMME}/inscription`,
    "enrol-company": `${origin}${PROGRAMME}/inscription?payeur=entreprise`,
    "not-found": `${origin}/nulle-part`,
    inbox,
    stripe,
    ...Object.fromEntries(Object.entries(kinds).map(([name, part]) => [name, mailed(part)])),
  };
}

/** Drawn once its data have come: no skeleton left, fonts there. */
async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector(".skeleton") === null);
  await page.evaluate(() => document.fonts.ready);
}

const nameOf = (text: string) => text.replace(/[^a-z]+/gi, "-").replace(/^-|-$/g, "") || "home";

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    // A window as high as the page: what stays at its foot is drawn at the foot.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(800, height) });
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, animations: "disabled" });
  }
}

/** Follows a way through the dashboard: addresses, then parts of a link or of the address. */
async function walk(page: Page, home: string, way: string): Promise<void> {
  const [first = "", ...next] = way.split(" > ");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${home}${first}`);
  for (const part of next) {
    await settled(page);
    if (part.startsWith("?")) await page.goto(`${page.url()}${part}`);
    else {
      const href = await page.locator(`main a[href*="${part}"]`).first().getAttribute("href", { timeout: 5000 });
      await page.goto(new URL(href ?? "", page.url()).href);
    }
  }
}

/** The others are still drawn. */
function missed(what: string, error: unknown): void {
  console.error(what, String(error));
  process.exitCode = 1;
}

await mkdir(FOLDER, { recursive: true });
const product = await startProduct();
const browser = await chromium.launch(await launchOptions());
try {
  const open = () => browser.newPage({ locale: "fr-FR", timezoneId: "Europe/Paris", colorScheme: "light" });
  for (const [role, ways] of Object.entries(screens)) {
    const page = await open();
    await page.goto(product.signIn[role as Role]);
    await settled(page);
    const home = page.url().replace(/(\/f\/[^/]+).*$/, "$1");
    for (const way of ways) {
      await walk(page, home, way)
        .then(() => shoot(page, `${role}-${nameOf(way)}`))
        .catch((error) => missed(`${role} ${way}`, error));
    }
    if (role === "owner") {
      await walk(page, home, "/");
      await settled(page);
      await writeFile("docs/picture.png", await page.screenshot({ animations: "disabled" }));
    }
    await page.close();
  }
  const page = await open();
  for (const [name, address] of Object.entries(await outside(product))) {
    if (!address) continue;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(address);
    await shoot(page, `site-${name}`).catch((error) => missed(name, error));
  }
} finally {
  await browser.close();
  await product.discard();
}
